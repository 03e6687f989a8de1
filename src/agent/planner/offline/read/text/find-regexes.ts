import type { CodeSpan } from './code-series.ts';

const piece = String.raw`(?:\\.|\[(?:\\.|[^\]\\\n])+\]|\([^\s()]*\)|[^\s\\[\]()$"'\x60])`;
/** From `^` to `$`, maybe between slashes or quotes. */
const whole = new RegExp(
  String.raw`(?<![\p{L}\p{N}\\])(r?["'\x60]|\/|)(\^${piece}{1,200}?\$)(\1[a-z]{0,3}|)(?![\p{L}\p{N}])`,
  'gu',
);
/** After a word that announces one; it has a class, an escape or a count, or it is nothing special. */
const told = new RegExp(
  String.raw`(?<=\b(?:regex|regexp|regexes|expression|match|matches|matching)\s?:?\s)(["'\x60/]|)(\^?${piece}{2,200})(\1[a-z]{0,3}|)(?=[\s,;.)]|$)`,
  'gu',
);

/** Regular expressions in running text: `matching /^[A-Z]{2}\d{4}$/`, `^INV-\d{5}$`, `regex: [A-Z]{3}-\d+`. */
export function findRegexes(text: string): readonly CodeSpan[] {
  if (!/[\\[{]/u.test(text)) return [];
  const found = [...text.matchAll(whole), ...[...text.matchAll(told)].filter(([, , regex = '']) => isRegex(regex))];
  return found.map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    codes: { kind: 'regex', regex: match[2] ?? '' },
  }));
}

function isRegex(regex: string): boolean {
  return /\\[dw]|\[[^\]]+\]|\{\d+(?:,\d*)?\}/u.test(regex);
}
