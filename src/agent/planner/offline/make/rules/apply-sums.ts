import type { RuleAsk } from '../../reading.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { makesCycle } from '../column-order.ts';
import { quoteName } from '../expression-names.ts';
import { figure } from '../figures.ts';
import { findColumn, findTable } from '../find-column.ts';
import { findKey } from '../foreign-keys.ts';
import { nameWords } from '../name-words.ts';
import { promise } from '../promise.ts';

type Sums = Extract<RuleAsk, { kind: 'sums' }>;
type ChildSum = Extract<RuleAsk, { kind: 'child-sum' }>;

/** "The percentages sum to 100", "a, b and c add up to the total": in each row the total is split among the columns. */
export function applySums(rule: Sums, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const columns = rule.columns.length > 1 ? allOf(table, rule.columns) : partsOf(table, rule.of);
    const total = typeof rule.total === 'number' ? rule.total : (findColumn(table, rule.total)?.plan.name ?? null);
    if (columns === null || columns.length < 2 || total === null || columns.some((one) => one.look !== null)) continue;
    if (typeof total === 'string' && columns.some((one) => one.plan.name === total || makesCycle(table, one, [total])))
      continue;
    split(columns, total);
    const left = columns.map((one) => quoteName(one.plan.name)).join(' + ');
    const right = typeof total === 'number' ? String(total) : quoteName(total);
    promise(
      making,
      rule,
      { kind: 'rule', table: table.name, expression: `abs(${left} - ${right}) <= 0.000001` },
      `${left} = ${typeof total === 'number' ? figure(total) : total}`,
    );
    return true;
  }
  return false;
}

function allOf(table: TableDraft, names: readonly string[]): readonly ColumnDraft[] | null {
  const found = names.map((name) => findColumn(table, name)).filter((column) => column !== null);
  return found.length === names.length && new Set(found).size === found.length ? found : null;
}

const isFigure = (column: ColumnDraft): boolean =>
  ['integer', 'decimal', 'double'].includes(column.plan.type) &&
  !column.plan.hidden &&
  column.look === null &&
  column.concept?.role !== 'id';
const partWords =
  /^(?:pct|percent|percentage|percentages|share|shares|ratio|portion|proportion|fraction|weight|probability|prob|split|allocation|part)$/u;

/** The columns that "the percentages" or "shares" mean: those whose names say so, else all drawn figures. */
function partsOf(table: TableDraft, words: string): readonly ColumnDraft[] | null {
  const asked = nameWords(words);
  if (
    !asked.some((word) => partWords.test(word) || partWords.test(word.replace(/s$/u, ''))) &&
    !/all|columns|values|they|them|three|four|two|five/u.test(words)
  )
    return null;
  const named = table.columns.filter(
    (column) => isFigure(column) && nameWords(column.plan.name).some((word) => partWords.test(word)),
  );
  if (named.length > 1) return named;
  // Names that tell nothing by themselves ("stocks, bonds and cash") are figures, since they add up.
  const isBare = (column: ColumnDraft): boolean =>
    column.ask !== null &&
    column.ask.values.length === 0 &&
    column.look === null &&
    !column.plan.hidden &&
    !['id', 'code', 'name', 'contact', 'place'].includes(column.concept?.role ?? '') &&
    !['date', 'timestamp', 'time'].includes(column.plan.type);
  const bare = table.columns.filter(
    (column) => isBare(column) || (column.ask !== null && isFigure(column) && column.plan.source.kind === 'number'),
  );
  return bare.length > 1 && bare.length <= 12 ? bare : null;
}

function split(columns: readonly ColumnDraft[], total: number | string): void {
  const of = columns[0]?.plan.name ?? 'total';
  const whole =
    columns.every((one) => one.plan.type === 'integer') && (typeof total === 'string' || total >= columns.length * 5);
  for (const column of columns) {
    const decimals = whole ? undefined : total === 1 ? 4 : (column.plan.decimals ?? 2);
    column.plan = {
      ...column.plan,
      type: whole ? 'integer' : 'decimal',
      ...(decimals === undefined ? {} : { decimals }),
      source: {
        kind: 'split',
        of,
        total: typeof total === 'string' ? quoteName(total) : total,
        weight: 1,
        evenness: 3,
        min: 0,
      },
      correlatesWith: [],
      unique: false,
      nulls: [],
      when: [],
    };
    column.fixed.add('source');
  }
}

/** "Line totals add up to the order total": the parent's column is the sum over its children. */
export function applyChildSum(rule: ChildSum, making: Making): boolean {
  const asked = making.tables.filter((one) => !one.pool);
  for (const child of asked) {
    for (const reference of child.references) {
      const parent = asked.find((one) => one.name === reference.table && one !== child);
      if (parent === undefined) continue;
      const key = findKey(parent);
      const own = child.columns.find(
        (one) => one.look?.reference === reference.name && one.look.column === key?.plan.name,
      );
      const summed = columnOf(making, child, rule.child);
      const total = columnOf(making, parent, rule.column);
      if (key === null || own === undefined || summed === null || total === null || summed.look !== null) continue;
      if (!isFigure(summed) || !isFigure(total)) continue;
      total.plan = {
        ...total.plan,
        source: {
          kind: 'aggregate',
          table: child.name,
          reference: reference.name,
          how: 'sum',
          column: summed.plan.name,
        },
        correlatesWith: [],
        nulls: [],
        when: [],
      };
      total.fixed.add('source');
      promise(
        making,
        rule,
        {
          kind: 'child-sum',
          table: parent.name,
          column: total.plan.name,
          key: key.plan.name,
          child: { table: child.name, column: summed.plan.name, key: own.plan.name },
          how: 'sum',
        },
        `${total.plan.name} is the sum of ${summed.plan.name} over its rows of ${child.name}`,
      );
      return true;
    }
  }
  return false;
}

/** A column by words that may begin with the name of its table: "order total" of orders is its total. */
function columnOf(making: Making, table: TableDraft, words: string): ColumnDraft | null {
  const whole = findColumn(table, words);
  if (whole !== null && isFigure(whole)) return whole;
  const parts = words.split(' ');
  const rest = parts.slice(1).join(' ');
  const named = rest === '' ? null : findTable(making, parts[0] ?? '');
  if (rest === '' || (named !== null && named !== table)) return null;
  const found = findColumn(table, rest);
  return found !== null && isFigure(found) ? found : null;
}
