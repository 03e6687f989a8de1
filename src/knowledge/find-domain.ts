import { orderCandidates, type Candidate } from './any-business.ts';
import { correctPhrase } from './correct-words.ts';
import type { Knowledge } from './load-knowledge.ts';
import { idsOf, keysOf } from './name-index.ts';
import { keyOf, meaningfulWords, nameKey } from './name-words.ts';

/** A field of life that words point to; `table`: the one the words name, else the one whose columns are asked for, else the main one. */
export type FoundDomain = Candidate;

/** What comes after these words tells more about the thing, not what it is ("conversations between client and advisor"). */
const asides = new Set(['between', 'with', 'by', 'per', 'about', 'regarding', 'including', 'for', 'from']);

type Score = {
  words: number;
  columns: number;
  table: string | null;
  tableWords: number;
  tableAt: number;
  readonly covered: Map<number, number>;
  /** Every word that some name of it holds, counted or not. */
  readonly known: Set<number>;
  readonly why: string[];
};

/** Words of the request: where they stand, how many, and how many of them carry meaning. */
type Said = {
  readonly at: number;
  readonly length: number;
  readonly telling: number;
  readonly text: string;
  readonly aside: boolean;
};

/**
 * The fields of life that words and column names point to, best first.
 *
 * A name of a domain or of one of its tables counts by its number of words and by how few domains share it; a column counts by how few
 * domains have it. Confidence: about 0.75 for one telling word, above 0.9 for a telling phrase or a word and fitting columns.
 */
export function findDomain(
  knowledge: Knowledge,
  words: string,
  columnNames: readonly string[] = [],
): readonly FoundDomain[] {
  const scores = new Map<string, Score>();
  const scoreOf = (domain: string): Score => {
    const there = scores.get(domain) ?? {
      words: 0,
      columns: 0,
      table: null,
      tableWords: 0,
      tableAt: 0,
      covered: new Map(),
      known: new Set(),
      why: [],
    };
    scores.set(domain, there);
    return there;
  };
  const said = correctPhrase(knowledge, words).words;
  scoreWords(knowledge, { text: words, words: said }, scoreOf);
  const byColumns = scoreColumns(knowledge, columnNames, scoreOf);
  const found = [...scores].flatMap(([id, score]) => {
    const domain = knowledge.domains.get(id);
    const name = score.table ?? byColumns.get(id) ?? domain?.main;
    const table = domain?.tables.find((one) => one.name === name) ?? domain?.tables[0];
    if (domain === undefined || table === undefined) return [];
    const total = (score.words + score.columns) * (domain.general ? 0.5 : domain.common ? 1.06 : 1);
    return total === 0
      ? []
      : [
          {
            domain,
            table,
            confidence: 1 - Math.exp(-1.4 * total),
            why: score.why.join('; '),
            covered: [...score.known],
            business: null,
          },
        ];
  });
  return orderCandidates(
    knowledge,
    said,
    found.toSorted((a, b) => b.confidence - a.confidence),
  );
}

function scoreWords(
  knowledge: Knowledge,
  { text, words }: { readonly text: string; readonly words: readonly string[] },
  scoreOf: (domain: string) => Score,
): void {
  const { phrases } = knowledge.homes;
  const aside = words.findIndex((word) => asides.has(word));
  for (let length = Math.min(5, words.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const said = words.slice(at, at + length);
      scoreHits(
        idsOf(phrases, keyOf(said)),
        { at, length, telling: meaningfulWords(said).length, text: said.join(' '), aside: aside > 0 && at > aside },
        scoreOf,
      );
    }
  }
  // Languages written without blanks have no words to slide over: look for their names inside the text.
  if (!/[぀-ヿ㐀-鿿가-힯]/u.test(text)) return;
  for (const key of Object.keys(phrases)) {
    if (!/[぀-ヿ㐀-鿿가-힯]/u.test(key) || !text.includes(key) || words.includes(key)) continue;
    scoreHits(
      idsOf(phrases, key),
      { at: -1, length: 1, telling: Math.max(1, key.length / 2), text: key, aside: false },
      scoreOf,
    );
  }
}

function scoreHits(hits: readonly string[], said: Said, scoreOf: (domain: string) => Score): void {
  const read = hits.map((hit) => {
    const [domain = '', table = ''] = hit.split('/');
    return { domain, table };
  });
  const sharers = new Set(read.map((hit) => hit.domain)).size;
  const namesakes = read.filter((hit) => hit.table === '').length;
  const span = Array.from({ length: said.length }, (_, i) => said.at + i);
  for (const { domain, table } of read) {
    const score = scoreOf(domain);
    const inside = said.at >= 0;
    // What a longer name already explains says nothing more ("healthcare provider" is no provider).
    if (inside && span.some((at) => (score.covered.get(at) ?? 0) > said.length)) continue;
    if (inside) for (const at of span) score.known.add(at);
    const weight = ((said.aside ? 0.6 : 1) * said.telling ** 1.2) / (table === '' ? namesakes : sharers) ** 0.35;
    // A name that is the domain's own too says less about the table; of equals side by side the last is the head ("restaurant menu").
    const head = weight * (read.some((one) => one.domain === domain && one.table === '') ? 0.6 : 1);
    if (table !== '' && (head > score.tableWords || (head === score.tableWords && said.at - score.tableAt <= 2))) {
      score.table = table;
      score.tableWords = head;
      score.tableAt = said.at;
    }
    if (inside && span.some((at) => score.covered.has(at))) continue;
    for (const at of span) score.covered.set(at, said.length);
    score.words += weight * (table === '' ? 1 : 0.85);
    score.why.push(`"${said.text}"`);
  }
}

/** Columns that few domains have say most; the table with most of them is the one meant. */
function scoreColumns(
  knowledge: Knowledge,
  columns: readonly string[],
  scoreOf: (domain: string) => Score,
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const name of columns) {
    const ids = keysOf(name).flatMap((key) => idsOf(knowledge.names, key).slice(0, 2));
    const tables = new Set(
      [nameKey(name), ...ids.map((id) => `@${id}`)].flatMap((key) => idsOf(knowledge.homes.columns, key)),
    );
    const domains = new Set([...tables].map((owner) => owner.split('/')[0] ?? ''));
    for (const domain of domains) {
      const score = scoreOf(domain);
      score.columns += 1.6 / domains.size ** 0.7 / Math.max(3, columns.length);
      score.why.push(`column ${name}`);
    }
    for (const owner of tables) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const best = new Map<string, string>();
  for (const [owner] of [...counts].toSorted((a, b) => b[1] - a[1])) {
    const [domain = '', table = ''] = owner.split('/');
    if (!best.has(domain)) best.set(domain, table);
  }
  return best;
}
