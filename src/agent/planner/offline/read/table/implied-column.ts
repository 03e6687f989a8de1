import type { ColumnAsk, Span, ValueAsk } from '../../reading.ts';

/** A column that the words imply without naming it. */
export function impliedColumn(name: string, span: Span, values: readonly ValueAsk[]): ColumnAsk {
  return { ...span, name, literal: false, about: '', values, implied: true };
}

/** The last word in the singular, in lower case: `support tickets` gives `ticket`. */
export function singular(words: string): string {
  const last = words.toLowerCase().trim().split(/[\s]+/u).at(-1) ?? words;
  return last
    .replace(/ies$/u, 'y')
    .replace(/(?<=(?:s|x|ch|sh))es$/u, '')
    .replace(/(?<=[^s])s$/u, '');
}
