import type { ColumnData, ColumnType } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { Scalar, SourceOf } from '../../contract/source.ts';
import { categoryEntries } from './category-entries.ts';
import { columnOfNumbers, scaleOf } from './column-of-numbers.ts';
import { byCase, firstCases, keyOf, rowNumbers, type DrawContext } from './draw-context.ts';
import { drawShares } from './draw-shares.ts';
import { entryAt, fillEntries, makeGuide } from './guide.ts';
import { memoByObject } from './memo.ts';
import { quotas } from './quotas.ts';
import { makePermutation } from './random/permutation.ts';
import { parseMoment } from './time/calendar.ts';

type CategorySource = SourceOf<'category'>;
type Codes = Uint8Array | Uint16Array | Uint32Array;

const dictionaries = memoByObject((values: readonly Scalar[]) => values.map(String));

/**
 * Values by weight, by the first case that holds, or in exact quotas.
 *
 * Exact quotas differ from the weights by less than one row of the table; their order is a permutation keyed by the seed (rows of a case of
 * `given` are drawn by weight). Draws after the first attempt are by weight. A `unique` column deals its values out without repeats while
 * they last. Text becomes a dictionary column, the same dictionary object for every chunk.
 */
export function drawCategory(source: CategorySource, context: DrawContext): ColumnData {
  const { values, cases } = categoryEntries(source);
  const codes = makeCodes(values.length, context.rows.count);
  const own = cases[0];
  if (own === undefined) throw new RowsmithError({ code: 'plan-invalid', message: 'A category without values.' });
  if (context.column.unique && source.values.length >= context.tableRows) dealOut(source.values.length, context, codes);
  else if (source.exact && context.attempt === 0) fillQuotas(source, context, codes);
  else {
    fillEntries(own.guide, drawShares(context), codes);
    if (!own.isInOrder) for (let i = 0; i < codes.length; i++) codes[i] = own.codes[codes[i] ?? 0] ?? 0;
  }
  const chosen = firstCases(source.given, context);
  if (chosen !== null) {
    const shares = drawShares(context);
    byCase(chosen, shares, (caseNumber, part, places) => {
      const given = cases[caseNumber + 1];
      if (caseNumber < 0 || given === undefined) return;
      for (let i = 0; i < part.length; i++)
        codes[places[i] ?? 0] = given.codes[entryAt(given.guide, part[i] ?? 0)] ?? 0;
    });
  }
  return columnOfCodes(values, codes, context);
}

/** Cells that point into a list of values, in the column's type. */
export function columnOfCodes(
  values: readonly Scalar[],
  codes: Codes,
  context: { readonly column: { readonly type: ColumnType; readonly decimals?: number | undefined } },
): ColumnData {
  const { column } = context;
  if (column.type === 'text') return { type: 'dictionary', codes, dictionary: dictionaries(values), valid: null };
  if (column.type === 'boolean') {
    const truths = Uint8Array.from(values, (value) => (value === true || value === 'true' || value === 1 ? 1 : 0));
    return { type: 'boolean', values: Uint8Array.from(codes, (code) => truths[code] ?? 0), valid: null };
  }
  const scale = scaleOf(column);
  const numbers = Float64Array.from(values, (value) => numberOf(value, column.type, scale));
  const cells = new Float64Array(codes.length);
  for (let i = 0; i < cells.length; i++) cells[i] = numbers[codes[i] ?? 0] ?? 0;
  return columnOfNumbers(column.type, cells, scale, null);
}

function numberOf(value: Scalar, type: ColumnType, scale: number | null): number {
  if (typeof value === 'string' && type === 'date') return Math.floor(parseMoment(value) / 86_400_000);
  if (typeof value === 'string' && type === 'timestamp') return parseMoment(value);
  if (typeof value === 'string' && type === 'time')
    return parseMoment(value.includes('T') ? value : `1970-01-01T${value}`);
  const number = Number(value);
  if (Number.isNaN(number)) {
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `The value ${JSON.stringify(value)} is no ${type}.`,
      hint: 'Give the column the type text, or values of its type.',
    });
  }
  return scale === null ? number : Math.round(number * 10 ** scale);
}

/** The smallest array that holds codes below `size`. */
function makeCodes(size: number, count: number): Codes {
  return size <= 256 ? new Uint8Array(count) : size <= 65_536 ? new Uint16Array(count) : new Uint32Array(count);
}

function fillQuotas(source: CategorySource, context: DrawContext, codes: Codes): void {
  const counts = quotas(
    source.values.map((entry) => entry.weight),
    context.tableRows,
  );
  const guide = makeGuide(counts);
  const places = rowNumbers(context.rows);
  makePermutation(context.tableRows, keyOf(context, 'order', 0)).apply(places);
  for (let i = 0; i < places.length; i++) places[i] = ((places[i] ?? 0) + 0.5) / context.tableRows;
  fillEntries(guide, places, codes);
}

function dealOut(size: number, context: DrawContext, codes: Codes): void {
  const places = rowNumbers(context.rows);
  makePermutation(size, keyOf(context, 'order', 0)).apply(places);
  codes.set(places);
}
