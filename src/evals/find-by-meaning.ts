import { findConcept } from '../knowledge/find-concept.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { nameWords } from '../knowledge/name-words.ts';
import { splitUnit } from './units-in-names.ts';

/** Words that carry no meaning of their own in a name, in the languages column names come in. */
const small = new Set(
  'the of a an in at to by for is has was per and number num no count flag indicator column field de del da do das dos la el le les du des di von der por em en pro y e et und'.split(
    ' ',
  ),
);
/** What may follow the thing asked for without making it another thing: customer → customer_id, water → water_level. */
const light = new Set(
  'id ids name number no code key ref type kind text title label level score status state flag date time at on count amount value total in of by to from per'.split(
    ' ',
  ),
);
/** Short forms of data types. */
const typeNames: Readonly<Record<string, string>> = {
  int: 'integer',
  str: 'string',
  bool: 'boolean',
  char: 'character',
};

/** Finds columns by what their names mean. */
export type Meaning = {
  /** The best of some column names for loose words, or null. `table`: the name of their table, whose words may be left out of a column's name. */
  readonly find: (columns: readonly string[], wanted: string, table?: string) => string | null;
  /** Whether one of them means a concept: `or` and `/` part alternatives, brackets hold another name or an explanation, so does what follows ` in `. */
  readonly has: (columns: readonly string[], concept: string, table?: string) => boolean;
};

