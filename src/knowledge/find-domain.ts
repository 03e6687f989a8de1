import type { Knowledge } from './load-knowledge.ts';
import { idsOf, keysOf } from './name-index.ts';
import { keyOf, nameKey, nameWords } from './name-words.ts';
import { editDistance } from './near-names.ts';
import type { Domain, TableShape } from './schema.ts';

export type FoundDomain = {
  readonly domain: Domain;
  /** The table that is meant: the one the words name, else the one whose columns are asked for, else the main one. */
  readonly table: TableShape;
  readonly confidence: number;
  readonly why: string;
};

type Phrase = { readonly domain: Domain; readonly table: TableShape | null; readonly text: string; readonly place: number };

/** Names of tables that in a request mean nothing of the kind. */
const empty = new Set(['row', 'field', 'feature', 'day', 'people', 'result', 'pair', 'text', 'metric', 'sample', 'person', 'fields']);

const phrasesOf = new WeakMap<Knowledge, ReadonlyMap<string, readonly Phrase[]>>();

/** Names of domains and their tables by key. */
function phrases(knowledge: Knowledge): ReadonlyMap<string, readonly Phrase[]> {
  const there = phrasesOf.get(knowledge);
  if (there !== undefined) return there;
  const found = new Map<string, Phrase[]>();
  const add = (names: Readonly<Record<string, readonly string[]>>, domain: Domain, table: TableShape | null): void => {
    for (const list of Object.values(names)) {
      list.forEach((text, place) => {
        const key = keyOf(nameWords(text));
        if (table !== null && empty.has(key)) return;
        const same = found.get(key) ?? [];
        if (!same.some((one) => one.domain === domain && one.table === table)) same.push({ domain, table, text, place });
        found.set(key, same);
      });
    }
  };
  for (const domain of knowledge.domains.values()) {
    add(domain.names, domain, null);
    for (const table of domain.tables) add(table.names, domain, table);
  }
  phrasesOf.set(knowledge, found);
  return found;
}

type Score = { words: number; columns: number; table: TableShape | null; tableWords: number; readonly why: string[] };

/**
 * The fields of life that words and column names point to, best first.
 *
 * A name of a domain or of one of its tables counts by its number of words and by how few domains share it; a column counts by how few
 * domains have it. Confidence: about 0.75 for one telling word, above 0.9 for a telling phrase or a word and fitting columns.
 */
export function findDomain(knowledge: Knowledge, words: string, columnNames: readonly string[] = []): readonly FoundDomain[] {
  const scores = new Map<Domain, Score>();
  const of = (domain: Domain): Score => {
    const there = scores.get(domain) ?? { words: 0, columns: 0, table: null, tableWords: 0, why: [] };
    scores.set(domain, there);
    return there;
  };
  scoreWords(knowledge, words, of);
  const columnTables = scoreColumns(knowledge, columnNames, of);
  const found = [...scores].map(([domain, score]) => {
    const main = domain.tables.find((table) => table.name === domain.main) ?? domain.tables[0];
    const byColumns = columnTables.get(domain);
    const total = (score.words + score.columns) * (domain.general ? 0.5 : domain.common ? 1.06 : 1);
    return { domain, table: score.table ?? byColumns ?? main, confidence: 1 - Math.exp(-1.4 * total), why: score.why.join('; ') };
  });
  return found
    .flatMap((one) => (one.table === undefined ? [] : [{ ...one, table: one.table }]))
    .toSorted((a, b) => b.confidence - a.confidence);
}

