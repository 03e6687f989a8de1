import { foldWord, plainText } from './fold.ts';
import { cutRun } from './cut-run.ts';
import { scanLiteral } from './scan-literal.ts';
import { scanNumber } from './scan-number.ts';
import { quotedEnd } from './scan-quoted.ts';
import type { Token } from './token.ts';

const word = /[\p{L}\p{M}_][\p{L}\p{M}\p{Nd}_]*(?:'\p{L}+)?/uy;
const wideRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/uy;
const marks = ['>=', '<=', '==', '!=', '->', '=>', '..', '**', '--', '||', '&&'];

/**
 * Cuts a request into tokens that together cover everything but blanks. Never throws; linear in the length of the text.
 * `decimalComma`: how numbers are written in the request's language. `correct` may replace a misspelt grammar word.
 */
export function tokenise(
  request: string,
  decimalComma: boolean,
  correct: (word: string) => string = (same) => same,
): readonly Token[] {
  const text = plainText(request);
  const tokens: Token[] = [];
  let glued = false;
  const push = (
    kind: Token['kind'],
    from: number,
    to: number,
    own: { text?: string; word?: string; value?: number } = {},
  ): number => {
    tokens.push({
      kind,
      text: own.text ?? request.slice(from, to),
      word: own.word ?? '',
      value: own.value ?? 0,
      from,
      to,
      glued,
    });
    glued = true;
    return to;
  };
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '\n' || sign === '\r') {
      at = push('line', at, at + 1, { text: '\n' });
      glued = false;
      continue;
    }
    if (sign === ' ' || sign === '\t' || /\s/u.test(sign)) {
      glued = false;
      at += 1;
      continue;
    }
    const literal = scanLiteral(text, at);
    if (literal !== null) {
      at = push(literal.kind, at, literal.to, {
        text: literal.text,
        word: literal.kind === 'word' ? foldWord(literal.text) : '',
      });
      continue;
    }
    const close = quotedEnd(text, at);
    if (close > 0) {
      at = push('quoted', at, close, { text: request.slice(at + 1, close - 1) });
      continue;
    }
    const number = scanNumber(text, at, decimalComma);
    if (number !== null) {
      at = push('number', at, number.end, { value: number.value });
      continue;
    }
    const run = matchAt(wideRun, text, at);
    if (run !== null) {
      for (const part of cutRun(run)) {
        push(part.value === null ? 'word' : 'number', at, at + part.text.length, {
          word: part.value === null ? part.text : '',
          value: part.value ?? 0,
        });
        at += part.text.length;
      }
      continue;
    }
    const letters = matchAt(word, text, at);
    if (letters !== null) {
      const isPlain = !/[_\d]/u.test(letters) && !/\p{Ll}\p{Lu}/u.test(letters);
      const folded = foldWord(letters);
      at = push('word', at, at + letters.length, { word: isPlain ? correct(folded) : folded });
      continue;
    }
    const mark =
      marks.find((candidate) => text.startsWith(candidate, at)) ?? String.fromCodePoint(text.codePointAt(at) ?? 32);
    at = push('mark', at, at + mark.length, { word: mark });
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
