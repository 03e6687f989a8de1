import type { Column } from '../../contract/plan.ts';
import type { Source } from '../../contract/source.ts';

/** Each source of a column (its own, then its overrides') with the columns of the row it names directly. */
export function linkedSources(
  column: Column,
): readonly { readonly source: Source; readonly names: readonly string[] }[] {
  return [column.source, ...column.when.map((override) => override.source)].map((source) => ({
    source,
    names: namesIn(source),
  }));
}

function namesIn(source: Source): readonly string[] {
  if (source.kind === 'moment') return source.after === undefined ? [] : [source.after.column];
  if (source.kind === 'convert') return [source.column];
  if (source.kind === 'entity') return Object.values(source.match);
  if (source.kind === 'text') return Object.values(source.given);
  if (source.kind === 'model') return source.view;
  return [];
}
