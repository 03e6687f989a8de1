import type { CheckOf } from '../../contract/check.ts';
import { quoteName } from '../../table/quote-sql.ts';
import type { MeasuredTable } from './measured-table.ts';
import { counted, countOf, figure, numberOf, percent } from './figure-text.ts';
import { cannotMeasure, columnOf, numericSql, type ProbeContext, type SomeBuilders } from './probe.ts';

/** Checks that join or group: they take a query of their own. */
export const linkProbes: SomeBuilders<'dependency' | 'foreign-key' | 'children' | 'child-sum' | 'concentration'> = {
  dependency: (check, { table }) => {
    const [from, to] = [check.from, check.to].map((name) => quoteName(columnOf(table, name).name));
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT count(*) AS n, count(*) FILTER (WHERE low <> high) AS odd, CAST(min(k) FILTER (WHERE low <> high) AS VARCHAR) AS example FROM (SELECT ${from} AS k, min(${to}) AS low, max(${to}) AS high FROM ${relationOf(table.name)} AS t WHERE ${from} IS NOT NULL GROUP BY 1) AS g`,
      judge: ([row]) => {
        const [values, odd] = [countOf(row?.['n']), countOf(row?.['odd'])];
        if (values === 0) return { measured: `no values in "${check.from}"`, met: false };
        const measured =
          odd === 0
            ? `each of ${counted(values, 'value')} of ${check.from} has one ${check.to}`
            : `${figure(odd, 0)} of ${counted(values, 'value')} of ${check.from} have several, such as ${JSON.stringify(row?.['example'])}`;
        return { measured, met: odd === 0 };
      },
    };
  },
  'foreign-key': (check, context) => {
    const { child, parent, key } = linkOf(check, context);
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT count(*) AS n, count(*) FILTER (WHERE p.k IS NULL) AS odd, CAST(min(c.k) FILTER (WHERE p.k IS NULL) AS VARCHAR) AS example FROM (SELECT ${child} AS k FROM ${relationOf(check.table)} AS t WHERE ${child} IS NOT NULL) AS c LEFT JOIN (SELECT DISTINCT ${key} AS k FROM ${relationOf(parent.name)} AS u) AS p ON c.k = p.k`,
      judge: ([row]) => {
        const [rows, odd] = [countOf(row?.['n']), countOf(row?.['odd'])];
        if (rows === 0) return { measured: `no values in "${check.column}"`, met: false };
        const measured =
          odd === 0
            ? `all ${figure(rows, 0)} found in ${parent.name}`
            : `${counted(odd, 'row')} of ${figure(rows, 0)} not in ${parent.name}, such as ${JSON.stringify(row?.['example'])}`;
        return { measured, met: odd === 0 };
      },
    };
  },
  children: (check, context) => {
    const { child, parent, key } = linkOf(check, context);
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT count(*) AS parents, min(n) AS low, max(n) AS high, avg(n) AS mean FROM (SELECT p.k, count(c.k) AS n FROM (SELECT ${key} AS k FROM ${relationOf(parent.name)} AS u WHERE ${key} IS NOT NULL) AS p LEFT JOIN (SELECT ${child} AS k FROM ${relationOf(check.table)} AS t) AS c ON c.k = p.k GROUP BY p.k) AS g`,
      judge: ([row]) => {
        const [low, high] = [numberOf(row?.['low']), numberOf(row?.['high'])];
        if (low === null || high === null) return { measured: `no rows in ${parent.name}`, met: false };
        const measured = `${figure(low, 0)} to ${figure(high, 0)} per row of ${parent.name}, ${figure(countOf(row?.['mean']))} on average`;
        return { measured, met: low >= check.min && high <= (check.max ?? Infinity) };
      },
    };
  },
  'child-sum': (check, { table, tables }) => {
    const child = tables.get(check.child.table);
    if (child === undefined) throw cannotMeasure(`there is no table "${check.child.table}"`);
    const [value, key] = [numericSql(columnOf(table, check.column)), quoteName(columnOf(table, check.key).name)];
    const childKey = quoteName(columnOf(child, check.child.key).name);
    const sum = check.how === 'count' ? 'count(*)' : `sum(${numericSql(columnOf(child, check.child.column))})`;
    return {
      kind: 'query',
      // Half a cent: DOUBLE sums of exact cents are off by far less.
      sql: (relationOf) =>
        `SELECT count(*) AS n, count(*) FILTER (WHERE abs(coalesce(p.v, 0) - coalesce(c.s, 0)) > 0.005 + 1e-12 * abs(coalesce(c.s, 0))) AS odd FROM (SELECT ${key} AS k, ${value} AS v FROM ${relationOf(table.name)} AS t) AS p LEFT JOIN (SELECT ${childKey} AS k, ${sum} AS s FROM ${relationOf(child.name)} AS u GROUP BY 1) AS c ON c.k = p.k`,
      judge: ([row]) => {
        const [rows, odd] = [countOf(row?.['n']), countOf(row?.['odd'])];
        if (rows === 0) return { measured: 'no rows to measure', met: false };
        return {
          measured:
            odd === 0 ? `all ${figure(rows, 0)} add up` : `${counted(odd, 'row')} of ${figure(rows, 0)} do not add up`,
          met: odd === 0,
        };
      },
    };
  },
  concentration: (check, { table }) => {
    const name = quoteName(columnOf(table, check.column).name);
    const weight = check.measure === undefined ? 'count(*)' : `sum(${numericSql(columnOf(table, check.measure))})`;
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT count(*) AS n, sum(w) AS total, sum(w) FILTER (WHERE place <= greatest(1, round(${check.top} * many))) AS top FROM (SELECT w, row_number() OVER (ORDER BY w DESC) AS place, count(*) OVER () AS many FROM (SELECT ${weight} AS w FROM ${relationOf(table.name)} AS t WHERE ${name} IS NOT NULL GROUP BY ${name}) AS g) AS r`,
      judge: ([row]) => {
        const [values, total, top] = [countOf(row?.['n']), countOf(row?.['total']), countOf(row?.['top'])];
        if (values === 0 || total <= 0) return { measured: `nothing to share out in "${check.column}"`, met: false };
        const most = Math.max(1, Math.round(check.top * values));
        const what = check.measure ?? 'rows';
        return {
          measured: `the top ${figure(most, 0)} of ${counted(values, 'value')} hold ${percent(top / total)} of ${what}`,
          met: top / total >= check.min - 1e-9 && top / total <= check.max + 1e-9,
        };
      },
    };
  },
};

/** Both ends of a reference; keys of different types are compared as text. */
function linkOf(
  check: CheckOf<'foreign-key'> | CheckOf<'children'>,
  { table, tables }: ProbeContext,
): { readonly child: string; readonly parent: MeasuredTable; readonly key: string } {
  const parent = tables.get(check.parent.table);
  if (parent === undefined) throw cannotMeasure(`there is no table "${check.parent.table}"`);
  const [child, key] = [columnOf(table, check.column), columnOf(parent, check.parent.column)];
  const sql = (name: string): string =>
    child.type === key.type ? quoteName(name) : `CAST(${quoteName(name)} AS VARCHAR)`;
  return { child: sql(child.name), parent, key: sql(key.name) };
}
