import { wordSet } from './word-set.ts';
import type { Scene } from './scene.ts';
import { closeOf } from './scene.ts';

/** A line of the request without its bullet. `bullet`: '' for running text. `indent`: blanks before it. */
export type Line = {
  readonly first: number;
  readonly end: number;
  readonly bullet: string;
  readonly indent: number;
  readonly blankBefore: boolean;
};

const bullets = wordSet('- * • · ▪ ‣ ● ○ ◦ + — □ ■ ➤ → -> ✓ ✔');

/** The lines of the request, empty ones dropped, bullets and numbering taken off. Brackets may run over several lines. */
export function readLines(scene: Scene): readonly Line[] {
  const { tokens } = scene;
  const lines: Line[] = [];
  let at = 0;
  let blank = false;
  while (at < tokens.length) {
    if (tokens[at]?.kind === 'line') {
      blank = tokens[at - 1]?.kind === 'line' || at === 0 || blank;
      at += 1;
      continue;
    }
    let end = at;
    while (end < tokens.length && tokens[end]?.kind !== 'line') {
      const close = closeOf(scene, end, tokens.length);
      end = close > 0 && close - end < 400 ? close : end + 1;
    }
    const mark = bulletEnd(scene, at, end);
    const lineStart = scene.request.lastIndexOf('\n', (tokens[at]?.from ?? 1) - 1) + 1;
    lines.push({
      first: mark,
      end,
      bullet: mark > at ? 'bullet' : '',
      indent: (tokens[at]?.from ?? 0) - lineStart,
      blankBefore: blank,
    });
    for (let skip = at; skip < mark; skip += 1) scene.used[skip] = 1;
    blank = false;
    at = end;
  }
  return lines;
}

function bulletEnd(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first === undefined || at + 1 >= end) return at;
  if (first.kind === 'mark' && bullets.has(first.word) && second?.glued !== true) return at + 1;
  // One bar in front is a bullet; several part the cells of a row.
  if (first.word === '|' && !tokens.slice(at + 1, end).some((token) => token.word === '|')) return at + 1;
  if (first.word === '#') {
    let here = at;
    while (tokens[here]?.word === '#' && here < end) here += 1;
    return at;
  }
  if (first.kind === 'mark' && (first.word === '•' || first.word === '▪' || first.word === '●' || first.word === '·'))
    return at + 1;
  const isOrdinal =
    first.kind === 'number' &&
    first.value < 100 &&
    second?.glued === true &&
    (second.word === '.' || second.word === ')');
  if (isOrdinal && tokens[at + 2]?.glued !== true && at + 2 < end) return at + 2;
  const isLetter = first.kind === 'word' && first.text.length === 1 && second?.word === ')' && second.glued;
  return isLetter && at + 2 < end ? at + 2 : at;
}

/** Cuts running text into sentences at `.`, `!`, `?` outside brackets. The closing mark is left out. */
export function splitSentences(
  scene: Scene,
  first: number,
  end: number,
): readonly { readonly first: number; readonly end: number }[] {
  const sentences: { first: number; end: number }[] = [];
  let start = first;
  let at = first;
  while (at < end) {
    const close = closeOf(scene, at, end);
    if (close > 0) {
      at = close;
      continue;
    }
    const token = scene.tokens[at];
    const isEnd =
      token?.kind === 'mark' &&
      (token.word === '.' || token.word === '!' || token.word === '?') &&
      !isInside(scene, at);
    if (isEnd) {
      if (at > start) sentences.push({ first: start, end: at });
      scene.used[at] = 1;
      start = at + 1;
    }
    at += 1;
  }
  if (end > start) sentences.push({ first: start, end });
  return sentences;
}

/** A point between parts of one name (`orders.status`) or in a figure ends no sentence. */
function isInside(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  if ((scene.factEnd[at] ?? 0) > at) return true;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const point = tokens[at];
  if (point?.word !== '.' || !point.glued || after?.glued !== true || before === undefined) return false;
  if (after.kind === 'mark') return false;
  return before.kind === 'number' || isName(before.text) || isName(after.text);
}

function isName(text: string): boolean {
  return text.includes('_') || ['id', 'name', 'status', 'email', 'date', 'type'].includes(text);
}
