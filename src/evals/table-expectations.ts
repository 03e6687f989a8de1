import * as z from 'zod';
import { canonicalJson } from '../contract/json.ts';
import { isNumber, type EvalTable } from './eval-table.ts';
import { columnNamed, columnsTogether, plainName, tableLike, type Evidence, type Place } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { shareSlack, showNumber } from './figures-of.ts';
import { fail, holds, noColumn, pass, type Verdict } from './verdict.ts';

const Count = z.int().nonnegative();
const Names = z.array(z.string()).min(1);
/** `10` or `">=1"`. */
const RowsWanted = z.union([Count, z.string().regex(/^(?:>=|<=)\s*\d+$/u, 'expected a number or ">=1"')]);

/** Expectations about tables as a whole. */
export const tableExpectations: Vocabulary = {
  rows: onTables(Count, (wish, { main }) => holds(main.rows === wish, `${main.rows} rows`)),
  rows_at_least: onTables(Count, (wish, { main }) => holds(main.rows >= wish, `${main.rows} rows`)),
  rows_at_most: onTables(Count, (wish, { main }) => holds(main.rows <= wish, `${main.rows} rows`)),
  rows_between: onTables(z.tuple([Count, Count]), ([low, high], { main }) =>
    holds(main.rows >= low && main.rows <= high, `${main.rows} rows`),
  ),
  table_count: onTables(Count, (wish, { tables }) =>
    holds(tables.length === wish, `${tables.length}: ${tables.map(({ name }) => name).join(', ')}`),
  ),
  column_count: onTables(Count, (wish, { main }) =>
    holds(main.columns.length === wish, `${main.columns.length}: ${namesOf(main)}`),
  ),
  column_count_at_least: onTables(Count, (wish, { main }) =>
    holds(main.columns.length >= wish, `${main.columns.length}: ${namesOf(main)}`),
  ),
  columns_exactly: onTables(Names, (wish, { main }) =>
    holds(main.columns.map(({ name }) => name).join('\n') === wish.join('\n'), namesOf(main)),
  ),
  columns_include: onTables(Names, (wish, { main }) => {
    const missing = wish.filter((name) => !main.columns.some((column) => beginsLike(column.name, name)));
    return holds(missing.length === 0, `no ${missing.join(', ')} in ${namesOf(main)}`);
  }),
  columns_include_concepts: onTables(Names, (wish, evidence) => {
    const missing = wish.filter((concept) => !evidence.tables.some((table) => hasConcept(evidence, table, concept)));
    return holds(missing.length === 0, `nothing for ${missing.join(', ')} in ${namesOf(evidence.main)}`);
  }),
  columns_absent: onTables(Names, (wish, evidence) => {
    const there = wish.find((concept) => evidence.tables.some((table) => hasConcept(evidence, table, concept)));
    return holds(there === undefined, `there is a column for ${there ?? ''} in ${namesOf(evidence.main)}`);
  }),
  numeric_columns_at_least: onTables(Count, (wish, { main }) => {
    const numbers = main.columns.filter(isNumber);
    return holds(numbers.length >= wish, `${numbers.length}: ${numbers.map(({ name }) => name).join(', ')}`);
  }),
  distinct_rows: onTables(z.literal(true), (_wish, { main }) =>
    repeatedRows(
      main,
      main.columns.map(({ cells }) => cells),
    ),
  ),
  unique_together: onTables(Names, (wish, evidence) => {
    const columns = columnsTogether(evidence, wish);
    if (typeof columns === 'string') return noColumn(columns);
    const table = evidence.tables.find((one) => columns[0] !== undefined && one.columns.includes(columns[0]));
    return repeatedRows(
      table ?? evidence.main,
      columns.map(({ cells }) => cells),
    );
  }),
  null_share: onTables(
    z.union([
      z.number().min(0).max(1),
      z.strictObject({ columns: Names, value: z.number().min(0).max(1), tol: z.number().optional() }),
    ]),
    (wish, evidence) => {
      const { main } = evidence;
      const [value, tol] = typeof wish === 'number' ? [wish, undefined] : [wish.value, wish.tol];
      const found = typeof wish === 'number' ? main.columns : columnsTogether(evidence, wish.columns);
      if (typeof found === 'string') return noColumn(found);
      for (const column of found) {
        const share = column.cells.filter((cell) => cell === null).length / Math.max(1, column.cells.length);
        if (Math.abs(share - value) > (tol ?? shareSlack(value, column.cells.length)) + 1e-9)
          return fail(`${column.name}: ${showNumber(share)} empty`);
      }
      return pass;
    },
  ),
  format: onTables(z.string(), (wish, { format }) => holds(format === wish, format)),
  tables: onTables(z.record(z.string(), RowsWanted), (wish, evidence) => {
    const taken = new Set<EvalTable>();
    for (const [name, rows] of Object.entries(wish)) {
      const table = tableLike(evidence, name);
      if (table === null || taken.has(table))
        return fail(`no table ${name} among ${evidence.tables.map((one) => one.name).join(', ')}`);
      taken.add(table);
      if (!rowsAre(table.rows, rows)) return fail(`${table.name} has ${table.rows} rows`);
    }
    return pass;
  }),
  foreign_key: onTables(z.strictObject({ child: z.string(), parent: z.string() }), (wish, evidence) => {
    const parent = columnNamed(evidence, wish.parent);
    if (parent === null) return noColumn(wish.parent);
    const child = columnNamed(evidence, wish.child) ?? linkTo(evidence, wish.child, parent);
    if (child === null) return noColumn(wish.child);
    const known = new Set(parent.column.cells);
    const bad = child.column.cells.find((cell) => cell !== null && !known.has(cell));
    if (bad != null) return fail(`${child.column.name} ${bad} is in no row of ${parent.table.name}`);
    return holds(
      child.column.cells.some((cell) => cell !== null),
      `${child.column.name} is empty everywhere`,
    );
  }),
  rows_per_group: onTables(
    z.strictObject({
      column: z.string(),
      min: Count.optional(),
      max: Count.optional(),
      equals: Count.optional(),
      of: z.string().optional(),
    }),
    (wish, evidence) => {
      const place = columnNamed(evidence, wish.column);
      if (place === null) return noColumn(wish.column);
      const parents = wish.of === undefined ? null : columnNamed(evidence, wish.of);
      if (wish.of !== undefined && parents === null) return noColumn(wish.of);
      const counts = new Map<string, number>((parents?.column.cells ?? []).map((cell) => [cell ?? '', 0]));
      for (const cell of place.column.cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
      const [low, high] = [wish.equals ?? wish.min ?? 0, wish.equals ?? wish.max ?? Number.POSITIVE_INFINITY];
      const bad = [...counts].find(([, count]) => count < low || count > high);
      if (counts.size === 0) return fail('no groups');
      return holds(bad === undefined, `${bad?.[0] ?? ''} has ${bad?.[1] ?? 0} rows`);
    },
  ),
  deterministic_with_seed: onTables(z.union([Count, z.literal('any')]), async (wish, { tables, again, seed }) => {
    if (typeof wish === 'number' && seed !== wish) return fail(`the seed is ${seed}`);
    return holds(textOf(tables) === textOf(await again()), 'it comes out differently');
  }),
  requirements_met: onTables(z.literal(true), (_wish, { requirements }) => {
    const unmet = requirements.find((one) => !one.met);
    return holds(
      unmet === undefined,
      `${unmet?.text ?? ''}: asked ${unmet?.asked ?? ''}, measured ${unmet?.measured ?? ''}`,
    );
  }),
  requirements_at_least: onTables(Count, (wish, { requirements }) =>
    holds(requirements.length >= wish, `${requirements.length}`),
  ),
};

/** The id of the child's table that points at the parent under another name: `customer_id` where `user_id` was meant. */
function linkTo(evidence: Evidence, child: string, parent: Place): Place | null {
  const table = tableLike(evidence, child.split('.')[0] ?? '');
  if (table === null || table === parent.table) return null;
  const known = new Set(parent.column.cells);
  const column = table.columns.find(
    (one) =>
      /id$/iu.test(one.name) &&
      one.type === parent.column.type &&
      new Set(one.cells).size < table.rows &&
      one.cells.every((cell) => cell === null || known.has(cell)),
  );
  return column === undefined ? null : { table, column };
}

function namesOf(table: EvalTable): string {
  return table.columns.map(({ name }) => name).join(', ');
}

/** The same name without case, blanks and underscores, or one that begins with its words. */
function beginsLike(own: string, wanted: string): boolean {
  if (plainName(own) === plainName(wanted)) return true;
  const [words, first] = [own.toLowerCase().split(/[\s_-]+/u), wanted.toLowerCase().split(/[\s_-]+/u)];
  return first.every((word, at) => words[at] === word);
}

function hasConcept(evidence: Evidence, table: EvalTable, concept: string): boolean {
  return evidence.meaning.has(
    table.columns.map(({ name }) => name),
    concept,
    table.name,
  );
}

function rowsAre(rows: number, wanted: number | string): boolean {
  if (typeof wanted === 'number') return rows === wanted;
  const bound = Number(wanted.slice(2));
  return wanted.startsWith('>=') ? rows >= bound : rows <= bound;
}

function repeatedRows(table: EvalTable, columns: readonly (readonly (string | null)[])[]): Verdict {
  const rows = new Set<string>();
  for (let at = 0; at < table.rows; at++) {
    const row = JSON.stringify(columns.map((cells) => cells[at] ?? null));
    if (rows.has(row)) return fail(`${row} occurs again in row ${at + 1}`);
    rows.add(row);
  }
  return pass;
}

function textOf(tables: readonly EvalTable[]): string {
  return canonicalJson(tables.map((table) => [table.name, table.columns.map(({ name, cells }) => [name, cells])]));
}
