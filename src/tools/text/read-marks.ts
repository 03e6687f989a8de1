/** A piece of an option's text. `shape` says how an expansion is written: as it is, with a capital letter, or behind a or an. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'rule'; readonly rule: number; readonly shape: Shape; readonly kept: boolean }
  | { readonly kind: 'slot'; readonly slot: number; readonly shape: Shape }
  | { readonly kind: 'agree'; readonly slot: number; readonly one: string; readonly many: string }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly Piece[])[] }
  | NumberPiece;
/** A number between `low` and `high` in steps, with so many decimals, at least so many digits, thousands parted by commas or not. */
export type NumberPiece = {
  readonly kind: 'number';
  readonly low: number;
  readonly steps: number;
  readonly step: number;
  readonly decimals: number;
  readonly width: number;
  readonly grouped: boolean;
};
export type Shape = 'plain' | 'capital' | 'article' | 'capital-article' | 'lower';

/** What marks may name: the numbers of rules and slots. Both throw for a name that is not there. */
export type MarkNames = { readonly rule: (name: string) => number; readonly slot: (name: string) => number };

const shapes: Readonly<Record<string, Shape>> = {
  '': 'plain',
  '^': 'capital',
  'a:': 'article',
  'A:': 'capital-article',
  '~': 'lower',
};
const mark = /\{(\^|a:|A:|~)?([$!]?)([a-z_][a-z0-9_]*)(?::([^{}|]*)\|([^{}|]*))?\}/uy;
const numberMark = /\{#(,?)(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?\}/uy;

/**
 * The pieces of an option's text; null when a mark in it cannot be read. Marks: `{rule}`, `{!rule}` (expanded once in a text, then the same again),
 * `{$slot}`, each with `^` (capital letter), `~` (small letter), `a:` or `A:` (with the fitting article) in front; `{$slot:is|are}` by the number of the
 * slot's noun; `{#2..9}`, `{#0.5..2.5}`, `{#00..59}` (two digits), `{#,1000..90000/500}` (commas, in steps of 500) for numbers; `(this|that)` for one
 * of several words, which may hold marks.
 */
export function readMarks(text: string, names: MarkNames): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let literal = '';
  const add = (piece: Piece, next: number): void => {
    if (literal !== '') pieces.push({ kind: 'literal', text: literal });
    literal = '';
    pieces.push(piece);
    at = next;
  };
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '{') {
      const number = matchAt(numberMark, text, at);
      const named = number === null ? matchAt(mark, text, at) : null;
      if (number !== null) {
        add(numberPiece(number), numberMark.lastIndex);
        continue;
      }
      if (named !== null) {
        const next = mark.lastIndex;
        const piece = namedPiece(named, names);
        if (piece === null) return null;
        add(piece, next);
        continue;
      }
      if (/^\{[$#^~!a-zA-Z_]/u.test(text.slice(at))) return null;
    }
    if (sign === '(') {
      const choices = choicesAt(text, at);
      if (choices !== null) {
        const read = choices.texts.map((one) => readMarks(one, names));
        const known = read.flatMap((one) => (one === null ? [] : [one]));
        if (known.length < read.length) return null;
        add({ kind: 'choice', choices: known }, choices.next);
        continue;
      }
    }
    literal += sign;
    at += 1;
  }
  if (literal !== '') pieces.push({ kind: 'literal', text: literal });
  return pieces;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function namedPiece(match: RegExpExecArray, names: MarkNames): Piece | null {
  const [, shapeMark = '', kind = '', name = '', one, many] = match;
  const shape = shapes[shapeMark] ?? 'plain';
  if (one !== undefined && many !== undefined)
    return kind === '$' ? { kind: 'agree', slot: names.slot(name), one, many } : null;
  return kind === '$'
    ? { kind: 'slot', slot: names.slot(name), shape }
    : { kind: 'rule', rule: names.rule(name), shape, kept: kind === '!' };
}

function numberPiece([, comma = '', low = '0', high = '0', given]: RegExpExecArray): NumberPiece {
  const decimals = Math.max(decimalsOf(low), decimalsOf(high), decimalsOf(given ?? ''));
  const step = given === undefined ? 10 ** -decimals : Number(given);
  return {
    kind: 'number',
    low: Number(low),
    step,
    steps: Math.max(0, Math.floor((Number(high) - Number(low)) / step + 1e-9)),
    decimals,
    width: /^0\d/u.test(low) ? low.length : 0,
    grouped: comma !== '',
  };
}

function decimalsOf(number: string): number {
  const dot = number.indexOf('.');
  return dot < 0 ? 0 : number.length - dot - 1;
}

/** The words between brackets, parted by bars; null when there is no bar (brackets are then just brackets). */
function choicesAt(text: string, from: number): { readonly texts: readonly string[]; readonly next: number } | null {
  const texts: string[] = [];
  let depth = 0;
  let start = from + 1;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(' || sign === '{') depth += 1;
    if (sign === ')' || sign === '}') depth -= 1;
    if (depth === 1 && sign === '|') {
      texts.push(text.slice(start, at));
      start = at + 1;
    }
    if (depth === 0) return texts.length === 0 ? null : { texts: [...texts, text.slice(start, at)], next: at + 1 };
  }
  return null;
}
