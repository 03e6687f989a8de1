import type { ColumnAsk, RequestReading, Span, TableAsk } from './reading.ts';

/** A part of a reading that can be left out, and the reading without it. */
export type Fragment = Span & {
  /** Column names it speaks of, as the words give them. */
  readonly about: readonly string[];
  /** What it is compared by: the same part is the same object in every later reading. */
  readonly part: object;
  readonly without: (reading: RequestReading) => RequestReading;
};

/** Everything of a reading that a table can do without: rules, shapes, what is said of values, columns that only a remark implies. */
export function fragmentsOf(reading: RequestReading): readonly Fragment[] {
  return [
    ...reading.rules.map((rule): Fragment => ({
      ...spanOf(rule),
      about: wordsOf(rule),
      part: rule,
      without: (from) => ({ ...from, rules: from.rules.filter((one) => one !== rule) }),
    })),
    ...reading.shapes.map((shape): Fragment => ({
      ...spanOf(shape),
      about: [shape.about],
      part: shape,
      without: (from) => ({ ...from, shapes: from.shapes.filter((one) => one !== shape) }),
    })),
    ...reading.tables.flatMap((table) => table.columns.flatMap((column) => columnFragments(column))),
    ...placeFragments(reading),
  ];
}

/** The town the whole is about; its country stays. */
function placeFragments({ locale }: RequestReading): readonly Fragment[] {
  if (locale === null || locale.place === null) return [];
  return [
    {
      ...spanOf(locale.span),
      about: [locale.place],
      part: locale,
      without: (from) => ({ ...from, locale: { ...locale, place: null } }),
    },
  ];
}

function columnFragments(column: ColumnAsk): readonly Fragment[] {
  const values = column.values.map((value): Fragment => ({
    ...(value.to > value.from ? spanOf(value) : spanOf(column)),
    about: [column.name],
    part: value,
    without: (from) =>
      withColumns(from, (columns) =>
        columns.map((one) =>
          one.values.includes(value) ? { ...one, values: one.values.filter((other) => other !== value) } : one,
        ),
      ),
  }));
  if (column.implied !== true) return values;
  const whole: Fragment = {
    ...spanOf(column),
    about: [column.name],
    part: column,
    without: (from) => withColumns(from, (columns) => columns.filter((one) => one.name !== column.name)),
  };
  return [...values, whole];
}

function withColumns(
  reading: RequestReading,
  change: (columns: TableAsk['columns']) => TableAsk['columns'],
): RequestReading {
  return { ...reading, tables: reading.tables.map((table) => ({ ...table, columns: change(table.columns) })) };
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}

/** The names and expressions a rule is made of. */
function wordsOf(rule: object): readonly string[] {
  return Object.entries(rule).flatMap(([key, value]) =>
    key === 'kind' ? [] : typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [],
  );
}
