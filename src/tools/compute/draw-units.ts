import type { Column, Table } from '../../contract/plan.ts';
import type { Source } from '../../contract/source.ts';
import { referenceNode } from './drawing.ts';

/**
 * What is drawn again together with a column, as nodes: a lookup's reference (so that all that is looked up still belongs together), all
 * parts of one identity, all parts of one total; else the column itself. Empty when another draw would give the same cells.
 */
export function unitOf(table: Table, column: Column): readonly string[] {
  const { source } = column;
  switch (source.kind) {
    case 'lookup': {
      const reference = table.references.find((one) => one.name === source.reference);
      return reference === undefined || !canPointElsewhere(table, reference.name)
        ? []
        : [referenceNode(reference.name)];
    }
    case 'person':
    case 'place':
    case 'company':
    case 'payment':
    case 'internet':
    case 'entity':
    case 'split':
      return table.columns.filter((other) => isOfSame(other.source, source)).map((other) => other.name);
    case 'moment':
      // In order of time a row keeps to its own short stretch.
      return source.ascending ? [] : [column.name];
    case 'category':
    case 'boolean':
    case 'number':
    case 'pattern':
    case 'text':
    case 'uuid':
      return source.kind === 'pattern' && source.ordered ? [] : [column.name];
    case 'sequence':
    case 'constant':
    case 'clock':
    case 'series':
    case 'formula':
    case 'convert':
    case 'aggregate':
    case 'model':
    case 'like':
      return [];
  }
}

function isOfSame(other: Source, source: Source): boolean {
  return other.kind === source.kind && 'of' in other && 'of' in source && other.of === source.of;
}

/** Rows that come parent by parent, in a panel, or one for each parent have no other parent to go to. */
function canPointElsewhere(table: Table, name: string): boolean {
  const reference = table.references.find((one) => one.name === name);
  return (
    reference !== undefined &&
    reference.children === undefined &&
    !reference.unique &&
    table.panel?.reference !== reference.name
  );
}

/** The nodes that some columns can be drawn again by: their own units, or for computed ones those of the columns they come from, last first. */
export function unitsBehind(
  table: Table,
  names: readonly string[],
  needsOf: (column: string) => readonly string[],
): readonly (readonly string[])[] {
  const units: (readonly string[])[] = [];
  const seen = new Set<string>();
  const open = names.toReversed();
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined || seen.has(name)) continue;
    seen.add(name);
    const unit = unitOf(table, column);
    if (unit.length > 0) units.push(unit);
    else if (column.source.kind === 'formula' || column.source.kind === 'convert')
      open.push(...needsOf(name).toReversed());
  }
  return units;
}
