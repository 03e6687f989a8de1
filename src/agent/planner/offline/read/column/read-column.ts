import { wordSet } from '../text/word-set.ts';
import type { ColumnAsk, RuleAsk, ValueAsk } from '../../reading.ts';
import { claim, closeOf, spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { splitCommas } from '../text/split.ts';
import { findCases } from '../cases/find-cases.ts';
import { readChoices } from '../value/read-choices.ts';
import { readValueAt } from '../value/read-value.ts';
import type { RuleMaker, ValueRead } from '../value/value-read.ts';
import type { ColumnRead, ItemStyle } from './column-read.ts';
import { dropTrailing, isIdentifier, nameOf, skipLeading } from './column-name.ts';
import { readConditionalPair } from './conditional-pair.ts';
import { readInlineChoices } from './inline-choices.ts';
import { readLeading } from './leading-values.ts';

/** Words after which a description follows rather than more of the name. */
const nameEnds = wordSet(
  'with that which who whose where should must is are can will has representing indicating showing using such e.g. i.e. random randomly ranging including containing when if may as depending based varies vary they que com con tied distributed chosen selected generated have being always never like within between calculated computed derived weighted mostly true false only corresponds corresponding formatted',
);

type Draft = {
  values: ValueAsk[];
  makers: RuleMaker[];
  about: string[];
  more: { first: number; end: number; fits: boolean }[];
};

/**
 * Reads one item of a column list: its name, then everything said about its values, in any order. Claims the words it understood;
 * the rest becomes `about`. Null when there is no name.
 */
export function readColumn(scene: Scene, first: number, end: number, style: ItemStyle): ColumnRead | null {
  const draft: Draft = { values: [], makers: [], about: [], more: [] };
  let at = skipLeading(scene, first, end);
  const lead = readLeading(scene, at, end);
  if (lead !== null) {
    draft.values.push(...lead.values);
    at = skipLeading(scene, lead.next, end);
  }
  const nameFrom = at;
  let nameEnd = findNameEnd(scene, at, end);
  const trimmed = dropTrailing(scene, nameFrom, nameEnd);
  if (trimmed <= nameFrom || !/[\p{L}\d]/u.test(wordsOf(scene, nameFrom, trimmed))) return null;
  const name = nameOf(scene, nameFrom, trimmed);
  if (name === '' || name.length > 80) return null;
  claim(scene, first, nameEnd);
  const pair = readConditionalPair(scene, nameEnd, end);
  if (pair !== null) {
    draft.values.push(...pair.values);
    draft.makers.push(...(pair.rules ?? []));
    claim(scene, nameEnd, pair.next);
    nameEnd = pair.next;
  }
  const found = pair === null ? findCases(scene, nameEnd, end) : null;
  if (found === null) readDescription(scene, nameEnd, end, draft, 0);
  else {
    scene.cases.push({ name, first: nameEnd, end, cases: found.cases });
    claim(scene, nameEnd, end);
    for (const piece of found.plain) readDescription(scene, piece.first, piece.end, draft, 0);
  }
  const literal =
    isIdentifier(scene, nameFrom, trimmed) || (style.literal && (trimmed - nameFrom <= 3 || style.bullet));
  const column: ColumnAsk = {
    ...spanOf(scene, first, end),
    name,
    literal,
    about: draft.about.join(' '),
    values: draft.values,
  };
  const rules: RuleAsk[] = draft.makers.map((make) => make(name));
  const more = draft.more.flatMap((piece) => {
    const other = readColumn(scene, piece.first, piece.end, style);
    if (other === null) return [];
    rules.push(...other.rules);
    if (piece.fits)
      rules.push({ ...spanOf(scene, piece.first, piece.end), kind: 'fits', column: other.column.name, with: name });
    return [piece.fits ? other.column : { ...other.column, implied: true }];
  });
  return { column, rules, more };
}

/** A name with an underscore is whole by itself. */
function isSnake(text: string): boolean {
  return /^[\p{L}][\p{L}\p{N}]*_[\p{L}\p{N}_]+$/u.test(text);
}

function findNameEnd(scene: Scene, from: number, end: number): number {
  const { tokens } = scene;
  if (tokens[from]?.kind === 'quoted' || isSnake(tokens[from]?.text ?? '')) return from + 1;
  let at = from;
  while (at < end) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'line') break;
    const isSeparator =
      token.kind === 'mark' &&
      ['(', ':', '=', '[', '{', '—', '->', '=>', '<', '>', '>=', '<=', '?'].includes(token.word);
    if (isSeparator) break;
    if (token.word === '-' && !(token.glued && tokens[at + 1]?.glued === true)) break;
    if (at > from) {
      if (token.kind === 'quoted' || nameEnds.has(token.word)) break;
      if (token.kind === 'number' && ['or', '/', '|'].includes(tokens[at + 1]?.word ?? '')) break;
      if (readInlineChoices(scene, at, end) !== null) break;
      if (readValueAt(scene, at, end, true) !== null) break;
    }
    at += 1;
  }
  return at;
}

