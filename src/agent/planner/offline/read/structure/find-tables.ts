import type { CountAsk } from '../../reading.ts';
import { countOf } from '../ask/read-count.ts';
import { sameName } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { closeOf, spanOf, stepOver, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, type Piece } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';
import { columnItem, identifiersIn, isIdentifierText } from './column-item.ts';

/**
 * A place where a request names a table: its noun, its count before it or in the bracket behind, the columns in that bracket, and what else the bracket says.
 * `each`: the count is for every row of the table named before ("with 10 agents each").
 */
export type TableMention = {
  readonly first: number;
  readonly end: number;
  readonly name: string;
  readonly count: CountAsk | null;
  readonly each: boolean;
  readonly columns: Piece | null;
  readonly rest: Piece | null;
};

const nounStops = wordSet(
  'with for of tied that linked auto each per in from across between has have having who which where over referencing belonging placed generated to on made by and or is are was all must should can will at as during while using',
);
const noTables = wordSet(
  'days years months weeks hours minutes seconds nights percent times digits columns fields features decimals characters words letters categories types levels stars rows records entries lines values options points dollars euros others ones things people sensors items cases samples',
);
const leads = wordSet('the a an and also some fake exactly around about table tables their its plus another one');

/** The tables named at the start of [first, end) and on: a run parted by commas, "and" or semicolons. Empty when it starts with none. */
export function tableMentions(scene: Scene, first: number, end: number): readonly TableMention[] {
  const found: TableMention[] = [];
  let at = startOf(scene, first, end);
  while (at < end) {
    const mention = mentionAt(scene, at, end, found);
    if (mention === null) break;
    found.push(mention);
    at = nextStart(scene, mention.end, end);
    if (at < 0) break;
  }
  return found;
}

/** Past the wish, its title and a colon: "City parking test database: 6 car_parks …", "A hospital has 40 wards and …". */
function startOf(scene: Scene, first: number, end: number): number {
  const { tokens } = scene;
  let start = first;
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    const word = tokens[at]?.word ?? '';
    const isVerb =
      at > first && at < first + 7 && ['has', 'have', 'with', 'of'].includes(word) && scene.factFrom.has(at + 1);
    const isColon = word === ':' && at > first && !isNounBefore(scene, first, at);
    if (isColon || isVerb) {
      if (mentionAt(scene, at + 1, end, []) !== null) return at + 1;
      if (isColon) break;
    }
  }
  let moved = true;
  while (moved && start < end) {
    const make = phraseEnd(tokens, start, 'make');
    const isLead =
      make > 0 ||
      ['please', 'me', 'us', 'i', 'we', 'could', 'can', 'you', 'to', 'with'].includes(tokens[start]?.word ?? '');
    moved = isLead;
    if (isLead) start = Math.max(start + 1, make);
  }
  return start;
}

/** "owners: owner_id, name": the colon stands behind a single noun, whose columns follow. */
function isNounBefore(scene: Scene, first: number, colon: number): boolean {
  return colon - first <= 2 && identifiersIn(scene, colon + 1, Math.min(scene.tokens.length, colon + 6)) > 0;
}

