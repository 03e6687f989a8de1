import { z } from 'zod';
import { findLike, hasConcept } from './find-by-meaning.ts';
import { countsOf } from './figures-of.ts';
import type { EvalTable } from './eval-table.ts';
import { fail, holds, pass, type Evidence, type Verdict } from './verdict.ts';

/** How one key of an expectation is measured; `all` is the whole expectation. */
export type Measure = (
  value: unknown,
  evidence: Evidence,
  all: Readonly<Record<string, unknown>>,
) => Verdict | Promise<Verdict>;

const Names = z.array(z.string());
const Pair = z.tuple([z.number(), z.number()]);

/** Rows of the expected table: the main one when there are several of another name. */
function tableLike(evidence: Evidence, name: string): EvalTable | undefined {
  const exact = evidence.tables.find((table) => table.name === name);
  if (exact !== undefined) return exact;
  const words = name.split('_');
  return evidence.tables.find((table) =>
    words.some((word) => word.length > 3 && table.name.includes(word.replace(/s$/u, ''))),
  );
}

/** Expectations about the table as a whole. */
export const tableMeasures: Readonly<Record<string, Measure>> = {
  rows: (value, { main }) => holds(main.rows === z.number().parse(value), `${main.rows} rows`),
  rows_at_least: (value, { main }) => holds(main.rows >= z.number().parse(value), `${main.rows} rows`),
  rows_between: (value, { main }) => {
    const [low, high] = Pair.parse(value);
    return holds(main.rows >= low && main.rows <= high, `${main.rows} rows`);
  },
  column_count: (value, { main }) =>
    holds(main.columns.length === z.number().parse(value), `${main.columns.length} columns`),
  column_count_at_least: (value, { main }) =>
    holds(main.columns.length >= z.number().parse(value), `${main.columns.length} columns`),
  columns_exactly: (value, { main }) => {
    const names = main.columns.map((column) => column.name);
    const wanted = Names.parse(value);
    return holds(names.join('\n') === wanted.join('\n'), `columns are ${names.join(', ')}`);
  },
  columns_include: (value, { main }) => {
    const missing = Names.parse(value).find(
      (name) =>
        !main.columns.some((column) => column.name === name) &&
        !main.columns.some((column) => column.name.toLowerCase().startsWith(name.toLowerCase())),
    );
    return holds(
      missing === undefined,
      `no column ${missing ?? ''} in ${main.columns.map((column) => column.name).join(', ')}`,
    );
  },
  columns_include_concepts: (value, { main, tables }) => {
    const missing = Names.parse(value).filter(
      (concept) => !hasConcept(main, concept) && !tables.some((table) => hasConcept(table, concept)),
    );
    return holds(
      missing.length === 0,
      `nothing for ${missing.join(', ')} in ${main.columns.map((column) => column.name).join(', ')}`,
    );
  },
  numeric_columns_at_least: (value, { main }) => {
    const figures = main.columns.filter((column) => ['integer', 'decimal', 'double'].includes(column.type));
    return holds(figures.length >= z.number().parse(value), `${figures.length} number columns`);
  },
  format: (value, { format }) => holds(format === value, `the format is ${format}`),
  null_share: (value, { main }) =>
    holds(
      value !== 0 || main.columns.every((column) => column.cells.every((cell) => cell !== null)),
      'has empty cells',
    ),
  distinct_rows: (_value, { main }) => {
    const rows = new Set<string>();
    for (let at = 0; at < main.rows; at++)
      rows.add(JSON.stringify(main.columns.map((column) => column.cells[at] ?? null)));
    return holds(rows.size === main.rows, `${main.rows - rows.size} repeated rows`);
  },
  tables: (value, evidence) => {
    for (const [name, rows] of Object.entries(z.record(z.string(), z.union([z.number(), z.string()])).parse(value))) {
      const table = tableLike(evidence, name);
      if (table === undefined)
        return fail(`no table ${name} among ${evidence.tables.map((one) => one.name).join(', ')}`);
      const least = typeof rows === 'string' ? Number(rows.replace(/^>=\s*/u, '')) : rows;
      if (typeof rows === 'string' ? table.rows < least : table.rows !== rows)
        return fail(`${table.name} has ${table.rows} rows`);
    }
    return pass;
  },
  foreign_key: (value, evidence) => {
    const key = z.strictObject({ child: z.string(), parent: z.string() }).parse(value);
    const cellsOf = (path: string) => {
      const [table = '', column = ''] = path.split('.');
      const found = tableLike(evidence, table);
      return found === undefined ? null : (findLike(found, column) ?? null);
    };
    const [child, parent] = [cellsOf(key.child), cellsOf(key.parent)];
    if (child === null || parent === null) return fail(`there is no ${child === null ? key.child : key.parent}`);
    const known = new Set(parent.cells);
    return holds(
      child.cells.every((cell) => cell === null || known.has(cell)),
      'points at rows that are not there',
    );
  },
  value_counts: (value, evidence) => {
    const wish = z.strictObject({ column: z.string(), counts: z.record(z.string(), z.number()) }).parse(value);
    const [first = '', second] = wish.column.split('.');
    const table = second === undefined ? evidence.main : tableLike(evidence, first);
    const column = table === undefined ? null : findLike(table, second ?? first);
    if (column === null) return fail(`there is no ${wish.column}`);
    const counts = countsOf(column.cells);
    const wrong = Object.entries(wish.counts).find(([name, count]) => (counts.get(name) ?? 0) !== count);
    return holds(wrong === undefined, `${wrong?.[0] ?? ''}: ${counts.get(wrong?.[0] ?? '') ?? 0}`);
  },
  shares: (value, evidence) => {
    const wish = z
      .strictObject({ column: z.string(), weights: z.record(z.string(), z.number()), tol: z.number() })
      .parse(value);
    const [first = '', second] = wish.column.split('.');
    const table = second === undefined ? evidence.main : tableLike(evidence, first);
    const column = table === undefined ? null : findLike(table, second ?? first);
    if (column === null) return fail(`there is no ${wish.column}`);
    const counts = countsOf(column.cells);
    const wrong = Object.entries(wish.weights).find(
      ([name, share]) => Math.abs((counts.get(name) ?? 0) / column.cells.length - share) > wish.tol,
    );
    return holds(
      wrong === undefined,
      `${wrong?.[0] ?? ''}: ${(counts.get(wrong?.[0] ?? '') ?? 0) / column.cells.length}`,
    );
  },
  deterministic_with_seed: async (_value, { tables, again }) => {
    const second = await again();
    return holds(texts(tables) === texts(second), 'comes out differently');
  },
};

function texts(list: readonly EvalTable[]): string {
  return JSON.stringify(list.map((table) => table.columns.map((column) => column.cells)));
}
