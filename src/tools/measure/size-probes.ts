import { counted, countOf, figure } from './figure-text.ts';
import { columnOf, known, type SomeBuilders } from './probe.ts';

/** Checks of a table's shape: its rows, columns, types and file format. */
export const sizeProbes: SomeBuilders<'rows' | 'columns' | 'column-count' | 'type' | 'format'> = {
  rows: (check) => ({
    kind: 'scan',
    figures: ['count(*)'],
    judge: ([rows]) => {
      const count = countOf(rows);
      return { measured: counted(count, 'row'), met: count >= check.min && count <= check.max };
    },
  }),
  columns: (check, { table }) => {
    const names = table.columnNames;
    const missing = check.names.filter((name) => !names.includes(name));
    const extra = names.filter((name) => !check.names.includes(name));
    if (missing.length > 0) return known(`without ${missing.join(', ')}`, false);
    if (!check.exact) return known(names.join(', '), true);
    if (extra.length > 0) return known(`also ${extra.join(', ')}`, false);
    const ordered = check.names.length === names.length && check.names.every((name, at) => names[at] === name);
    return known(ordered ? names.join(', ') : `in another order: ${names.join(', ')}`, ordered);
  },
  'column-count': (check, { table }) => {
    const count = table.columnNames.length;
    return known(counted(count, 'column'), count >= check.min && count <= check.max);
  },
  type: (check, { table }) => {
    const { type } = columnOf(table, check.column);
    return known(type, type === check.type);
  },
  format: (check, { table }) =>
    known(table.format.toUpperCase(), table.format.toLowerCase() === check.format.toLowerCase()),
};

/** The counts of a detail list, largest first, as words: `a 10, b 5`. */
export function listed(detail: readonly { readonly label: string; readonly value: number }[], most = 6): string {
  const shown = detail.slice(0, most).map(({ label, value }) => `${label} ${figure(value)}`);
  return shown.join(', ') + (detail.length > most ? `, and ${figure(detail.length - most, 0)} more` : '');
}
