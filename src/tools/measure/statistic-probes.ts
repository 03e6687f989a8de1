import type { CheckOf } from '../../contract/check.ts';
import { figure, numberOf } from './figure-text.ts';
import {
  cannotMeasure,
  columnOf,
  equalsSql,
  filter,
  numericSql,
  scopeOf,
  whereSql,
  type SomeBuilders,
  type Verdict,
} from './probe.ts';
import { listed } from './size-probes.ts';

const aggregates: { readonly [name in CheckOf<'statistic'>['statistic']]: string } = {
  mean: 'avg',
  median: 'median',
  sd: 'stddev_samp',
  sum: 'sum',
  min: 'min',
  max: 'max',
  skew: 'skewness',
};

/** How far a figure may lie from its target, as a share of it, when the check does not say. */
const usualTolerance = 0.1;

/** Checks of figures over number columns. */
export const statisticProbes: SomeBuilders<'statistic' | 'group-order' | 'correlation'> = {
  statistic: async (check, { table }) => {
    const column = columnOf(table, check.column);
    const scope = await scopeOf(check, table);
    return {
      kind: 'scan',
      figures: [`${aggregates[check.statistic]}(${numericSql(column)})${filter(scope)}`],
      judge: ([cell]) => {
        const value = numberOf(cell);
        if (value === null) return { measured: `no numbers in "${check.column}"`, met: false };
        const tolerance = check.tolerance ?? usualTolerance;
        const near =
          check.target === undefined ||
          Math.abs(value - check.target) <= tolerance * (check.target === 0 ? 1 : Math.abs(check.target)) + 1e-12;
        const within = value >= (check.min ?? -Infinity) && value <= (check.max ?? Infinity);
        return { measured: `${check.statistic} ${figure(value, 4)}`, met: near && within };
      },
    };
  },
  'group-order': (check, { table }) => {
    const [group, column] = [columnOf(table, check.group), columnOf(table, check.column)];
    return {
      kind: 'scan',
      figures: check.order.map((value) => `avg(${numericSql(column)})${filter(equalsSql(group, [value]))}`),
      judge: (values) => {
        const means = check.order.map((value, at) => ({ label: String(value), value: numberOf(values[at]) }));
        const missing = means.filter((mean) => mean.value === null);
        if (missing.length > 0)
          return { measured: `no values for ${missing.map(({ label }) => label).join(', ')}`, met: false };
        const detail = means.map(({ label, value }) => ({ label, value: value ?? 0 }));
        const met = detail.every(({ value }, at) => at === 0 || value > (detail[at - 1]?.value ?? 0));
        return { measured: `means ${listed(detail, 12)}`, met, detail };
      },
    };
  },
  correlation: (check, { table }) => {
    const [a, b] = [columnOf(table, check.a), columnOf(table, check.b)].map(numericSql);
    if (!check.ranks) {
      return {
        kind: 'scan',
        figures: [`corr(${a}, ${b})`],
        judge: ([cell]) => judgeCorrelation(check, numberOf(cell)),
      };
    }
    if (check.a === check.b) throw cannotMeasure('a column is not compared with itself');
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT corr(ra, rb) AS r FROM (SELECT ${rank('a')} AS ra, ${rank('b')} AS rb FROM (SELECT ${a} AS a, ${b} AS b FROM ${relationOf(table.name)} AS t) AS v${whereSql('a IS NOT NULL', 'b IS NOT NULL')}) AS w`,
      judge: ([row]) => judgeCorrelation(check, numberOf(row?.['r'])),
    };
  },
};

function judgeCorrelation(check: CheckOf<'correlation'>, value: number | null): Verdict {
  if (value === null) return { measured: 'no correlation: a column does not vary', met: false };
  const met =
    check.target === undefined
      ? check.sign === '+'
        ? value >= check.min
        : value <= -check.min
      : Math.abs(value - check.target) <= 0.1;
  return { measured: `${check.ranks ? 'rank correlation' : 'correlation'} ${figure(value, 3)}`, met };
}

/** Equal values share the mean of their ranks (Spearman's coefficient). */
function rank(value: string): string {
  return `rank() OVER (ORDER BY ${value}) + (count(*) OVER (PARTITION BY ${value}) - 1) / 2`;
}
