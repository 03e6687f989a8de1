import type { Span, ValueAsk } from '../../reading.ts';
import { choicesOf, typeValues } from './schema-table.ts';

const dates = /^\d{4}-\d{2}-\d{2}$/u;
const moments = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u;
const codes = /^(?<head>[A-Za-z][A-Za-z_./-]*)(?<digits>\d{2,12})$/u;
const flags: readonly (readonly [string, string])[] = [
  ['yes', 'no'],
  ['true', 'false'],
  ['Y', 'N'],
  ['Yes', 'No'],
  ['TRUE', 'FALSE'],
  ['ja', 'nein'],
  ['sí', 'no'],
  ['oui', 'non'],
];

/** What the examples under a header say of its column: its type, the layout of a code, the two words of a flag. Empty when they say nothing for sure. */
export function exampleValues(examples: readonly string[], span: Span): readonly ValueAsk[] {
  const cells = examples.filter((example) => example !== '');
  const [first] = cells;
  if (first === undefined) return [];
  const all = (pattern: RegExp): boolean => cells.every((cell) => pattern.test(cell));
  if (all(dates)) return typeValues('date', span);
  if (all(moments)) return typeValues('timestamp', span);
  if (all(/^-?(?:0|[1-9]\d{0,14})$/u)) return typeValues('integer', span);
  const decimals = first.split('.')[1]?.length ?? 0;
  if (decimals > 0 && all(new RegExp(`^-?\\d{1,12}\\.\\d{${decimals}}$`, 'u')))
    return [{ ...span, kind: 'type', type: 'decimal', decimals: Math.min(decimals, 9) }];
  const flag = flags.find((pair) => cells.every((cell) => pair.includes(cell)));
  if (flag !== undefined) return [choicesOf(flag, span)];
  const code = codes.exec(first)?.groups;
  const head = code?.['head'] ?? '';
  const digits = code?.['digits']?.length ?? 0;
  const isCode = cells.every((cell) => {
    const parts = codes.exec(cell)?.groups;
    return parts?.['head'] === head && parts['digits']?.length === digits;
  });
  if (head !== '' && isCode)
    return [{ ...span, kind: 'format', language: 'pattern', format: `${head}${'#'.repeat(digits)}`, example: first }];
  return [];
}