function mentionAt(scene: Scene, from: number, end: number, before: readonly TableMention[]): TableMention | null {
  const { tokens } = scene;
  let at = from;
  let isTable = false;
  while (at < end && leads.has(tokens[at]?.word ?? '') && scene.factFrom.get(at) === undefined) {
    isTable ||= tokens[at]?.word === 'table';
    at += 1;
  }
  const fact = scene.factFrom.get(at);
  let count: CountAsk | null = null;
  if (fact !== undefined) {
    count = fact.kind === 'amount' ? countOf(scene, fact, fact.first, fact.end) : null;
    if (count === null || !Number.isInteger(count.min) || fact.end >= end) return null;
    at = fact.end;
  }
  let stop = at;
  while (
    stop < end &&
    stop - at < 4 &&
    (tokens[stop]?.kind === 'word' || tokens[stop]?.kind === 'quoted') &&
    (scene.factEnd[stop] ?? 0) <= stop &&
    !nounStops.has(tokens[stop]?.word ?? '')
  )
    stop += 1;
  if (stop === at) return null;
  const last = tokens[stop - 1]?.word ?? '';
  const isPlural =
    /(?:[^s]s|ses|xes)$/u.test(last) ||
    /^(?:people|staff|personnel|inventory|equipment)$/u.test(last) ||
    isPluralName(tokens[stop - 1]?.text ?? '');
  if (noTables.has(last) || phraseEnd(tokens, stop - 1, 'dataset') > 0) return null;
  const name = wordsOf(scene, at, stop).replaceAll(/["'`]/gu, '');
  const opens = forEveryEnd(scene, stop, end);
  const group = tokens[opens]?.word === '(' ? closeOf(scene, opens, end) : -1;
  const told = group > 0 ? readGroup(scene, opens + 1, group - 1, count) : null;
  const isFor = opens > stop;
  const inner =
    !isFor || told === null
      ? told
      : told.columns === null
        ? null
        : { ...told, rest: { first: stop, end: opens, lead: '' } };
  if (!isPlural && !isTable && !(inner !== null && before.length > 0)) return null;
  if (count === null && inner === null && !isPlural) return null;
  if (group > 0 && !isFor && inner === null && count === null) return null;
  const isEach = count !== null && tokens[stop]?.word === 'each' && before.length > 0;
  return {
    first: from,
    end: isEach ? stop + 1 : group > 0 && inner !== null ? group : stop,
    name,
    count: inner?.count ?? count,
    each: isEach,
    columns: inner?.columns ?? null,
    rest: inner?.rest ?? null,
  };
}

/** Past "for every plot and every year from 2020 to 2024" to the bracket behind it; the same place when there is none. */
function forEveryEnd(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  const isFor =
    ['for', 'per'].includes(tokens[at]?.word ?? '') &&
    (tokens[at]?.word === 'per' || ['each', 'every'].includes(tokens[at + 1]?.word ?? ''));
  if (!isFor) return at;
  for (let here = at; here < Math.min(end, at + 16); here += 1) {
    if (tokens[here]?.word === '(') return here;
    if ([',', ';', ':'].includes(tokens[here]?.word ?? '')) return at;
  }
  return at;
}

function isPluralName(text: string): boolean {
  return isIdentifierText(text) && /[^s]s$/u.test(text);
}

/** "12", "500 rows: a, b", "60, fifteen per farm", "90; every student has one", "id, name, year": what a bracket behind a table's noun says. Null when it says values. */
function readGroup(
  scene: Scene,
  first: number,
  end: number,
  counted: CountAsk | null,
): { readonly count: CountAsk | null; readonly columns: Piece | null; readonly rest: Piece | null } | null {
  const { tokens } = scene;
  const fact = scene.factFrom.get(first);
  let from = first;
  let count: CountAsk | null = null;
  if (fact?.kind === 'amount') {
    count = countOf(scene, fact, fact.first, fact.end);
    if (count === null || counted !== null) return null;
    from = fact.end;
    const rows = phraseEnd(tokens, from, 'row');
    if (rows > 0) from = rows;
    if (['total', 'each'].includes(tokens[from]?.word ?? '')) from += 1;
    if (from >= end) return { count, columns: null, rest: null };
    const mark = tokens[from]?.word ?? '';
    if (mark !== ':' && mark !== ',' && mark !== ';' && mark !== '-') return null;
    from += 1;
    if (
      mark === ',' &&
      scene.factFrom.get(from)?.kind === 'amount' &&
      phraseEnd(tokens, scene.factFrom.get(from)?.end ?? from, 'per') < 0
    )
      return null;
  }
  const piece: Piece = { first: from, end, lead: '' };
  if (isColumns(scene, from, end)) return { count, columns: piece, rest: null };
  return count === null ? null : { count, columns: null, rest: piece };
}

function isColumns(scene: Scene, first: number, end: number): boolean {
  const ids = identifiersIn(scene, first, end);
  const item = columnItem(scene, first, end);
  return (
    ids >= 2 ||
    (ids === 1 && item !== null) ||
    (item?.known === true && item.nameEnd < end && scene.tokens[item.nameEnd]?.word === ',')
  );
}

/** Where the next table of the run may start, past a comma, "and" or semicolon; -1 when the words turn to something else. */
function nextStart(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  let here = at;
  if (here >= end) return -1;
  // "5 teams with exactly 10 agents each and 3,000 calls"
  if (tokens[here]?.word === 'with' && eachEnd(scene, here + 1, end) > 0) return here + 1;
  if (![',', ';'].includes(tokens[here]?.word ?? '') && !isAnd(scene, here)) return -1;
  while (here < end && ([',', ';'].includes(tokens[here]?.word ?? '') || isAnd(scene, here))) here += 1;
  return here < end ? here : -1;
}

function eachEnd(scene: Scene, first: number, end: number): number {
  for (let at = first; at < Math.min(end, first + 7); at += 1) if (scene.tokens[at]?.word === 'each') return at + 1;
  return -1;
}

/** Whether two words for tables name the same one: the last word in common, in the singular or plural. */
export function sameTable(a: string, b: string): boolean {
  const [one, other] = [a, b].map((words) => lastWord(words));
  return sameName(a) === sameName(b) || (one !== undefined && one === other && (a.includes(' ') || b.includes(' ')));
}

function lastWord(words: string): string {
  return sameName((words.split(/\s+/u).at(-1) ?? words).replace(/ies$/u, 'y'));
}

/** The span that a mention covers, for the table made of it. */
export function spanOfMention(scene: Scene, mention: TableMention): ReturnType<typeof spanOf> {
  return spanOf(scene, mention.first, mention.end);
}
