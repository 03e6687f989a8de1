import { wordSet } from '../text/word-set.ts';
/** A code layout in the plan's pattern language. `hasPlaceholder`: the text had marks for "any digit", rather than being a worked example. */
export type CodePattern = { readonly pattern: string; readonly hasPlaceholder: boolean };

const placeholderWords = wordSet('ABC ABCD AB XYZ ABCDE XY ABCDEF');
const onlyCode = /^[\p{Lu}\p{Ll}\d#_\-./+()@*?{}[\] ]{2,60}$/u;

/**
 * Turns `PRD-XXXX`, `###-##-####`, `SKU-####-AA`, `INV-{NNNN}`, `EMP001` into a pattern, or null when the text is no code.
 * With `placeholder` only texts with marks for "any digit or letter" count; with `example` a worked example counts too (`EMP001` gives `EMP###`).
 */
export function patternOf(text: string, how: 'placeholder' | 'example'): CodePattern | null {
  if (!onlyCode.test(text)) return null;
  const span = /^(A+)-(Z+)$/u.exec(text);
  if (span !== null && span[1]?.length === span[2]?.length) return { pattern: span[1] ?? 'A', hasPlaceholder: true };
  const segments = text.match(/[A-Z]+|[a-z]+|\d+|#+|./gu) ?? [];
  const hasPlaceholder = segments.some((segment) => isMask(segment) && (how === 'example' || !/^\d+$/u.test(segment)));
  if (!hasPlaceholder && (how === 'placeholder' || !/\d/u.test(text) || !/^[A-Za-z\d#@+(]/u.test(text))) return null;
  if (!hasPlaceholder && /^[a-z ]+$/u.test(text)) return null;
  const letters = segments.filter((segment) => /^[A-Za-z]+$/u.test(segment));
  const onlyX = letters.every((segment) => /^[Xx]+$/u.test(segment));
  const pattern = segments
    .map((segment) => part(segment, hasPlaceholder, onlyX && !segments.some((one) => one.startsWith('#'))))
    .join('');
  return /[#AaXx]/u.test(pattern.replaceAll(/\\./gu, ''))
    ? { pattern: pattern.replaceAll(/[{}]/gu, ''), hasPlaceholder }
    : null;
}

/** Runs of `#`, `X`, `A`, `N`, `9`, `0` of at least two (one for `#`) that stand for any digit or letter. */
function isMask(segment: string): boolean {
  return /^#+$/u.test(segment) || /^(?:X{2,}|N{3,}|A{2,}|x{3,}|n{3,}|9{3,}|0{4,})$/u.test(segment);
}

function part(segment: string, hasPlaceholder: boolean, onlyX: boolean): string {
  if (/^#+$/u.test(segment)) return segment;
  if (hasPlaceholder) {
    if (/^(?:X{2,}|x{3,})$/u.test(segment))
      return (onlyX ? '#' : segment.charAt(0).toUpperCase()).repeat(segment.length);
    if (/^A{2,}$/u.test(segment)) return segment;
    if (/^(?:N{3,}|n{3,}|9{3,}|0{4,})$/u.test(segment)) return '#'.repeat(segment.length);
    return literal(segment);
  }
  if (/^\d+$/u.test(segment)) return '#'.repeat(segment.length);
  if (placeholderWords.has(segment)) return 'A'.repeat(segment.length);
  return literal(segment);
}

/** The same text with the pattern language's own signs made literal. */
export function literal(text: string): string {
  return text.replaceAll(/[#AaXx\\[]/gu, '\\$&');
}
