import type { Source } from '../../../../contract/source.ts';
import type { Concept, Fit } from '../../../../knowledge/schema.ts';
import { namesIn, quoteName } from './expression-names.ts';
import type { Meanings } from './meanings.ts';

/** A column as a fit sees it: its name and the unit of its figures. */
export type Neighbour = { readonly name: string; readonly unit: string | undefined };

/** The column of the table that has a concept, or one that `is` it; null when there is none. */
export type FindNeighbour = (concept: string) => Neighbour | null;

const placeholder = /\{([a-z$][a-z0-9_.]*)(?:\s+in\s+([^}]+))?\}/gu;
/** Keys whose texts are expressions; everywhere else a placeholder stands for a bare column name. */
const expressionKeys = new Set(['expression', 'when', 'if']);

/** A copy of a value with every `{concept}` replaced by the column that has it; null when one is missing. */
export function fillPlaceholders<Value>(
  meanings: Meanings,
  value: Value,
  find: FindNeighbour,
  subject: string,
): Value | null {
  let missing = false;
  const fill = (inner: unknown, key: string): unknown => {
    if (typeof inner === 'string') {
      return inner.replace(placeholder, (whole: string, concept: string, unit: string | undefined) => {
        if (concept === 'subject') return subject;
        const column = find(concept);
        if (column === null) {
          missing = true;
          return whole;
        }
        return expressionKeys.has(key) ? inUnit(meanings, column, unit) : column.name;
      });
    }
    if (Array.isArray(inner)) return inner.map((one: unknown) => fill(one, key));
    if (typeof inner === 'object' && inner !== null)
      return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, fill(one, name)]));
    return inner;
  };
  const filled = fill(value, '');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the walk is untyped; the copy has the shape of the original, only texts changed
  return missing ? null : (filled as Value);
}

function inUnit(meanings: Meanings, column: Neighbour, unit: string | undefined): string {
  const name = quoteName(column.name);
  if (unit === undefined || column.unit === undefined) return name;
  const change = meanings.conversion(column.unit, unit.trim());
  if (change === null || (change.factor === 1 && change.offset === 0)) return name;
  const scaled = change.factor === 1 ? name : `(${name} * ${String(change.factor)})`;
  return change.offset === 0 ? scaled : `(${scaled} + ${String(change.offset)})`;
}

/** The fits of a concept that the table can serve, first choice first. */
export function fitsFor(concept: Concept, find: FindNeighbour): readonly Fit[] {
  return concept.fits.filter((fit) => fit.has.every((id) => find(id) !== null));
}

/** The columns of the row a source reads. */
export function columnsRead(source: Source): readonly string[] {
  const found = new Set<string>();
  const expression = (text: string): void => {
    for (const name of namesIn(text)) found.add(name);
  };
  if ('given' in source && Array.isArray(source.given)) for (const one of source.given) expression(one.when);
  if (source.kind === 'number' && source.around !== undefined) expression(source.around.expression);
  if (source.kind === 'formula') expression(source.expression);
  if (source.kind === 'moment' && source.after !== undefined) found.add(source.after.column);
  if (source.kind === 'convert') found.add(source.column);
  if (source.kind === 'entity') for (const column of Object.values(source.match)) found.add(column);
  if (source.kind === 'text') for (const column of Object.values(source.given)) found.add(column);
  if (source.kind === 'model') for (const column of source.view) found.add(column);
  return [...found];
}
