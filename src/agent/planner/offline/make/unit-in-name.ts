import type { Meanings } from './meanings.ts';

/** Last words that are units only by accident (`size_m`, `check_in`), or name the quantity rather than the figure's unit (`day`). */
const ambiguous = new Set([
  'in',
  'c',
  'f',
  'm',
  'g',
  'h',
  'l',
  's',
  'b',
  'k',
  't',
  'ac',
  'mt',
  'day',
  'month',
  'year',
  'week',
  'min',
  'hour',
  'minute',
  'second',
  'w',
  'v',
  'a',
  'pound',
  'bar',
  'foot',
  'stone',
  'libra',
  'metro',
]);

/** The unit a column's name ends in: `height_cm`, `temperature celsius`, `durationHours`. Null when the last word is no unit, or is all there is. */
export function unitInName(meanings: Meanings, name: string): string | null {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[\s_\-()[\]]+/u)
    .filter((word) => word !== '');
  const last = words.at(-1)?.toLowerCase();
  return last === undefined || words.length < 2 || ambiguous.has(last) ? null : meanings.unit(last);
}
