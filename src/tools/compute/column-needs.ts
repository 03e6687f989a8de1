import type { Column, Table } from '../../contract/plan.ts';
import type { Source } from '../../contract/source.ts';
import { isPlainDraw } from '../draw/plain-draw.ts';

/** What a column must have before it can be computed: other columns of the row, and references of the table. */
export type ColumnNeeds = {
  readonly columns: readonly string[];
  readonly references: readonly string[];
  readonly expressions: readonly string[];
};

/** Every source of a column: its own and those of its `when` overrides. */
export function sourcesOf(column: Column): readonly Source[] {
  return [column.source, ...column.when.map((override) => override.source)];
}

/** The expressions a source evaluates over the row, conditions first. */
export function expressionsOfSource(source: Source): readonly string[] {
  switch (source.kind) {
    case 'category':
    case 'boolean':
    case 'moment':
      return source.given.map((one) => one.when);
    case 'number':
      return [
        ...source.given.map((one) => one.when),
        ...(source.around === undefined ? [] : [source.around.expression]),
      ];
    case 'formula':
      return [source.expression];
    case 'split':
      return typeof source.total === 'string' ? [source.total] : [];
    case 'sequence':
    case 'uuid':
    case 'pattern':
    case 'constant':
    case 'clock':
    case 'series':
    case 'convert':
    case 'lookup':
    case 'aggregate':
    case 'person':
    case 'place':
    case 'company':
    case 'payment':
    case 'internet':
    case 'entity':
    case 'text':
    case 'model':
    case 'like':
      return [];
  }
}

/** The columns of the row that a source names directly, outside of expressions. */
export function columnsNamedBySource(source: Source): readonly string[] {
  switch (source.kind) {
    case 'moment':
      return source.after === undefined ? [] : [source.after.column];
    case 'convert':
      return [source.column];
    case 'entity':
      return Object.values(source.match);
    case 'text':
      return Object.values(source.given);
    case 'model':
      return source.view;
    case 'sequence':
    case 'uuid':
    case 'pattern':
    case 'constant':
    case 'category':
    case 'boolean':
    case 'number':
    case 'clock':
    case 'series':
    case 'formula':
    case 'split':
    case 'lookup':
    case 'aggregate':
    case 'person':
    case 'place':
    case 'company':
    case 'payment':
    case 'internet':
    case 'like':
      return [];
  }
}

/** Every expression of a column: of its sources, its overrides and its null conditions. */
export function expressionsOf(column: Column): readonly string[] {
  return [
    ...sourcesOf(column).flatMap(expressionsOfSource),
    ...column.when.map((override) => override.if),
    ...column.nulls.flatMap((one) => (one.if === undefined ? [] : [one.if])),
  ];
}

/**
 * What a column needs, given the columns that each of its expressions names.
 *
 * A person takes its gender, and a place its country, from a column of that meaning that stands before it (see `linkedColumn`).
 */
export function needsOf(
  table: Table,
  column: Column,
  columnsOfExpression: (text: string) => readonly string[],
): ColumnNeeds {
  const sources = sourcesOf(column);
  const expressions = expressionsOf(column);
  const columns = new Set<string>();
  for (const source of sources) for (const name of columnsNamedBySource(source)) columns.add(name);
  for (const text of expressions) for (const name of columnsOfExpression(text)) columns.add(name);
  for (const target of column.correlatesWith) {
    const other = table.columns.find((one) => one.name === target.column);
    if (other !== undefined && !isPlainDraw(other)) columns.add(other.name);
  }
  for (const source of sources) for (const name of linkedColumns(table, column, source)) columns.add(name);
  const references = new Set(sources.flatMap((source) => (source.kind === 'lookup' ? [source.reference] : [])));
  return { columns: [...columns], references: [...references], expressions: [...new Set(expressions)] };
}

const linkNames: Readonly<Record<'gender' | 'country', readonly string[]>> = {
  gender: ['gender', 'sex', 'genero', 'sexo', 'genre', 'geschlecht'],
  country: ['country', 'country_code', 'pais', 'pays', 'land'],
};

/** The column a person's gender or a place's country is taken from: a category or lookup of that name in the same table, or null. */
export function linkedColumn(table: Table, column: Column, link: 'gender' | 'country'): string | null {
  const found = table.columns.find(
    (other) =>
      other.name !== column.name &&
      (other.source.kind === 'category' || other.source.kind === 'lookup' || other.source.kind === 'constant') &&
      linkNames[link].includes(other.name.toLowerCase()),
  );
  return found?.name ?? null;
}

function linkedColumns(table: Table, column: Column, source: Source): readonly string[] {
  if (source.kind !== 'person' && source.kind !== 'place') return [];
  const links = source.kind === 'person' ? (['gender', 'country'] as const) : (['country'] as const);
  return links.flatMap((link) => linkedColumn(table, column, link) ?? []);
}