/** Loose matching with the knowledge base as its only dictionary. Answers are kept: the same names are asked for again and again. */
export function openMeaning(knowledge: Knowledge): Meaning {
  const kept = new Map<string, Sense>();
  const senseOf = (name: string): Sense => {
    const known = kept.get(name) ?? readSense(knowledge, name);
    kept.set(name, known);
    return known;
  };
  const ranked = (columns: readonly string[], wanted: string, table = ''): readonly Ranked[] =>
    columns
      .map((name) => ({ name, score: nearness(senseOf(name), senseOf(wanted), senseOf(table)) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
  return {
    find: (columns, wanted, table) =>
      columns.find((name) => name === wanted) ?? ranked(columns, wanted, table)[0]?.name ?? null,
    has: (columns, concept, table) =>
      alternativesOf(concept).some((wanted) => {
        const best = ranked(columns, wanted, table)[0]?.score ?? 0;
        // A word the knowledge base knows as a thing of its own is not answered by another thing that only mentions it.
        return best >= (senseOf(wanted).concepts.length > 0 ? strong : Number.MIN_VALUE);
      }),
  };
}

type Ranked = { readonly name: string; readonly score: number };

/** The alternatives a loose concept leaves open. */
export function alternativesOf(concept: string): readonly string[] {
  const [head = concept] = concept.split(/\s+in\s+/u);
  return head
    .split(/\s+or\s+|[()/]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What a name says: its words, those that tell, the concepts it surely is, and the broader ones those are. */
type Sense = {
  readonly words: readonly string[];
  readonly telling: readonly string[];
  readonly concepts: readonly string[];
  /** These, and others it may well be. */
  readonly also: readonly string[];
  readonly broader: readonly string[];
  readonly subject: string | null;
  readonly isMeasure: boolean;
  /** "the value of something" that is no concept of its own: any measure will do. */
  readonly isSomeValue: boolean;
  readonly ofWord: (word: string) => Pick<Sense, 'concepts' | 'also'>;
};

/** From here on the knowledge base is sure of a name, a slip of the keyboard included. */
const sure = 0.82;
/** From here on a name means the same thing; below, it only mentions a word. */
const strong = 0.5;

function readSense(knowledge: Knowledge, name: string): Sense {
  const words = nameWords(splitUnit(name).name)
    .filter((word) => !/^[%#+]$/u.test(word))
    .map((word) => typeNames[word] ?? word);
  const telling = words.filter((word) => !small.has(word));
  const { concepts, also, top } = conceptsOf(knowledge, name);
  return {
    words,
    telling: telling.length === 0 ? words : telling,
    concepts,
    also,
    broader: concepts.length === 0 ? [] : (top?.concept.is ?? []),
    subject: top?.subject ?? null,
    isMeasure: concepts.length > 0 && top?.concept.role === 'measure',
    isSomeValue: concepts.length === 0 && top?.concept.id === 'value' && top.subject !== null,
    ofWord: (word) => conceptsOf(knowledge, word),
  };
}

function conceptsOf(knowledge: Knowledge, name: string) {
  const found = name === '' ? [] : findConcept(knowledge, name);
  const [top] = found;
  const surely = found.filter(({ confidence }) => confidence >= sure);
  return {
    top,
    concepts: surely.filter(({ confidence }) => confidence === top?.confidence).map(({ concept }) => concept.id),
    also: surely.map(({ concept }) => concept.id),
  };
}

/** How well a column's name answers wanted words: 1 the same words, from 0.5 on the same thing, below it one that mentions the word, 0 something else. */
function nearness(own: Sense, wanted: Sense, table: Sense): number {
  if (wanted.words.length === 0 || own.words.length === 0) return 0;
  if (own.words.join(' ') === wanted.words.join(' ')) return 1;
  if (own.telling.join(' ') === wanted.telling.join(' ')) return 0.98;
  const remaining = wanted.telling.filter((word) => !table.words.includes(word));
  if (remaining.length > 0 && remaining.join(' ') === own.telling.join(' ')) return 0.96;
  if (own.concepts.some((id) => wanted.concepts.includes(id)) && sameSubject(own, wanted)) return 0.9;
  const contained = containment(own, wanted);
  if (contained >= strong) return contained;
  if (isInitials(own, wanted) || isInitials(wanted, own)) return 0.75;
  if (wanted.concepts.some((id) => own.broader.includes(id)) && sameSubject(own, wanted)) return 0.7;
  if (own.concepts.some((id) => wanted.also.includes(id)) && sameSubject(own, wanted)) return 0.65;
  if (wanted.isSomeValue && own.isMeasure) return 0.6;
  return contained;
}

function sameSubject(a: Sense, b: Sense): boolean {
  return a.subject === null || b.subject === null || a.subject === b.subject;
}

/** Every telling word is there; what else the name says must be light, stand in front, or tell more behind a small word ("years at …"). */
function containment(own: Sense, wanted: Sense): number {
  const places = wanted.telling.map((word) => {
    const at = own.words.indexOf(word);
    return at >= 0 ? at : own.words.findIndex((one) => isInflected(one, word) || sameWord(own, one, word));
  });
  if (places.some((at) => at < 0) || new Set(places).size < places.length) return 0;
  const last = Math.max(...places);
  const extra = own.words.length - places.length;
  const exact = wanted.telling.every((word) => own.words.includes(word));
  const after = own.words.slice(last + 1);
  const tellsMore = after[0] !== undefined && small.has(after[0]);
  const fits = after.every((word) => light.has(word)) || tellsMore;
  return (fits ? 0.86 : 0.4) - 0.02 * Math.min(extra, 5) - (exact ? 0 : 0.04) - (after.length > 0 ? 0.01 : 0);
}

/** approv → approval, churn → churned, temp → temperature: the start of a word, of at least four letters. */
function isInflected(own: string, word: string): boolean {
  return word.length >= 4 && own.length > word.length && own.startsWith(word);
}

function sameWord(sense: Sense, own: string, word: string): boolean {
  if (small.has(own) || small.has(word)) return false;
  const { also } = sense.ofWord(word);
  return sense.ofWord(own).concepts.some((id) => also.includes(id));
}

/** "pd" for probability_of_default. */
function isInitials(long: Sense, short: Sense): boolean {
  const [word] = short.telling;
  if (word === undefined || short.telling.length > 1 || word.length < 2 || long.words.length < 2) return false;
  const initials = (words: readonly string[]): string => words.map((one) => one[0] ?? '').join('');
  return initials(long.words) === word || initials(long.telling) === word;
}
