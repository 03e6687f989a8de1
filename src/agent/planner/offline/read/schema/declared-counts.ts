import type { Draft, TableDraft } from '../draft.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';

/** Words between a count and the noun it counts: "120 fake test invoices". */
const mostBetween = 3;

/**
 * Gives the tables that a schema declares the counts that stand before their nouns in the words around it: "40 owners and 65 pets",
 * "12 districts, 9 candidates and 324 tallies". A table that those words seemed to ask for beside the declared ones is none.
 */
export function settleDeclaredCounts(scene: Scene, draft: Draft): void {
  const declared = draft.tables.filter((table) => table.declared);
  if (declared.length === 0) return;
  for (const table of declared.filter((one) => one.rows === null)) {
    const found = countFor(scene, table, declared.length === 1);
    if (found === null) continue;
    table.rows = { ...spanOf(scene, found.first, found.end), min: found.value, max: found.value, approximate: false };
    claim(scene, found.first, found.end);
    const taken = table.rows;
    draft.tables = draft.tables.filter(
      (other) => other.declared || other.columns.length > 0 || other.rows?.from !== taken.from,
    );
  }
  if (draft.current !== null && !draft.tables.includes(draft.current)) draft.current = draft.tables[0] ?? null;
}

function countFor(
  scene: Scene,
  table: TableDraft,
  isOnly: boolean,
): { readonly first: number; readonly end: number; readonly value: number } | null {
  const nouns = new Set([table.name ?? '', table.subject, table.subject.split(' ').at(-1) ?? ''].map(stem));
  for (const fact of scene.facts) {
    if (fact.kind !== 'amount' || fact.percent || !Number.isInteger(fact.value) || fact.value < 1) continue;
    for (let at = fact.end; at <= fact.end + mostBetween; at += 1) {
      const token = scene.tokens[at];
      if (token?.kind !== 'word') break;
      if (nouns.has(stem(token.word))) return { first: fact.first, end: at + 1, value: fact.value };
    }
    const after = scene.tokens[fact.end]?.word ?? '';
    if (isOnly && fact.unit === null && (after === 'of' || after === 'test' || after === 'fake' || after === 'mock'))
      return { first: fact.first, end: fact.end, value: fact.value };
  }
  return null;
}

/** `tallies`, `Tally` and `tally` are one. */
function stem(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[_\s]+/gu, ' ')
    .replace(/ies$/u, 'y')
    .replace(/(?<=(?:s|x|ch|sh))es$/u, '')
    .replace(/(?<=[^s])s$/u, '');
}
