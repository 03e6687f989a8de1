import type { TablePreview } from '../contract/smith.ts';
import { showCountOf } from '../contract/figures.ts';
import { viewTable } from './table-view.ts';
import type { Paint } from './terminal.ts';

const numberTypes = /^(?:integer|decimal|double|bigint|hugeint|float)/iu;
const momentTypes = /^(?:date|time)/iu;

/** The first rows of a table, numbers to the right, as many columns as fit; the names of the others follow. */
export function viewRows(table: TablePreview, count: number, width: number, paint: Paint): string[] {
  const { lines, columnsShown } = viewTable(
    table.columns.map((column) => ({
      title: column.name,
      align: numberTypes.test(column.type) ? 'right' : 'left',
      cap: 32,
      // A number or a moment that is cut short says something else.
      floor: numberTypes.test(column.type) || momentTypes.test(column.type) ? 32 : 10,
    })),
    table.rows.slice(0, count),
    width,
    paint,
  );
  const left = table.columns.slice(columnsShown);
  if (left.length === 0) return [...lines];
  const { lines: more } = viewTable(
    [{ title: '', cap: width }],
    [[`and ${showCountOf(left.length, 'column')} more: ${left.map((column) => column.name).join(', ')}`]],
    width,
    paint,
  );
  return [...lines, ...more.map(paint.dim)];
}
