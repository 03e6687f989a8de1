import { rowKind, rowTime } from '../../read/rule/group-words.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { originOf } from '../find-column.ts';
import { likeness, nameWords } from '../name-words.ts';

/**
 * The expression with the row's time and the row's kind as columns of the table: `__time` is the column that says when a row happened,
 * `__is == "VIP"` the comparison of whichever column has that value. Null when the table has neither.
 */
export function resolveKinds(making: Making, table: TableDraft, expression: string): string | null {
  let missing = false;
  const timed = expression.replaceAll(rowTime, () => {
    const time = table.time ?? table.columns.find(isMoment)?.plan.name;
    if (time === undefined) missing = true;
    return quoteName(time ?? rowTime);
  });
  const pattern = new RegExp(`${rowKind} == "([^"]*)"`, 'gu');
  const whole = timed.replaceAll(pattern, (match: string, value: string) => {
    const found = kindIn(making, table, value);
    if (found === null) missing = true;
    return found ?? match;
  });
  return missing ? null : whole;
}

const isMoment = (column: ColumnDraft): boolean => column.plan.type === 'date' || column.plan.type === 'timestamp';

/** The comparison that a value stands for in a table: with the category that has it, or the yes-or-no column of that name. */
function kindIn(making: Making, table: TableDraft, value: string): string | null {
  const wanted = nameWords(value);
  for (const column of table.columns) {
    const { source } = originOf(making, table, column).column.plan;
    const name = quoteName(column.plan.name);
    if (source.kind === 'category') {
      const own = source.values.find((one) => likeness(nameWords(String(one.value)), wanted) === 1);
      if (own !== undefined)
        return `${name} == ${typeof own.value === 'string' ? JSON.stringify(own.value) : String(own.value)}`;
    }
    if (source.kind !== 'boolean') continue;
    const words = nameWords(column.plan.name).filter((word) => word !== 'is' && word !== 'has');
    if (likeness(words, wanted) === 1) return `${name} == true`;
  }
  return null;
}

/** Whether an expression speaks of a row's kind or time that only the finished table can tell. */
export function isReserved(name: string): boolean {
  return name === rowKind || name === rowTime;
}
