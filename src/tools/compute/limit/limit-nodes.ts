import type { Limit, Table } from '../../../contract/plan.ts';
import { unitsBehind } from '../draw-units.ts';

/** Attempts that draw only what a limit would rather move; later ones draw everything it may. */
const gentleAttempts = 8;

/** The nodes (columns and `→references`) that a table's limits draw again. */
export type LimitNodes = { readonly first: ReadonlySet<string>; readonly all: ReadonlySet<string> };

/**
 * What each limit may draw again. At first the last group column that is no lookup (the day, not the customer), or else the last lookup:
 * so that who is popular stays so, and amounts keep their shape.
 */
export function limitNodes(table: Table, needsOf: (column: string) => readonly string[]): LimitNodes {
  const first = new Set<string>();
  const all = new Set<string>();
  for (const limit of table.limits) {
    const units = unitsOfLimit(limit, table, needsOf);
    const gentle = units.find((unit) => unit.every((node) => !node.startsWith('→'))) ?? units[0];
    for (const node of gentle ?? []) first.add(node);
    const measured = limit.of === undefined ? [] : unitsBehind(table, [limit.of], needsOf);
    for (const unit of [...units, ...(limit.redraw.length > 0 ? [] : measured)]) for (const node of unit) all.add(node);
  }
  return { first: first.size > 0 ? first : all, all };
}

/** The units behind the group columns, or behind the columns that the limit names. */
export function unitsOfLimit(
  limit: Limit,
  table: Table,
  needsOf: (column: string) => readonly string[],
): readonly (readonly string[])[] {
  const names = limit.redraw.length > 0 ? limit.redraw : limit.by.map((one) => one.column);
  return unitsBehind(table, names, needsOf).filter((unit) =>
    // Without repeats there is no other value to take.
    unit.every((node) => !table.columns.some((column) => column.name === node && column.unique)),
  );
}

/** The nodes that the given attempt of a moved row draws again. */
export function nodesAt(nodes: LimitNodes, attempt: number): ReadonlySet<string> {
  return attempt <= gentleAttempts ? nodes.first : nodes.all;
}
