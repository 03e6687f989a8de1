import type { Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { levelsOf } from '../../tools/compute/column-levels.ts';
import { needsOf, sourcesOf } from '../../tools/compute/column-needs.ts';
import { rowsWithoutParent } from '../../tools/compute/prepare-reference.ts';

/** Columns that need each other, in one table or across tables. */
export function checkCycles(
  plan: Plan,
  columnsOf: (table: string, expression: string) => readonly string[],
): readonly Violation[] {
  const needs = new Map<string, string[]>();
  for (const table of plan.tables) {
    for (const reference of table.references)
      needs.set(nodeOf(table.name, `→${reference.name}`), referenceNeeds(table, reference.name, plan, columnsOf));
    // A table is ready when its references are; a reference that needs cells or the number of rows waits for the whole other table.
    needs.set(
      nodeOf(table.name, '(rows)'),
      table.references.flatMap((reference) =>
        reference.table !== table.name && rowsWithoutParent(reference, { plan }) === null
          ? [nodeOf(reference.table, '(rows)')]
          : [],
      ),
    );
    for (const column of table.columns) {
      const own = needsOf(table, column, (text) => columnsOf(table.name, text));
      const others = sourcesOf(column).flatMap((source) => {
        if (source.kind === 'lookup') {
          const target = table.references.find((one) => one.name === source.reference)?.table ?? table.name;
          return [nodeOf(table.name, `→${source.reference}`), nodeOf(target, source.column)];
        }
        if (source.kind === 'aggregate')
          return [
            nodeOf(source.table, `→${source.reference}`),
            ...(source.column === undefined ? [] : [nodeOf(source.table, source.column)]),
          ];
        return [];
      });
      needs.set(nodeOf(table.name, column.name), [...own.columns.map((name) => nodeOf(table.name, name)), ...others]);
    }
  }
  const levels = levelsOf(needs);
  if (levels.ok) return [];
  const [first = ''] = levels.cycle;
  const at = first.indexOf('.');
  return [
    {
      code: 'cycle',
      message: `these need each other, so none can come first: ${levels.cycle.join(' → ')}`,
      hint: 'let one of them be drawn instead of computed',
      site: { table: first.slice(0, at), column: first.slice(at + 1) },
    },
  ];
}

function referenceNeeds(
  table: Table,
  name: string,
  plan: Plan,
  columnsOf: (table: string, expression: string) => readonly string[],
): string[] {
  const reference = table.references.find((one) => one.name === name);
  if (reference === undefined || !plan.tables.some((one) => one.name === reference.table)) return [];
  const where = reference.where === undefined ? [] : columnsOf(reference.table, reference.where);
  const weights = reference.popularity.kind === 'column' ? [reference.popularity.column] : [];
  return [...where, ...weights].map((column) => nodeOf(reference.table, column));
}

function nodeOf(table: string, column: string): string {
  return `${table}.${column}`;
}
