import type {
  ColumnAsk,
  RequestReading,
  ShapeAsk,
  Span,
  TableAsk,
  ValueAsk,
} from '../../../../src/agent/planner/offline/reading.ts';

/** Omit over every member of a union. */
type Bare<Ask> = Ask extends unknown ? Omit<Ask, 'from' | 'to'> : never;
export type ValueWords = Bare<ValueAsk>;
type ColumnWords = {
  readonly name: string;
  readonly values?: readonly ValueWords[];
  readonly literal?: boolean;
  readonly about?: string;
};
type TableWords = Partial<Omit<TableAsk, 'columns' | 'from' | 'to' | 'rows' | 'columnCount'>> & {
  readonly columns?: readonly (ColumnWords | string)[];
  readonly rows?: number | null;
  readonly columnCount?: number | null;
};

/** The span of words in a request, all of it when they are not there. */
export function spanIn(request: string, words: string): Span {
  const from = request.indexOf(words);
  return from < 0 ? { from: 0, to: request.length } : { from, to: from + words.length };
}

/** A table ask from few words; rows and columns are exact. */
export function tableAsk(request: string, words: TableWords): TableAsk {
  const whole = { from: 0, to: request.length };
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? null : { ...whole, min: value, max: value, approximate: false };
  return {
    ...whole,
    name: words.name ?? null,
    subject: words.subject ?? '',
    complete: words.complete ?? false,
    rows: count(words.rows),
    columnCount: count(words.columnCount),
    columns: (words.columns ?? []).map((column): ColumnAsk => {
      const own: ColumnWords = typeof column === 'string' ? { name: column } : column;
      const span = spanIn(request, own.name);
      return {
        ...span,
        name: own.name,
        literal: own.literal ?? true,
        about: own.about ?? '',
        values: (own.values ?? []).map((value): ValueAsk => ({ ...value, ...span })),
      };
    }),
  };
}

/** A reading as the words would give it, for tests of plan-making alone. */
export function readingOf(
  request: string,
  parts: Partial<Omit<RequestReading, 'tables' | 'request'>> & { readonly tables?: readonly TableWords[] } = {},
): RequestReading {
  return {
    language: 'en',
    shapes: [],
    rules: [],
    period: null,
    format: null,
    seed: null,
    locale: null,
    contradictions: [],
    askedForTable: 1,
    used: [{ from: 0, to: request.length }],
    ...parts,
    request,
    tables: (parts.tables ?? [{}]).map((table) => tableAsk(request, table)),
  };
}

/** A shape over time from few words. */
export function shapeAsk(request: string, words: Partial<ShapeAsk> & Pick<ShapeAsk, 'kind'>): ShapeAsk {
  return {
    from: 0,
    to: request.length,
    about: '',
    months: [],
    weekdays: [],
    hours: [],
    periods: [],
    factor: null,
    rate: null,
    ...words,
  };
}