function scoreWords(knowledge: Knowledge, text: string, of: (domain: Domain) => Score): void {
  const index = phrases(knowledge);
  const words = nameWords(text);
  const taken = new Map<Domain, Map<number, number>>();
  for (let length = Math.min(5, words.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const said = words.slice(at, at + length);
      const hits = index.get(keyOf(said)) ?? (length === 1 ? misspelt(index, said[0] ?? '') : []);
      scoreHits(hits, { at, length, said: said.join(' ') }, taken, of);
    }
  }
  // Languages written without blanks have no words to slide over: look for their names inside the text.
  if (!/[぀-ヿ㐀-鿿가-힯]/u.test(text)) return;
  for (const [key, hits] of index) {
    if (/[぀-ヿ㐀-鿿가-힯]/u.test(key) && text.includes(key) && !words.includes(key)) scoreHits(hits, { at: -1, length: Math.max(1, key.length / 2), said: key }, taken, of);
  }
}

/** A long word that is one slip away from a name. */
function misspelt(index: ReadonlyMap<string, readonly Phrase[]>, word: string): readonly Phrase[] {
  if (word.length < 7) return [];
  for (const [key, hits] of index) if (Math.abs(key.length - word.length) <= 1 && key[0] === word[0] && editDistance(word, key, 1) === 1) return hits;
  return [];
}

function scoreHits(
  hits: readonly Phrase[],
  said: { readonly at: number; readonly length: number; readonly said: string },
  taken: Map<Domain, Map<number, number>>,
  of: (domain: Domain) => Score,
): void {
  const sharers = new Set(hits.map((hit) => hit.domain)).size;
  const namesakes = hits.filter((hit) => hit.table === null).length;
  for (const hit of hits) {
    const places = taken.get(hit.domain) ?? new Map<number, number>();
    const span = Array.from({ length: Math.ceil(said.length) }, (_, i) => said.at + i);
    const score = of(hit.domain);
    // What a longer name already explains says nothing more ("healthcare provider" is no provider).
    if (said.at >= 0 && span.some((place) => (places.get(place) ?? 0) > said.length)) continue;
    const weight = said.length ** 1.2 / (hit.table === null ? namesakes : sharers) ** 0.35;
    const own = hit.table === null ? 1 - 0.02 * Math.min(hit.place, 10) : 0.85;
    if (hit.table !== null && weight > score.tableWords) {
      score.table = hit.table;
      score.tableWords = weight;
    }
    if (said.at >= 0 && span.some((place) => places.has(place))) continue;
    for (const place of span) places.set(place, said.length);
    taken.set(hit.domain, places);
    score.words += weight * own;
    score.why.push(`"${said.said}"`);
  }
}

/** Columns that few domains have say most; the table with most of them is the one meant. */
function scoreColumns(knowledge: Knowledge, columns: readonly string[], of: (domain: Domain) => Score): ReadonlyMap<Domain, TableShape> {
  const best = new Map<Domain, TableShape>();
  if (columns.length === 0) return best;
  const asked = columns.map((column) => ({ key: nameKey(column), ids: new Set(keysOf(column).flatMap((key) => idsOf(knowledge.names, key).slice(0, 2))) }));
  const owners = asked.map(() => new Map<Domain, Set<TableShape>>());
  for (const domain of knowledge.domains.values()) {
    for (const table of domain.tables) {
      for (const column of table.columns) {
        const key = nameKey(column.name);
        asked.forEach((one, at) => {
          if (one.key !== key && !one.ids.has(column.concept) && !(column.base !== undefined && one.ids.has(column.base))) return;
          const tables = owners[at]?.get(domain) ?? new Set<TableShape>();
          owners[at]?.set(domain, tables.add(table));
        });
      }
    }
  }
  const counts = new Map<TableShape, number>();
  for (const [at, domains] of owners.entries()) {
    const rarity = 1 / domains.size ** 0.7;
    for (const [domain, tables] of domains) {
      of(domain).columns += (rarity * 1.6) / Math.max(3, columns.length);
      of(domain).why.push(`column ${columns[at] ?? ''}`);
      for (const table of tables) {
        const count = (counts.get(table) ?? 0) + 1;
        counts.set(table, count);
        const there = best.get(domain);
        if (there === undefined || count > (counts.get(there) ?? 0)) best.set(domain, table);
      }
    }
  }
  return best;
}