/** What a scene says of a column whose name stands elsewhere. */
export function readDescriptionOf(scene: Scene): {
  readonly values: readonly ValueAsk[];
  readonly makers: readonly RuleMaker[];
  readonly about: readonly string[];
} {
  const draft: Draft = { values: [], makers: [], about: [], more: [] };
  const choices = readList(scene, 0, scene.tokens.length);
  if (choices === null) readDescription(scene, 0, scene.tokens.length, draft, 0);
  else draft.values.push(choices);
  return draft;
}

/** Reads a description from left to right: brackets, separators, value phrases; other words are kept as they are. */
function readDescription(scene: Scene, from: number, end: number, draft: Draft, depth: number): void {
  const { tokens } = scene;
  let at = from;
  while (at < end) {
    const word = tokens[at]?.word ?? '';
    const close = depth < 4 && (word === '(' || word === '[' || word === '{') ? closeOf(scene, at, end) : -1;
    const interval = scene.factFrom.get(at);
    if (close > 0 && interval?.first !== at) {
      const choices = readList(scene, at + 1, close - 1);
      if (choices === null) readDescription(scene, at + 1, close - 1, draft, depth + 1);
      else draft.values.push(choices);
      claim(scene, at, at + 1);
      claim(scene, close - 1, close);
      if (choices !== null) claim(scene, at, close);
      at = close;
      continue;
    }
    if (word === ':' || word === '-' || word === '=' || word === '—' || word === '->') {
      const choices =
        word === '=' && readValueAt(scene, at, end, true)?.values[0]?.kind === 'formula'
          ? null
          : readList(scene, at + 1, end);
      if (choices !== null) {
        draft.values.push(choices);
        claim(scene, at, end);
        return;
      }
    }
    const weighed = ['with', 'is', 'are', 'being', 'has', 'as'].includes(word) ? readChoices(scene, at + 1, end) : null;
    if (weighed !== null && weighed.values.every((choice) => choice.weight !== undefined)) {
      draft.values.push(weighed);
      claim(scene, at, end);
      return;
    }
    const isListed = word === 'with' && tokens[at + 1]?.kind === 'word' && tokens[at + 2]?.kind === 'quoted';
    const corresponding = word === 'with' && tokens[at + 1]?.word === 'corresponding' ? at + 2 : isListed ? at + 1 : -1;
    if (corresponding > 0 && corresponding < end) {
      draft.more.push({ first: corresponding, end, fits: true });
      claim(scene, at, end);
      return;
    }
    const read: ValueRead | null = readInlineChoices(scene, at, end) ?? readValueAt(scene, at, end, true);
    if (read !== null && read.next > at) {
      draft.values.push(...read.values);
      draft.makers.push(...(read.rules ?? []));
      if (read.extra !== undefined) draft.more.push({ ...read.extra, fits: false });
      claim(scene, at, read.next);
      at = read.next;
      continue;
    }
    if (tokens[at]?.kind !== 'mark' && tokens[at]?.kind !== 'line') {
      draft.about.push(wordsOf(scene, at, at + 1));
      claim(scene, at, at + 1);
    }
    at += 1;
  }
}

/** A bracket or the rest of a line as a list of values, unless its parts are ranges, formats or types of their own. */
function readList(scene: Scene, first: number, end: number): ValueAsk | null {
  if (hasSlashes(scene, first, end)) return null;
  const choices = readChoices(scene, first, end);
  if (choices === null) return null;
  const [only] = scene.facts.length > 0 ? [scene.factFrom.get(first)] : [];
  const isAllFigures = choices.values.every(
    (choice) => typeof choice.value === 'number' || /^\d+(?:\s*[-–]\s*\d+|\+)$/u.test(String(choice.value)),
  );
  if (isAllFigures) return choices;
  if (only !== undefined && only.kind !== 'amount' && only.kind !== 'ratio') return null;
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'range' || fact?.kind === 'moments') return null;
    if (at === first || [',', '/', '|', ';'].includes(scene.tokens[at - 1]?.word ?? '')) {
      const read = readValueAt(scene, at, end, true);
      if (
        read !== null &&
        read.values.some(
          (value) =>
            value.kind !== 'share' &&
            value.kind !== 'unit' &&
            value.kind !== 'one-of' &&
            value.kind !== 'statistic' &&
            value.kind !== 'length',
        )
      )
        return null;
    }
  }
  return choices;
}

/** "M/F, 52% female": a list of its own and something more; each part is read by itself. */
function hasSlashes(scene: Scene, first: number, end: number): boolean {
  const pieces = splitCommas(scene, first, end);
  return (
    pieces.length > 1 &&
    pieces.some(
      (piece) => piece.end - piece.first === 3 && ['/', '|'].includes(scene.tokens[piece.first + 1]?.word ?? ''),
    )
  );
}
