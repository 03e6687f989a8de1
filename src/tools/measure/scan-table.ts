import type { Abortable } from '../../contract/abort.ts';
import { quoteName } from '../../table/quote-sql.ts';
import { countOf } from './figure-text.ts';
import type { MeasuredTable, Query } from './measured-table.ts';
import type { AnswerRow, Probe, QueryProbe, Verdict } from './probe.ts';

type Waiting = { readonly probe: Exclude<Probe, { kind: 'known' }>; readonly at: number };
type Asked = { readonly at: number; readonly table: MeasuredTable; readonly outcome: Verdict | QueryProbe };

/** Rows up to which a text file is copied into memory when several queries would read it again. */
const mostCopiedRows = 2_000_000;

/** Answers every `scan` probe of a table by one SELECT; what is left are verdicts and queries of their own. */
export async function scanTable(
  probes: readonly Waiting[],
  table: MeasuredTable,
  query: Query,
  options: Abortable,
): Promise<{ readonly asked: readonly Asked[]; readonly rows: number }> {
  options.signal?.throwIfAborted();
  const figures = new Map<string, string>([['count(*)', 'f0']]);
  for (const { probe } of probes) {
    if (probe.kind === 'scan')
      for (const sql of probe.figures) if (!figures.has(sql)) figures.set(sql, `f${figures.size}`);
  }
  if (probes.length === 0) return { asked: [], rows: 0 };
  const select = [...figures].map(([sql, name]) => `${sql} AS ${name}`);
  let row: AnswerRow;
  try {
    [row = {}] = await query.all(`SELECT ${select.join(', ')} FROM ${table.relation} AS t`, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (probes.length === 1) return { asked: probes.map(({ at }) => ({ at, table, outcome: failed(error) })), rows: 0 };
    // One check that the engine refuses must not take the others with it.
    const alone: Asked[] = [];
    for (const probe of probes) alone.push(...(await scanTable([probe], table, query, options)).asked);
    return { asked: alone, rows: Infinity };
  }
  const asked = probes.map(({ probe, at }): Asked => {
    if (probe.kind === 'query') return { at, table, outcome: probe };
    return { at, table, outcome: probe.judge(probe.figures.map((sql) => row[figures.get(sql) ?? ''] ?? null)) };
  });
  return { asked, rows: countOf(row['f0']) };
}

/** Runs the queries that are left, one after the other, each once more when its answer asks for another. */
export async function settle(
  { asked, rows }: { readonly asked: readonly Asked[]; readonly rows: number },
  tables: ReadonlyMap<string, MeasuredTable>,
  query: Query,
  options: Abortable,
): Promise<readonly { readonly at: number; readonly verdict: Verdict }[]> {
  const several = asked.filter(({ outcome }) => 'kind' in outcome).length > 1;
  const [first] = asked;
  const copy =
    several && first !== undefined && first.table.format !== 'parquet' && rows <= mostCopiedRows
      ? `measured copy of ${first.table.name}`
      : null;
  const relationOf = (name: string): string =>
    copy !== null && name === first?.table.name ? quoteName(copy) : (tables.get(name)?.relation ?? quoteName(name));
  const settled: { at: number; verdict: Verdict }[] = [];
  try {
    if (copy !== null)
      await query.all(
        `CREATE OR REPLACE TABLE ${quoteName(copy)} AS SELECT * FROM ${first?.table.relation ?? ''} AS t`,
        options,
      );
    for (const { at, outcome } of asked) {
      let answer = outcome;
      while ('kind' in answer) {
        options.signal?.throwIfAborted();
        answer = await ask(answer, relationOf, query, options);
      }
      settled.push({ at, verdict: answer });
    }
  } finally {
    if (copy !== null) await query.all(`DROP TABLE IF EXISTS ${quoteName(copy)}`);
  }
  return settled;
}

async function ask(
  probe: QueryProbe,
  relationOf: (table: string) => string,
  query: Query,
  options: Abortable,
): Promise<Verdict | QueryProbe> {
  try {
    return probe.judge(await query.all(probe.sql(relationOf), options));
  } catch (error) {
    options.signal?.throwIfAborted();
    return failed(error);
  }
}

function failed(error: unknown): Verdict {
  return {
    measured: `cannot be measured: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    met: false,
  };
}
