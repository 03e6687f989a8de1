import { counted, countOf, figure, percent } from './figure-text.ts';
import { columnOf, conditionSql, filter, scopeOf, type SomeBuilders, type Verdict } from './probe.ts';
import { quoteName } from '../../table/quote-sql.ts';

/** How far the share among `count` rows may lie from its target by chance: three standard deviations, at least one row. */
export function deviation(target: number, count: number): number {
  return Math.max(3 * Math.sqrt((target * (1 - target)) / count), 1 / count);
}

/** Checks that count the rows for which something holds. */
export const shareProbes: SomeBuilders<'share' | 'share-between' | 'rule' | 'order'> = {
  share: async (check, { table }) => {
    const scope = await scopeOf(check, table);
    const holds = await conditionSql(check.expression, table);
    return {
      kind: 'scan',
      figures: [`count(*)${filter(scope)}`, `count(*)${filter(scope, holds)}`],
      judge: ([rows, hits]) =>
        judgeShare(
          countOf(rows),
          countOf(hits),
          (share, count) =>
            Math.abs(share - check.target) <= (check.tolerance ?? deviation(check.target, count)) + 1e-12,
        ),
    };
  },
  'share-between': async (check, { table }) => {
    const scope = await scopeOf(check, table);
    const holds = await conditionSql(check.expression, table);
    return {
      kind: 'scan',
      figures: [`count(*)${filter(scope)}`, `count(*)${filter(scope, holds)}`],
      judge: ([rows, hits]) =>
        judgeShare(countOf(rows), countOf(hits), (share) => share >= check.min - 1e-12 && share <= check.max + 1e-12),
    };
  },
  rule: async (check, { table }) => {
    const scope = await scopeOf(check, table);
    const holds = await conditionSql(check.expression, table);
    return {
      kind: 'scan',
      figures: [`count(*)${filter(scope)}`, `count(*)${filter(scope, `NOT ${holds}`)}`],
      judge: ([rows, breaks]) => judgeBreaks(countOf(rows), countOf(breaks), 'break it'),
    };
  },
  order: (check, { table }) => {
    const [earlier, later] = [check.earlier, check.later].map((name) => quoteName(columnOf(table, name).name));
    return {
      kind: 'scan',
      figures: [
        `count(*)${filter(`${earlier} IS NOT NULL AND ${later} IS NOT NULL`)}`,
        `count(*)${filter(`${later} ${check.strict ? '<=' : '<'} ${earlier}`)}`,
      ],
      judge: ([rows, breaks]) => judgeBreaks(countOf(rows), countOf(breaks), 'out of order'),
    };
  },
};

function judgeShare(rows: number, hits: number, fits: (share: number, rows: number) => boolean): Verdict {
  if (rows === 0) return { measured: 'no rows to measure', met: false };
  return {
    measured: `${percent(hits / rows)} (${figure(hits, 0)} of ${figure(rows, 0)})`,
    met: fits(hits / rows, rows),
  };
}

function judgeBreaks(rows: number, breaks: number, how: string): Verdict {
  if (rows === 0) return { measured: 'no rows to measure', met: false };
  return {
    measured: breaks === 0 ? `0 rows ${how}` : `${counted(breaks, 'row')} of ${figure(rows, 0)} ${how}`,
    met: breaks === 0,
  };
}
