import type { TextLength } from '../../contract/plan.ts';

/** Characters (code points) of a text, or the pieces between its blanks. */
export function lengthOf(text: string, of: TextLength['of']): number {
  if (of === 'words') return text.match(/\S+/gu)?.length ?? 0;
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

export function fitsLength(text: string, { of, min = 0, max = Infinity }: TextLength): boolean {
  const length = lengthOf(text, of);
  return length >= min && length <= max;
}

/**
 * A text cut to its greatest length: after the last sentence that keeps it long enough, else after the last word, else anywhere.
 * Shorter texts come back as they are.
 */
export function cutText(text: string, length: TextLength): string {
  const { of, min = 0, max = Infinity } = length;
  if (lengthOf(text, of) <= max) return text;
  const head = headOf(text, of, max);
  for (const end of [/^[\s\S]*[.!?](?=\s|$)/u, ...(of === 'words' ? [] : [/^[\s\S]*\S(?=\s)/u])]) {
    // A word or sentence that the cut itself goes through has no end.
    const whole = end.exec(text.startsWith(`${head} `) || of === 'words' ? `${head} ` : head)?.[0].trimEnd();
    if (whole !== undefined && whole !== '' && lengthOf(whole, of) >= Math.max(1, min)) return whole;
  }
  // A blank at the very end would be lost on the way to some readers, and with it the length.
  return head.replace(/\s+$/u, (blanks) => '.'.repeat(blanks.length));
}

function headOf(text: string, of: TextLength['of'], max: number): string {
  if (of === 'characters') return Array.from(text).slice(0, max).join('');
  return new RegExp(`^\\s*(?:\\S+\\s*){0,${Math.min(max, 10_000)}}`, 'u').exec(text)?.[0].trimEnd() ?? text;
}

/**
 * A text within its bounds from as many as `next` gives: the first that fits by itself, else several one after the other, cut.
 *
 * @param next Another text for each number from 0; an empty one ends the search for more.
 */
export function textWithin(length: TextLength, next: (draw: number) => string): string {
  const first = next(0);
  if (fitsLength(first, length)) return first;
  for (let draw = 1; draw <= 6; draw += 1) {
    const other = next(draw);
    if (fitsLength(other, length)) return other;
  }
  let text = first;
  for (let draw = 1; lengthOf(text, length.of) < (length.min ?? 0) && draw < 10_000; draw += 1) {
    const more = next(draw);
    if (more === '') break;
    text = text === '' ? more : `${/[.!?…]$/u.test(text) ? text : `${text}.`} ${more}`;
  }
  return cutText(text, length);
}
