import { draftColumn, freshColumn } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { figure } from '../figures.ts';
import { promise } from '../promise.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';
import { literal } from '../../read/value/pattern-format.ts';

type Series = NonNullable<ValueAskOf<'format'>['series']>;

/** Codes listed one by one are a closed set up to so many. */
const mostValues = 1000;

/**
 * Codes that count: "WTG01 to WTG12" are twelve values when the rows are more than that or may repeat them; "RB-0001 onwards", or as many codes as
 * rows, count up row by row without repeats.
 */
export function applySeries(series: Series, place: Place): void {
  const { making, table, column, origin, wish } = place;
  const rows = origin.table.rows ?? 0;
  const { prefix, start, width, padded, end } = series;
  const isKey =
    origin.column.plan.unique ||
    column.concept?.role === 'id' ||
    column.ask?.values.some((value) => value.kind === 'unique' || value.kind === 'primary-key') === true;
  const size = end === undefined ? Number.POSITIVE_INFINITY : end - start + 1;
  const at = { table: table.name, column: column.plan.name };
  const write = (number: number): string => prefix + (padded ? String(number).padStart(width, '0') : String(number));
  if (end !== undefined && size <= mostValues && size !== rows && !(isKey && size > rows)) {
    const values = Array.from({ length: size }, (_, index) => write(start + index));
    resource(
      place,
      { kind: 'category', values: values.map((value) => ({ value, weight: 1 })), exact: false, given: [] },
      { type: 'text', unique: false, format: undefined },
    );
    column.fixed.add('values');
    promise(making, wish, { kind: 'values', ...at, values }, `${write(start)} to ${write(end)}`);
    return;
  }
  const last = start + Math.max(rows, 1) - 1;
  const isFixed = (padded || String(start).length === String(last).length) && String(last).length <= width;
  const isPlain = prefix === '' && !padded;
  if (isPlain)
    resource(place, { kind: 'sequence', start, step: 1 }, { type: 'integer', unique: true, format: undefined });
  else if (isFixed)
    resource(
      place,
      { kind: 'pattern', pattern: literal(prefix) + '#'.repeat(width), ordered: true, start },
      { type: 'text', unique: true, format: undefined },
    );
  else {
    const inner = `${origin.column.plan.name}_number`;
    const hidden = draftColumn({
      plan: { ...freshColumn(inner, 'integer', { kind: 'sequence', start, step: 1 }), unique: true, hidden: true },
      origin: 'hidden',
    });
    origin.table.columns.splice(origin.table.columns.indexOf(origin.column), 0, hidden);
    const expression = `concat(${JSON.stringify(prefix)}, text(${quoteName(inner)}))`;
    resource(place, { kind: 'formula', expression }, { type: 'text', unique: false, format: undefined });
  }
  column.fixed.add('source');
  promise(
    making,
    wish,
    { kind: 'unique', table: table.name, columns: [column.plan.name] },
    `counts up from ${write(start)}`,
  );
  if (isPlain) return;
  const escaped = prefix.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const digits = isFixed ? `\\d{${width}}` : '\\d+';
  promise(
    making,
    wish,
    { kind: 'pattern', ...at, regex: `^${escaped}${digits}$` },
    `${write(start)}, ${write(start + 1)}, … (${figure(rows)})`,
  );
}
