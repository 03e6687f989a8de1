import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn, quoteName, renameIn } from '../expression-names.ts';
import { findColumn } from '../find-column.ts';
import { resolveKinds } from './resolve-kinds.ts';

/** An expression in the words' own names, brought to a table's columns. */
export type Placed = {
  readonly table: TableDraft;
  readonly expressions: readonly string[];
  readonly columns: readonly ColumnDraft[];
};

/** The asked table that has a column for every name of the expressions, and the expressions in its columns' names; null when none has. */
export function placeExpressions(making: Making, expressions: readonly string[]): Placed | null {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const resolved = expressions.map((one) => resolveKinds(making, table, one));
    const own = resolved.filter((one) => one !== null);
    if (own.length < expressions.length) continue;
    const names = [...new Set(own.flatMap(namesIn))];
    const columns = names.map((name) => findColumn(table, name));
    if (columns.some((column) => column === null)) continue;
    const real = columns.filter((column) => column !== null);
    const rename = (name: string): string => real[names.indexOf(name)]?.plan.name ?? name;
    return {
      table,
      expressions: own.map((one) => withOwnValues(table, renameIn(one, rename))),
      columns: [...new Set(real)],
    };
  }
  return null;
}

/** `"Male"` becomes the spelling that the compared column has: values are compared to the letter. */
export function withOwnValues(table: TableDraft, expression: string): string {
  return expression.replaceAll(
    /(`[^`]+`|[\p{L}_][\p{L}\p{N}_]*)\s*(==|!=)\s*"([^"]*)"/gu,
    (whole: string, name: string, sign: string, value: string) => {
      const column = table.columns.find((one) => quoteName(one.plan.name) === name);
      const source = column?.plan.source;
      if (column === undefined || source === undefined) return whole;
      if (source.kind === 'boolean')
        return yes.has(value.toLowerCase())
          ? `${name} ${sign} true`
          : no.has(value.toLowerCase())
            ? `${name} ${sign} false`
            : whole;
      if (source.kind === 'category') {
        const own = source.values.find((one) => String(one.value).toLowerCase() === value.toLowerCase());
        return own === undefined
          ? whole
          : `${name} ${sign} ${typeof own.value === 'string' ? JSON.stringify(own.value) : String(own.value)}`;
      }
      return source.kind === 'person' && (source.part === 'gender' || source.part === 'sex')
        ? `lower(${name}) ${sign} ${JSON.stringify(value.toLowerCase())}`
        : whole;
    },
  );
}

const yes = new Set(['yes', 'true', 'y', '1']);
const no = new Set(['no', 'false', 'n', '0']);
