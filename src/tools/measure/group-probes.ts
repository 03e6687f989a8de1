import type { CheckOf } from '../../contract/check.ts';
import { quoteName } from '../../table/quote-sql.ts';
import { counted, countOf, figure, numberOf } from './figure-text.ts';
import {
  cannotMeasure,
  columnOf,
  conditionSql,
  momentColumn,
  numericSql,
  scopeOf,
  whereSql,
  type Probe,
  type ProbeContext,
  type SomeBuilders,
} from './probe.ts';

/** Checks that set groups of rows beside each other, or bound what each group may hold. */
export const groupProbes: SomeBuilders<'group-ratio' | 'per-group'> = {
  'group-ratio': async (check, context) =>
    check.parent === undefined ? ownGroup(check, context) : groupOfParents(check, check.parent, context),
  'per-group': async (check, { table }) => {
    const scope = await scopeOf(check, table);
    const keys = check.by.map((name) => quoteName(columnOf(table, name).name));
    const period =
      check.each === undefined
        ? []
        : [`date_trunc('${check.each.unit}', ${quoteName(momentColumn(table, check.each.column).name)})`];
    const value =
      check.measure === undefined ? 'count(*)' : `coalesce(sum(${numericSql(columnOf(table, check.measure))}), 0)`;
    const known = [...keys, ...period].map((key) => `${key} IS NOT NULL`);
    const low = check.min === undefined ? 'false' : `v < ${check.min} - 1e-9`;
    const high = check.max === undefined ? 'false' : `v > ${check.max} + 1e-9`;
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT count(*) AS n, min(v) AS low, max(v) AS high, count(*) FILTER (WHERE ${low} OR ${high}) AS odd FROM (SELECT ${value} AS v FROM ${relationOf(table.name)} AS t${whereSql(scope, ...known)} GROUP BY ${[...keys, ...period].join(', ')}) AS g`,
      judge: ([row]) => {
        const [groups, odd] = [countOf(row?.['n']), countOf(row?.['odd'])];
        const [from, to] = [numberOf(row?.['low']), numberOf(row?.['high'])];
        if (groups === 0 || from === null || to === null) return { measured: 'no groups to measure', met: false };
        const bounds = `${figure(from, 4)} to ${figure(to, 4)} in ${counted(groups, 'group')}`;
        return { measured: odd === 0 ? bounds : `${bounds}, ${figure(odd, 0)} out of bounds`, met: odd === 0 };
      },
    };
  },
};

async function ownGroup(check: CheckOf<'group-ratio'>, { table }: ProbeContext): Promise<Probe> {
  if (check.where === undefined) throw cannotMeasure('the check names no group');
  const holds = `coalesce(${await conditionSql(check.where, table)}, false)`;
  const value =
    check.measure !== undefined
      ? (scope: string) => `avg(${numericSql(columnOf(table, check.measure ?? ''))}) FILTER (WHERE ${scope})`
      : check.by !== undefined
        ? (scope: string) =>
            `count(*) FILTER (WHERE ${scope}) / nullif(count(DISTINCT ${quoteName(columnOf(table, check.by ?? '').name)}) FILTER (WHERE ${scope}), 0)`
        : (scope: string) => `count(*) FILTER (WHERE ${scope})`;
  return {
    kind: 'scan',
    figures: [`CAST(${value(holds)} AS DOUBLE)`, `CAST(${value(`NOT ${holds}`)} AS DOUBLE)`],
    judge: ([group, others]) => judgeRatio(check, numberOf(group), numberOf(others)),
  };
}

async function groupOfParents(
  check: CheckOf<'group-ratio'>,
  parent: NonNullable<CheckOf<'group-ratio'>['parent']>,
  { table, tables }: ProbeContext,
): Promise<Probe> {
  const to = tables.get(parent.table);
  if (to === undefined) throw cannotMeasure(`there is no table "${parent.table}"`);
  const holds = await conditionSql(parent.where, to);
  const [child, key] = [columnOf(table, parent.column), columnOf(to, parent.key)];
  const sql = (name: string): string =>
    child.type === key.type ? quoteName(name) : `CAST(${quoteName(name)} AS VARCHAR)`;
  const value = check.measure === undefined ? 'count(c.k)' : 'coalesce(sum(c.v), 0)';
  const measure = check.measure === undefined ? '1' : numericSql(columnOf(table, check.measure));
  return {
    kind: 'query',
    sql: (relationOf) =>
      `SELECT avg(n) FILTER (WHERE g) AS own, avg(n) FILTER (WHERE NOT g) AS others FROM (SELECT p.g, ${value} AS n FROM (SELECT ${sql(key.name)} AS k, coalesce(${holds}, false) AS g FROM ${relationOf(to.name)} AS u) AS p LEFT JOIN (SELECT ${sql(child.name)} AS k, ${measure} AS v FROM ${relationOf(table.name)} AS t) AS c ON c.k = p.k GROUP BY p.k, p.g) AS r`,
    judge: ([row]) => judgeRatio(check, numberOf(row?.['own']), numberOf(row?.['others'])),
  };
}

function judgeRatio(check: CheckOf<'group-ratio'>, own: number | null, others: number | null) {
  if (own === null || others === null || others === 0)
    return { measured: 'a group is empty, so nothing can be compared', met: false };
  const ratio = own / others;
  return {
    measured: `${figure(own, 4)} against ${figure(others, 4)}: ${figure(ratio, 3)} times`,
    met: ratio >= check.min - 1e-9 && ratio <= check.max + 1e-9,
  };
}
