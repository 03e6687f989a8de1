/** One character of a pattern, repeated: `^[\s\S]{0,5000}$`. */
export type LongRepeat = { readonly character: string; readonly min: number; readonly max: number };

/** More repeats than the engine's patterns can count. */
const mostRepeats = 1000;

/**
 * A pattern that is nothing but one character repeated, more often than the engine can count; null for any other. Such a text is measured by
 * its characters and its length apart.
 */
export function longRepeatOf(pattern: string): LongRepeat | null {
  const parts = /^\^(\[(?:[^[\]\\]|\\.)+\]|\\[dDsSwW]|\\[^A-Za-z0-9]|[^\\[\](){}*+?^$|])\{(\d*)(,?)(\d*)\}\$$/u.exec(
    pattern,
  );
  if (parts === null) return null;
  const [, character = '', least = '', comma = '', greatest = ''] = parts;
  const min = Number(least);
  const max = comma === '' ? min : greatest === '' ? Infinity : Number(greatest);
  return min > mostRepeats || (max > mostRepeats && max < Infinity) ? { character, min, max } : null;
}
