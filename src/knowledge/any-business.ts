import { isRightWord, type Spelling } from './correct-words.ts';
import { keyOf, nameWords } from './name-words.ts';
import type { Domain, TableShape } from './schema.ts';

/** Whose table it is when a domain's pattern stands for any business: "tattoo studio bookings", "zeppelin tours". */
export type Business = {
  /** The business as the request calls it, head word left out ("tattoo studio"). */
  readonly words: string;
  /** What it deals in, in one or two words ("tattoo"). */
  readonly thing: string;
  /** Its id in the pool `offer`, when it is one of those. */
  readonly known: string | null;
};

/** A field of life as the words point to it: how sure, and which words (by position) it explains. */
export type Candidate = {
  readonly domain: Domain;
  readonly table: TableShape;
  readonly confidence: number;
  readonly why: string;
  readonly covered: readonly number[];
  readonly business: Business | null;
};

/** Words that only say that there is a business: the thing it deals in stands before them. */
const premises = new Set(
  'studio parlour parlor centre center school club clinic practice firm office rental agency stand stall garage room house hall park salon bar farm museum gallery charter workshop factory shop store business company'.split(
    ' ',
  ),
);
/** A phrase of the business follows these: "bookings of a tattoo studio". */
const links = new Set('of for in at from to by with de del da do dos das di du des von fur aus einer eines en una uma un'.split(' '));
/** Endings of words that describe rather than name. */
const describing = /(?:ous|ive|ful|less|able|ible|ed|ly|est|ish|ic|ical|al|ary|ing|ent|ant)$/u;

const phrasesOf = new WeakMap<Spelling['facts'], ReadonlyMap<string, string>>();

function businessPhrases(facts: Spelling['facts']): ReadonlyMap<string, string> {
  const known = phrasesOf.get(facts);
  if (known !== undefined) return known;
  const phrases = new Map<string, string>();
  for (const [id, names] of Object.entries(facts.businesses))
    for (const name of [id.replaceAll('_', ' '), ...names]) {
      const key = keyOf(nameWords(name));
      if (!phrases.has(key)) phrases.set(key, id);
    }
  phrasesOf.set(facts, phrases);
  return phrases;
}

/** The longest name of a known kind of business among the words, and where it stands. */
export function knownBusiness(
  facts: Spelling['facts'],
  words: readonly string[],
): { readonly id: string; readonly at: number; readonly length: number } | null {
  const phrases = businessPhrases(facts);
  for (let length = Math.min(3, words.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const said = words.slice(at, at + length);
      const id = said.some((word) => links.has(word) || word === 'a' || word === 'the') ? undefined : phrases.get(keyOf(said));
      if (id !== undefined) return { id, at, length };
    }
  }
  return null;
}

/**
 * Decides between what the domains say and a table of any business.
 *
 * A domain that explains every telling word stays first. Where it explains only the head ("tattoo studio bookings": bookings, so a hotel),
 * the pattern of that head takes over, with the other words as the business; where it explains the business but not the head
 * ("library payments"), too, unless the head is a loose word such as log.
 */
export function orderCandidates(
  spelling: Spelling,
  words: readonly string[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const others = candidates.filter((one) => !one.domain.pattern);
  const pattern = candidates.find((one) => one.domain.pattern);
  const telling = tellingWords(spelling, words, pattern?.covered ?? []);
  const link = words.findIndex((word, at) => at > 0 && links.has(word));
  const headAt = telling.findLast((at) => link < 0 || at < link) ?? -1;
  // Languages without blanks between words have no positions: their names stand for themselves.
  if (pattern !== undefined && pattern.covered.length === 0) return candidates;
  if (pattern === undefined || !pattern.covered.includes(headAt)) return others;
  const known = knownBusiness(spelling.facts, words);
  const knownAt = known === null ? [] : Array.from({ length: known.length }, (_, step) => known.at + step);
  const rest = telling.filter((at) => !pattern.covered.includes(at) && !isPlace(spelling.facts, words[at] ?? ''));
  const business = businessFrom(words, known === null ? rest : knownAt, known?.id ?? null);
  const own: Candidate = { ...pattern, business };
  const best = others[0];
  if (best === undefined) return [own];
  return takesOver(spelling, words, { own, best, headAt, rest, knownAt, others }) ? [own, ...others] : [...others, own];
}

type Contest = {
  readonly own: Candidate;
  readonly best: Candidate;
  readonly headAt: number;
  readonly rest: readonly number[];
  readonly knownAt: readonly number[];
  readonly others: readonly Candidate[];
};

function takesOver(spelling: Spelling, words: readonly string[], contest: Contest): boolean {
  const { own, best, headAt, rest, knownAt, others } = contest;
  if (rest.length === 0 && knownAt.length === 0) return false;
  const explainsAll = others.some((one) => [headAt, ...rest].every((at) => one.covered.includes(at)));
  if (explainsAll) return false;
  if (knownAt.length > 0 && !knownAt.some((at) => best.covered.includes(at))) return !neutral.has(best.domain.id);
  if (!best.covered.includes(headAt)) return !loose.has(own.table.name);
  if (own.covered.length > best.covered.length) return true;
  // What sells and is ordered is known by its own domains; a trade nobody knows would only rename it.
  if (rest.some((at) => best.covered.includes(at)) || neutral.has(best.domain.id) || loose.has(own.table.name)) return false;
  if (own.table.name === 'orders' || own.table.name === 'sales') return false;
  return rest.some((at) => isNoun(spelling, words[at] ?? ''));
}

/** Positions of the words that say what the table is about. */
function tellingWords(spelling: Spelling, words: readonly string[], always: readonly number[]): readonly number[] {
  const soft = softWords(spelling.facts);
  return words.flatMap((word, at) =>
    always.includes(at) || (!links.has(word) && !/^\d/u.test(word) && word.length > 1 && !soft.has(word)) ? [at] : [],
  );
}

const softOf = new WeakMap<Spelling['facts'], ReadonlySet<string>>();

/** Words before a noun that do not say what a table is about, in the form `nameWords` gives. */
export function softWords(facts: Spelling['facts']): ReadonlySet<string> {
  const soft = softOf.get(facts) ?? new Set(facts.words.soft.flatMap((word) => nameWords(word)));
  softOf.set(facts, soft);
  return soft;
}

/** A country, people or city: where the business is, not what it is. */
function isPlace(facts: Spelling['facts'], word: string): boolean {
  return (
    Object.hasOwn(facts.cities, word) ||
    Object.hasOwn(facts.regions, word) ||
    Object.values(facts.countries).some((country) => country.words.includes(word))
  );
}

/** Tables whose name says little of what is in them: any domain that explains another word goes before. */
const loose = new Set(['log', 'measurements', 'production']);
/** Domains whose tables fit any business as they are: their customers, employees and tickets know no trade. */
const neutral = new Set(
  'customers employees support attendance payroll accounting surveys projects crm procurement recruiting sensors salesdaily softwarelogs webanalytics'.split(
    ' ',
  ),
);

/** Whether a word may name the thing a business deals in, rather than describe it. */
function isNoun(spelling: Spelling, word: string): boolean {
  return word.length > 2 && !(describing.test(word) && !isRightWord(spelling, word));
}

function businessFrom(words: readonly string[], at: readonly number[], known: string | null): Business | null {
  const said = at.map((one) => words[one] ?? '');
  if (said.length === 0) return null;
  const thing = said.filter((word) => !premises.has(word));
  return { words: said.join(' '), thing: (thing.length === 0 ? said : thing).slice(-2).join(' '), known };
}
