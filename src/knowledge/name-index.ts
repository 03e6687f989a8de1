import { keyOf, nameWords } from './name-words.ts';
import type { Concept } from './schema.ts';

/** Key of a name → the ids of the concepts that carry it, best first, parted by blanks (one text is read faster than a list). */
export type NameIndex = Readonly<Record<string, string>>;

export function idsOf(index: NameIndex, key: string): readonly string[] {
  return Object.hasOwn(index, key) ? (index[key] ?? '').split(' ') : [];
}

/** Both keys under which a name is found: without and with its filler words (for names written in one word, `dateofbirth`). */
export function keysOf(name: string): readonly string[] {
  const words = nameWords(name);
  return [...new Set([keyOf(words), words.join('')])].filter((key) => key !== '');
}

/** Indexes concepts by all their names. The id counts most, then the order of the names; concepts of one domain's table are left out. */
export function indexNames(concepts: Iterable<Concept>): NameIndex {
  const found = new Map<string, { readonly id: string; readonly place: number }[]>();
  for (const concept of concepts) {
    if (concept.id.includes('.')) continue;
    for (const names of Object.values(concept.names)) {
      names.forEach((name, place) => {
        for (const key of keysOf(name)) {
          const there = found.get(key) ?? [];
          if (!there.some((one) => one.id === concept.id)) there.push({ id: concept.id, place });
          found.set(key, there);
        }
      });
    }
  }
  return Object.fromEntries(
    [...found].map(([key, list]) => [
      key,
      list
        .toSorted((a, b) => a.place - b.place)
        .map((one) => one.id)
        .join(' '),
    ]),
  );
}
