/**
 * One piece of the request. `from`, `to`: character positions in the request as typed. `glued`: nothing stands between it and the token before.
 *
 * - `word`: letters, digits and underscores, starting with a letter. `word` is the lower-case form without accents, spelling corrected.
 * - `number`: `value` holds it. `date`: a written day, maybe with a time; `text` is ISO. `time`: hh:mm(:ss).
 * - `mark`: punctuation, in `word` too. `line`: a line break. `quoted`: `text` is what stands inside the quotes. `literal`: an address or other run kept whole.
 */
export type Token = {
  readonly kind: 'word' | 'number' | 'date' | 'time' | 'mark' | 'line' | 'quoted' | 'literal';
  readonly text: string;
  readonly word: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly glued: boolean;
};

/** The request's own text from token `first` up to, not including, token `end`. */
export function textOf(request: string, tokens: readonly Token[], first: number, end: number): string {
  let text = '';
  let last: Token | null = null;
  let from = 0;
  for (let at = first; at < end; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    // Words taken out in between are no part of the text.
    if (last !== null && token.from - last.to > 0 && /\S/u.test(request.slice(last.to, token.from))) {
      text += `${request.slice(from, last.to)} `;
      from = token.from;
    } else if (last === null) ({ from } = token);
    last = token;
  }
  return last === null ? '' : text + request.slice(from, last.to);
}
