import type { ValueAsk } from '../../reading.ts';
import { quoteName } from './read-expression.ts';

/** A range as a condition on a column: `age >= 30 and age <= 50`. Empty for anything but a range. */
export function compareRange(name: string, ask: ValueAsk): string {
  if (ask.kind !== 'range') return '';
  const column = quoteName(name);
  const low =
    ask.min === null
      ? null
      : `${column} ${ask.exclusive === 'min' || ask.exclusive === 'both' ? '>' : '>='} ${String(ask.min)}`;
  const high =
    ask.max === null
      ? null
      : `${column} ${ask.exclusive === 'max' || ask.exclusive === 'both' ? '<' : '<='} ${String(ask.max)}`;
  return [low, high].filter((part) => part !== null).join(' and ');
}
