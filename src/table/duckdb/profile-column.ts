import type { Abortable } from '../../contract/abort.ts';
import type { ColumnProfile, HistogramBin } from '../../contract/profile.ts';
import type { Database } from '../database.ts';
import { quoteName } from '../quote-sql.ts';

/** Above this many rows, different values and medians are estimated (HyperLogLog, t-digest). */
const exactRows = 2_000_000;
const mostBins = 20;
const topValues = 10;

type Kind = 'number' | 'moment' | 'date' | 'other';

/** Describes one column of a table in the database, from all of its rows. `type` is the engine's own name of the column's type. */
export async function profileColumn(
  database: Database,
  table: string,
  name: string,
  type: string,
  rows: number,
  options: Abortable,
): Promise<ColumnProfile> {
  const column = quoteName(name);
  const kind = kindOf(type);
  const value = isNested(type) ? `CAST(${column} AS VARCHAR)` : column;
  const number = kind === 'number' ? `CAST(${column} AS DOUBLE)` : 'CAST(NULL AS DOUBLE)';
  const [figures] = await database.all(
    `SELECT count(*) - count(${column}) AS nulls, CAST(min(${value}) AS VARCHAR) AS lowest, CAST(max(${value}) AS VARCHAR) AS highest,
       avg(${number}) AS mean, ${rows > exactRows ? `approx_quantile(${number}, 0.5)` : `median(${number})`} AS median,
       CASE WHEN count(${column}) > 1 THEN stddev_samp(${number}) END AS sd
     FROM ${table}`,
    options,
  );
  const { distinct, top } = await frequencies(database, table, value, rows, options);
  return {
    name,
    type: plainType(type),
    nulls: numberOf(figures?.['nulls']) ?? 0,
    distinct,
    min: textOf(figures?.['lowest']),
    max: textOf(figures?.['highest']),
    mean: numberOf(figures?.['mean']),
    median: numberOf(figures?.['median']),
    sd: numberOf(figures?.['sd']),
    top,
    histogram: kind === 'other' ? [] : await histogram(database, table, column, kind, /INT/u.test(type), options),
  };
}

/** Different values and the most frequent ones, from one grouping; of a large table only when its values repeat much. */
async function frequencies(
  database: Database,
  table: string,
  value: string,
  rows: number,
  options: Abortable,
): Promise<Pick<ColumnProfile, 'distinct' | 'top'>> {
  if (rows > exactRows) {
    const [estimate] = await database.all(
      `SELECT approx_count_distinct(${value}) AS distinct_values FROM ${table}`,
      options,
    );
    const distinct = numberOf(estimate?.['distinct_values']) ?? 0;
    if (distinct > rows / 4) return { distinct, top: [] };
  }
  const found = await database.all(
    `WITH groups AS MATERIALIZED (SELECT ${value} AS value, count(*) AS times FROM ${table} WHERE ${value} IS NOT NULL GROUP BY ALL)
     SELECT all_groups.distinct_values, CAST(top.value AS VARCHAR) AS value, top.times
     FROM (SELECT count(*) AS distinct_values FROM groups) AS all_groups
     LEFT JOIN (SELECT * FROM groups WHERE times > 1 ORDER BY times DESC, value LIMIT ${topValues}) AS top ON true
     ORDER BY top.times DESC, top.value`,
    options,
  );
  return {
    distinct: numberOf(found[0]?.['distinct_values']) ?? 0,
    top: found.flatMap((row) =>
      row['times'] === null ? [] : [{ value: textOf(row['value']) ?? '', count: numberOf(row['times']) ?? 0 }],
    ),
  };
}

async function histogram(
  database: Database,
  table: string,
  column: string,
  kind: Kind,
  whole: boolean,
  options: Abortable,
): Promise<readonly HistogramBin[]> {
  const place =
    kind === 'number'
      ? `CAST(${column} AS DOUBLE)`
      : kind === 'date'
        ? `CAST(datediff('day', DATE '1970-01-01', ${column}) AS DOUBLE)`
        : `epoch_ms(${column}) / 1000.0`;
  const finite = `${column} IS NOT NULL AND isfinite(${place})`;
  const [span] = await database.all(
    `SELECT min(${place}) AS lowest, max(${place}) AS highest FROM ${table} WHERE ${finite}`,
    options,
  );
  const from = numberOf(span?.['lowest']);
  const to = numberOf(span?.['highest']);
  if (from === null || to === null) return [];
  const byUnit = whole || kind !== 'number';
  const width = from === to ? 1 : byUnit ? Math.ceil((to - from + 1) / mostBins) : (to - from) / mostBins;
  const bins = from === to ? 1 : byUnit ? Math.ceil((to - from + 1) / width) : mostBins;
  const counts = await database.all(
    `SELECT least(${bins - 1}, CAST(floor((${place} - ${from}) / ${width}) AS INTEGER)) AS bin, count(*) AS times FROM ${table} WHERE ${finite} GROUP BY bin`,
    options,
  );
  const byBin = new Map(counts.map((row) => [numberOf(row['bin']), numberOf(row['times']) ?? 0]));
  const label = (bin: number): string => labelOf(bin === bins && !byUnit ? to : from + bin * width, kind);
  return Array.from({ length: bins }, (_, bin) => ({
    from: label(bin),
    to: label(bin + 1),
    count: byBin.get(bin) ?? 0,
  }));
}

function labelOf(value: number, kind: Kind): string {
  if (kind === 'number') return String(Number(value.toPrecision(12)));
  const moment = new Date(kind === 'date' ? value * 86_400_000 : value * 1000);
  return kind === 'date' ? moment.toISOString().slice(0, 10) : moment.toISOString().slice(0, 19);
}

function kindOf(type: string): Kind {
  if (isNested(type)) return 'other';
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT)$/u.test(type)) return 'number';
  if (type === 'DATE') return 'date';
  return type.startsWith('TIMESTAMP') ? 'moment' : 'other';
}

function isNested(type: string): boolean {
  return /^(STRUCT|MAP|UNION|JSON)|\[\d*\]$/u.test(type);
}

/** The type in this program's words. */
function plainType(type: string): string {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/u.test(type)) return 'integer';
  if (type === 'VARCHAR') return 'text';
  if (type === 'FLOAT') return 'double';
  return type.startsWith('TIMESTAMP') ? 'timestamp' : type.toLowerCase();
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
