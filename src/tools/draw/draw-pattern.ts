import type { ColumnData } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { SourceOf } from '../../contract/source.ts';
import { keyOf, rowNumbers, type DrawContext } from './draw-context.ts';
import { compilePattern, type CompiledPattern } from './pattern.ts';
import { makePermutation } from './random/permutation.ts';
import { fillWords } from './random/stream.ts';

const blockRows = 4096;
const widestNumber = 2 ** 53;

/**
 * Codes such as `SKU-####-AA`: counted up, drawn without repeats (a permutation of all codes), or drawn freely.
 *
 * Throws `plan-invalid` when the pattern has fewer codes than are wanted.
 */
export function drawPattern(source: SourceOf<'pattern'>, context: DrawContext): ColumnData {
  const { rows, column, tableRows } = context;
  const pattern = compilePattern(source.pattern);
  const wanted = source.ordered ? source.start + tableRows : column.unique ? tableRows : 0;
  if (wanted > pattern.capacity) {
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `The pattern ${JSON.stringify(source.pattern)} has ${pattern.capacity} codes; column ${column.name} needs ${wanted}.`,
      hint: 'Add placeholders to the pattern.',
      site: { table: context.table.name, column: column.name },
    });
  }
  const units = repeatUnits(pattern.units, rows.count);
  if (source.ordered) writeCounted(pattern, source.start, context, units);
  else if (column.unique) writeDistinct(pattern, context, units);
  else writeDrawn(pattern, 0, pattern.places.length, context, units);
  return { type: 'text', values: slices(units, pattern.units.length, rows.count), valid: null };
}

function writeCounted(pattern: CompiledPattern, start: number, context: DrawContext, units: Units): void {
  const numbers = rowNumbers(context.rows);
  for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + start;
  writeNumbers(pattern, 0, pattern.places.length, numbers, units);
}

/** The last placeholders, as many as a permutation can hold, make the code distinct; any before them are drawn freely. */
function writeDistinct(pattern: CompiledPattern, context: DrawContext, units: Units): void {
  let size = 1;
  let from = pattern.places.length;
  while (from > 0 && size * (pattern.places[from - 1]?.letters.length ?? 1) <= widestNumber)
    size *= pattern.places[--from]?.letters.length ?? 1;
  const numbers = rowNumbers(context.rows);
  const shift = (context.attempt + 1) * context.tableRows <= size ? context.attempt * context.tableRows : 0;
  for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + shift;
  makePermutation(size, keyOf(context, 'order', 0)).apply(numbers);
  writeNumbers(pattern, from, pattern.places.length, numbers, units);
  if (from > 0) writeDrawn(pattern, 0, from, context, units);
}

/** Placeholders in groups of fewer than 2^31 codes, two groups from each 64 random bits. */
function writeDrawn(pattern: CompiledPattern, from: number, to: number, context: DrawContext, units: Units): void {
  const key = keyOf(context, 'value');
  const words = [new Int32Array(context.rows.count), new Int32Array(context.rows.count)] as const;
  const numbers = new Float64Array(context.rows.count);
  let group = 0;
  for (let end = to; end > from; group++) {
    let begin = end;
    let size = 1;
    while (begin > from && size * (pattern.places[begin - 1]?.letters.length ?? 1) < 2 ** 24)
      size *= pattern.places[--begin]?.letters.length ?? 1;
    if (group % 2 === 0) fillWords(key, group / 2, context.rows, words[0], words[1]);
    const bits = words[group % 2 === 0 ? 0 : 1];
    for (let i = 0; i < numbers.length; i++) numbers[i] = Math.floor(((bits[i] ?? 0) >>> 0) * (size / 4294967296));
    writeNumbers(pattern, begin, end, numbers, units);
    end = begin;
  }
}

/** Writes each number into the placeholders from..to-1, the last one counting fastest. */
function writeNumbers(pattern: CompiledPattern, from: number, to: number, numbers: Float64Array, units: Units): void {
  const { length } = pattern.units;
  for (let place = to - 1; place >= from; place--) {
    const spot = pattern.places[place];
    if (spot === undefined) continue;
    const { at, letters } = spot;
    const radix = letters.length;
    for (let i = 0, unit = at; i < numbers.length; i++, unit += length) {
      const number = numbers[i] ?? 0;
      const rest = number < 2147483648 ? ((number | 0) / radix) | 0 : Math.floor(number / radix);
      units[unit] = letters[number - rest * radix] ?? 0;
      numbers[i] = rest;
    }
  }
}

type Units = Uint8Array | Uint16Array;

/** The pattern's characters once for each row, in bytes when they are Latin-1. */
function repeatUnits(pattern: Uint16Array, count: number): Units {
  const size = pattern.length * count;
  const units = pattern.every((unit) => unit < 256) ? new Uint8Array(size) : new Uint16Array(size);
  units.set(count === 0 ? [] : pattern);
  for (let done = pattern.length; done > 0 && done < size; done *= 2)
    units.copyWithin(done, 0, Math.min(done, size - done));
  return units;
}

function slices(units: Units, length: number, count: number): string[] {
  const values: string[] = [];
  const bytes = Buffer.from(units.buffer);
  const unitBytes = units.BYTES_PER_ELEMENT;
  for (let from = 0; from < count; from += blockRows) {
    const to = Math.min(count, from + blockRows);
    const text = bytes.toString(
      unitBytes === 1 ? 'latin1' : 'utf16le',
      from * length * unitBytes,
      to * length * unitBytes,
    );
    for (let at = 0; at < (to - from) * length; at += length) values.push(text.slice(at, at + length));
  }
  return values;
}
