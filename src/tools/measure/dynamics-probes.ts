import { quoteName } from '../../table/quote-sql.ts';
import { figure, numberOf } from './figure-text.ts';
import { columnOf, momentColumn, numericSql, type SomeBuilders } from './probe.ts';

const names = {
  noise: 'noise',
  persistence: 'correlation with the value before',
  clustering: "correlation of a change's size with the one before",
};

/** How values go from tick to tick: their noise, their memory, and whether wild times come together. */
export const dynamicsProbes: SomeBuilders<'dynamics'> = {
  dynamics: (check, { table }) => {
    const value = numericSql(columnOf(table, check.column));
    const time = quoteName(momentColumn(table, check.time).name);
    const by = check.by === undefined ? '' : `PARTITION BY ${quoteName(columnOf(table, check.by).name)}`;
    const ordered = `(${by} ORDER BY ${time})`;
    return {
      kind: 'query',
      sql: (relationOf) => {
        const rows = `SELECT ${value} AS v, ${value} - lag(${value}) OVER ${ordered} AS d, ${time} AS moment${check.by === undefined ? '' : `, ${quoteName(columnOf(table, check.by).name)} AS entity`} FROM ${relationOf(table.name)} AS t WHERE ${time} IS NOT NULL`;
        const part = check.by === undefined ? '' : 'PARTITION BY entity';
        switch (check.figure) {
          case 'noise':
            return `SELECT count(d) AS n, stddev_samp(d) / sqrt(2) AS figure FROM (${rows}) AS s`;
          case 'persistence':
            return `SELECT count(*) AS n, corr(a, b) AS figure FROM (SELECT v - avg(v) OVER (${part}) AS a, lag(v) OVER (${part} ORDER BY moment) - avg(v) OVER (${part}) AS b FROM (${rows}) AS s) AS p WHERE b IS NOT NULL`;
          case 'clustering':
            return `SELECT count(*) AS n, corr(a, b) AS figure FROM (SELECT abs(d) AS a, lag(abs(d)) OVER (${part} ORDER BY moment) AS b FROM (${rows}) AS s) AS p WHERE b IS NOT NULL`;
        }
      },
      judge: ([row]) => {
        const found = numberOf(row?.['figure']);
        if (found === null) return { measured: 'too few readings', met: false };
        return {
          measured: `${names[check.figure]} ${figure(found, 3)}`,
          met: found >= (check.min ?? -Infinity) - 1e-9 && found <= (check.max ?? Infinity) + 1e-9,
        };
      },
    };
  },
};
