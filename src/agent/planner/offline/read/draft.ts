import type { ColumnAsk, CountAsk, RequestReading, RuleAsk, ShapeAsk, Span } from '../reading.ts';

/** A table while it is being read. */
export type TableDraft = {
  span: Span;
  name: string | null;
  subject: string;
  about: string[];
  rows: CountAsk | null;
  columns: ColumnAsk[];
  complete: boolean;
  columnCount: CountAsk | null;
  /** How many different things the rows are about. */
  distinct: (Span & { readonly of: string; readonly count: number })[];
  /** From a schema in the request: its columns are the whole of it. */
  declared: boolean;
};

/** A reading while it is being put together. `current` is the table that the next words are about. */
export type Draft = {
  tables: TableDraft[];
  current: TableDraft | null;
  shapes: ShapeAsk[];
  rules: RuleAsk[];
  periods: { period: NonNullable<RequestReading['period']>; rank: number }[];
  format: RequestReading['format'];
  seed: RequestReading['seed'];
  locale: RequestReading['locale'];
  contradictions: { span: Span; question: string }[];
  rowCounts: CountAsk[];
  /** A count of rows that stood apart from every noun. */
  ahead: CountAsk | null;
  hasIntent: boolean;
  /** Things measured at each tick: "5 sensors". */
  entities: { readonly name: string; readonly count: number } | null;
  /** What the sentence at hand is about: "Price Per Unit varies …". */
  topic: string;
  /** Clauses to be read once every table and column is known, each with the table it was said of. */
  later: { readonly table: TableDraft | null; readonly first: number; readonly end: number }[];
  /** Whether all tables and columns that the request lists are known: what is read now is about them. */
  isListed: boolean;
};

/** An empty draft. */
export function emptyDraft(): Draft {
  return {
    tables: [],
    current: null,
    shapes: [],
    rules: [],
    periods: [],
    format: null,
    seed: null,
    locale: null,
    contradictions: [],
    rowCounts: [],
    ahead: null,
    hasIntent: false,
    topic: '',
    entities: null,
    later: [],
    isListed: false,
  };
}

/** The table that is being described; a new one when none is yet. */
export function currentTable(draft: Draft, span: Span): TableDraft {
  if (draft.current === null) {
    draft.current = newTable(span);
    draft.tables.push(draft.current);
  }
  return draft.current;
}

/** A table of which only the place in the request is known. */
export function newTable(span: Span): TableDraft {
  return {
    span,
    name: null,
    subject: '',
    about: [],
    rows: null,
    columns: [],
    complete: false,
    columnCount: null,
    declared: false,
    distinct: [],
  };
}

/** Adds a column, or what is new about one that the table has by this name already. */
export function addColumn(table: TableDraft, column: ColumnAsk): void {
  const key = sameName(column.name);
  const index = table.columns.findIndex((known) => keyOf(known) === key);
  const known = table.columns[index];
  if (known === undefined) table.columns.push(column);
  else
    table.columns[index] = {
      ...known,
      about: [known.about, column.about].filter((text) => text !== '').join(' '),
      values: [...known.values, ...column.values],
    };
}

const keys = new WeakMap<ColumnAsk, string>();

function keyOf(column: ColumnAsk): string {
  const known = keys.get(column);
  if (known !== undefined) return known;
  const key = sameName(column.name);
  keys.set(column, key);
  return key;
}

/** Column names are the same when only case, blanks, underscores and a plural s differ. */
export function sameName(name: string): string {
  const known = folds.get(name);
  if (known !== undefined) return known;
  const folded = foldName(name);
  if (folds.size > 5000) folds.clear();
  folds.set(name, folded);
  return folded;
}

const folds = new Map<string, string>();

function foldName(name: string): string {
  const folded = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return folded.length > 3 ? folded.replace(/(?<=[^s])s$/u, '') : folded;
}
