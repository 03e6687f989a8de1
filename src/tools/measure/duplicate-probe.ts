import { quoteName } from '../../table/quote-sql.ts';
import { countOf, figure, percent } from './figure-text.ts';
import { columnOf, type SomeBuilders } from './probe.ts';
import { deviation } from './share-probes.ts';

/**
 * Rows that repeat another. Rows that agree in every column of `same` make a group, of which the first counts as the original. With `differ`
 * the others count once for each different way of filling those columns (near duplicates); without, all of them.
 */
export const duplicateProbes: SomeBuilders<'duplicates'> = {
  duplicates: (check, { table }) => {
    const same = check.same.map((name) => quoteName(columnOf(table, name).name));
    const differ = check.differ.map((name) => quoteName(columnOf(table, name).name));
    const repeats =
      differ.length === 0
        ? 'count(*) - 1'
        : `count(DISTINCT row(${differ.map((name) => `coalesce(CAST(${name} AS VARCHAR), '\u0001')`).join(', ')})) - 1`;
    return {
      kind: 'query',
      sql: (relationOf) =>
        `SELECT sum(n) AS n, sum(repeats) AS repeats FROM (SELECT count(*) AS n, ${repeats} AS repeats FROM ${relationOf(table.name)} AS t GROUP BY ${same.join(', ')}) AS g`,
      judge: ([row]) => {
        const [rows, repeated] = [countOf(row?.['n']), countOf(row?.['repeats'])];
        if (rows === 0) return { measured: 'no rows to measure', met: false };
        const share = repeated / rows;
        const met = Math.abs(share - check.target) <= (check.tolerance ?? deviation(check.target, rows)) + 1e-12;
        return { measured: `${percent(share)} (${figure(repeated, 0)} of ${figure(rows, 0)} rows)`, met };
      },
    };
  },
};
