import { holidayDates } from '../../../../knowledge/facts.ts';
import type { Facts, Holiday } from '../../../../knowledge/facts-schema.ts';
import type { Feasts } from '../read/time/with-feasts.ts';

/** Names that are also plain words or figures; the words around would have to say more. */
const ambiguous = new Set([
  '618',
  'tet',
  'eid',
  'natal',
  'valentine',
  'wiesn',
  'nye',
  'cny',
  'school start',
  'school holidays',
]);

/** The feasts of the knowledge base by their names in any language. */
export function feastsOf(facts: Facts): Feasts {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly holiday: Holiday }[]>();
  for (const holiday of Object.values(facts.holidays)) {
    for (const name of holiday.words) {
      if (ambiguous.has(name)) continue;
      const words = name
        .normalize('NFD')
        .replaceAll(/\p{M}+/gu, '')
        .toLowerCase()
        .replaceAll(/['’.]/gu, '')
        .split(/[\s-]+/u)
        .filter((word) => word !== '');
      const [first = ''] = words;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, holiday }]);
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return {
    startingWith: (word) => (byFirst.get(word) ?? []).map((entry) => entry.words),
    datesOf: (words, year) => {
      const entry = (byFirst.get(words[0] ?? '') ?? []).find((one) => one.words.join(' ') === words.join(' '));
      const [dates] = entry === undefined ? [] : holidayDates(entry.holiday, year);
      return dates ?? null;
    },
  };
}
