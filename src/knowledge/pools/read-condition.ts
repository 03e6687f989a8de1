import { RowsmithError } from '../../contract/error.ts';
import type { SlotCondition } from '../../contract/pool.ts';

/**
 * The conditions that a key of a rule states: `stars>=4`, `stars<=2`, `stars=3`, `score=7..8`, `issue=late|lost`, `status!=closed`, `product?` (a column
 * fills the slot), `!product?`; several joined by ` & `. Throws `knowledge-invalid` for anything else.
 */
export function readConditions(key: string): readonly SlotCondition[] {
  return key.split('&').map((part) => readOne(part.trim(), key));
}

function readOne(part: string, key: string): SlotCondition {
  const filled = /^(!?)([a-z_]\w*)\?$/u.exec(part);
  if (filled !== null) return { slot: filled[2] ?? '', filled: filled[1] === '' };
  const match = /^([a-z_]\w*)\s*(>=|<=|!=|=)\s*(.+)$/u.exec(part);
  if (match === null)
    throw new RowsmithError({
      code: 'knowledge-invalid',
      message: `The condition '${key}' cannot be read.`,
      hint: 'Write slot>=4, slot<=2, slot=3..4, slot=one|other, slot!=one or slot?, joined by &.',
    });
  const [, slot = '', sign, value = ''] = match;
  if (sign === '>=') return { slot, min: Number(value) };
  if (sign === '<=') return { slot, max: Number(value) };
  const range = /^(-?[\d.]+?)\.\.(-?[\d.]+)$/u.exec(value);
  if (range !== null) return { slot, min: Number(range[1]), max: Number(range[2]), ...(sign === '!=' ? { not: true } : {}) };
  const values = value.split('|').map((one) => one.trim().replaceAll('_', ' '));
  return { slot, values: [...new Set([...values, ...value.split('|').map((one) => one.trim())])], ...(sign === '!=' ? { not: true } : {}) };
}
