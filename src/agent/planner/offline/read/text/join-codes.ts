import type { CodeSeries } from './code-series.ts';
import { findCodes } from './code-series.ts';
import type { Token } from './token.ts';

/** The word of a token that stands for a whole description of codes. */
export const codesWord = '‹codes›';

const told = new WeakMap<Token, CodeSeries>();

/** What codes a token stands for, or null. */
export function codesOf(token: Token | undefined): CodeSeries | null {
  return token === undefined ? null : (told.get(token) ?? null);
}

/**
 * The tokens with every description of codes ("WTG01 to WTG12", "TR/25/0001, TR/25/0002 …", "FR and four digits") as one token, so that its commas,
 * dashes and "and"s part nothing.
 */
export function joinCodes(text: string, tokens: readonly Token[]): readonly Token[] {
  const spans = findCodes(text);
  if (spans.length === 0) return tokens;
  const joined: Token[] = [];
  let at = 0;
  for (const { from, to, codes } of spans) {
    while (at < tokens.length && (tokens[at]?.from ?? 0) < from) {
      const token = tokens[at];
      if (token !== undefined) joined.push(token);
      at += 1;
    }
    const first = tokens[at];
    let end = at;
    while (end < tokens.length && (tokens[end]?.from ?? 0) < to) end += 1;
    const last = tokens[end - 1];
    if (first === undefined || last === undefined || end === at || first.from !== from) continue;
    const token: Token = {
      kind: 'literal',
      text: text.slice(from, last.to),
      word: codesWord,
      value: 0,
      from,
      to: last.to,
      glued: first.glued,
    };
    told.set(token, codes);
    joined.push(token);
    at = end;
  }
  return [...joined, ...tokens.slice(at)];
}
