import type { Column } from '../../contract/plan.ts';
import type { Source } from '../../contract/source.ts';
import { columnsNamedBySource, sourcesOf } from '../../tools/compute/column-needs.ts';

/** Each source of a column (its own, then its overrides') with the columns of the row it names directly. */
export function linkedSources(
  column: Column,
): readonly { readonly source: Source; readonly names: readonly string[] }[] {
  return sourcesOf(column).map((source) => ({ source, names: columnsNamedBySource(source) }));
}
