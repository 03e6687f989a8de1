import type { Source } from '../../../../../contract/source.ts';
import { draftColumn, type ColumnDraft, type TableDraft } from '../draft.ts';
import { needsOf } from '../column-order.ts';
import { namesIn, quoteName } from '../expression-names.ts';
import { freeName } from '../name-words.ts';

/**
 * Puts a column's own cells into a hidden column before it, so that the column itself can be computed from them. Gives the hidden column's name.
 * Nulls, format and noise stay with the visible column.
 */
export function moveToBase(table: TableDraft, column: ColumnDraft): string {
  const name = freeName(`${column.plan.name}_base`, new Set(table.columns.map((one) => one.plan.name.toLowerCase())));
  const { format: _format, noise: _noise, ...plain } = column.plan;
  const base = draftColumn({
    plan: { ...plain, name, hidden: true, nulls: [], unique: false },
    origin: 'hidden',
    concept: column.concept,
  });
  base.look = column.look;
  table.columns.splice(table.columns.indexOf(column), 0, base);
  column.look = null;
  column.fixed.add('source');
  return name;
}

/** Makes a column the formula of its base column, with the column's own digits. */
export function computeFrom(column: ColumnDraft, raw: string): void {
  const { type, decimals } = column.plan;
  const digits = type === 'integer' ? '' : `, ${String(decimals ?? 2)}`;
  column.plan = {
    ...column.plan,
    source: { kind: 'formula', expression: `round(${raw}${digits})` },
    correlatesWith: [],
    when: [],
    unique: false,
  };
}

/** The source without what it takes from these columns, so that they tell nothing about it by themselves. */
export function withoutInfluence(table: TableDraft, source: Source, names: readonly string[]): Source {
  if (source.kind !== 'number') return source;
  const follows = (expression: string): boolean => namesIn(expression).some((name) => reaches(table, name, names));
  const { around, ...rest } = source;
  const given = source.given.filter((one) => !follows(one.when));
  return around === undefined || (!follows(around.expression) && given.length === source.given.length)
    ? { ...source, given }
    : { ...rest, given: given.filter((one) => !follows(one.when)) };
}

/** Whether a column is one of these, or depends on one, or one of them on it. */
function reaches(table: TableDraft, name: string, names: readonly string[]): boolean {
  const needs = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === to) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      const column = table.columns.find((one) => one.plan.name === next);
      if (column !== undefined) open.push(...needsOf(column.plan));
    }
    return false;
  };
  return names.some((one) => needs(name, one) || needs(one, name));
}

/** An expression times a factor for the rows of a condition. */
export function timesWhen(name: string, when: string, factor: number): string {
  return `${quoteName(name)} * if(${when}, ${String(Number(factor.toPrecision(9)))}, 1)`;
}
