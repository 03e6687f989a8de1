import type { Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { changedColumns, whyFixed } from '../../tools/compute/duplicate/changed-columns.ts';

/** Near duplicates without a column that may differ, or in one that may not, and promises of no repeats that repeated rows would break. */
export function checkDuplicates(plan: Plan): readonly Violation[] {
  return plan.tables.flatMap((table) => {
    const { duplicates } = table;
    if (duplicates === undefined || duplicates.share <= 0) return [];
    return [...(duplicates.near ? nearOf(table, plan) : []), ...brokenPromises(table, plan)];
  });
}

function nearOf(table: Table, plan: Plan): readonly Violation[] {
  const columns = changedColumns(table, plan.requirements);
  if (columns.length === 0)
    return [
      {
        code: 'contradiction',
        message: 'near duplicates must differ somewhere, and no column of the table may: others depend on each of them',
        hint: 'add a text, a number or a date that nothing depends on, or ask for exact duplicates',
        site: { table: table.name },
      },
    ];
  return columns.flatMap((column): readonly Violation[] => {
    const why = whyFixed(column, table, plan.requirements);
    return why === null
      ? []
      : [
          {
            code: 'contradiction',
            message: `near duplicates are to differ in '${column.name}', which ${why}`,
            hint: "name other columns in 'changes'",
            site: { table: table.name, column: column.name },
          },
        ];
  });
}

/** A repeated row repeats every column that is not its key, and with the same keys those, too. */
function brokenPromises(table: Table, plan: Plan): readonly Violation[] {
  const stays = table.duplicates?.keys === 'fresh';
  const isOwn = (name: string): boolean =>
    stays &&
    (table.key.length > 0 ? table.key.includes(name) : table.columns.some((one) => one.name === name && one.unique));
  return plan.requirements.flatMap(({ check, text }): readonly Violation[] =>
    check.kind !== 'unique' || check.table !== table.name || check.columns.some(isOwn)
      ? []
      : [
          {
            code: 'contradiction',
            message: `'${text}' asks for no repeats of ${check.columns.join(' and ')}, and repeated rows repeat them`,
            hint: stays ? 'let it be the key of the table' : "give repeated rows keys of their own: keys 'fresh'",
            site: { table: table.name, column: check.columns[0] },
          },
        ],
  );
}
