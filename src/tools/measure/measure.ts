import type { Abortable } from '../../contract/abort.ts';
import type { Check, CheckKind, CheckOf, Measured, Requirement } from '../../contract/check.ts';
import { isRowsmithError } from '../../contract/error.ts';
import { groupProbes } from './group-probes.ts';
import { duplicateProbes } from './duplicate-probe.ts';
import { lengthProbes } from './length-probe.ts';
import { linkProbes } from './link-probes.ts';
import type { MeasuredTable, Query } from './measured-table.ts';
import type { Probe, ProbeBuilders, ProbeContext, Verdict } from './probe.ts';
import { readFormats } from './read-formats.ts';
import { rhythmProbes } from './rhythm-probes.ts';
import { scanTable, settle } from './scan-table.ts';
import { shareProbes } from './share-probes.ts';
import { sizeProbes } from './size-probes.ts';
import { statisticProbes } from './statistic-probes.ts';
import { dynamicsProbes } from './dynamics-probes.ts';
import { timeProbes } from './time-probes.ts';
import { valueProbes } from './value-probes.ts';

export type { MeasuredTable, Query, WrittenFormat } from './measured-table.ts';

const builders: ProbeBuilders = {
  ...sizeProbes,
  ...valueProbes,
  ...shareProbes,
  ...statisticProbes,
  ...rhythmProbes,
  ...timeProbes,
  ...dynamicsProbes,
  ...linkProbes,
  ...lengthProbes,
  ...duplicateProbes,
  ...groupProbes,
};

/**
 * Measures every requirement on the finished tables and sets what was asked beside what was measured, in the order given.
 *
 * Whatever a single pass can tell of a table is gathered in one SELECT, so a written file is read once; joins, groups and ranks take a query each,
 * over a copy of a smaller table when there are several. A requirement that cannot be measured (no such column, no rows, no values, an expression
 * that does not fit, a file that cannot be read) is not met, and `measured` says why. Throws only the signal's reason.
 */
export async function measure(
  requirements: readonly Requirement[],
  tables: ReadonlyMap<string, MeasuredTable>,
  query: Query,
  options: Abortable = {},
): Promise<readonly Measured[]> {
  const readable = new Map([...tables].map(([name, table]) => [name, readFormats(table)]));
  const probes = await Promise.all(requirements.map(({ check }) => probeOf(check, readable)));
  const verdicts: (Verdict | undefined)[] = probes.map((probe) => (probe.kind === 'known' ? probe.verdict : undefined));
  for (const [name, table] of readable) {
    const own = probes.flatMap((probe, at) =>
      probe.kind !== 'known' && requirements[at]?.check.table === name ? [{ probe, at }] : [],
    );
    const scanned = await scanTable(own, table, query, options);
    const settled = await settle(scanned, readable, query, options);
    for (const { at, verdict } of settled) verdicts[at] = verdict;
  }
  return requirements.map((requirement, at) => {
    const verdict = verdicts[at] ?? { measured: `there is no table "${requirement.check.table}"`, met: false };
    return { ...requirement, measured: verdict.measured, met: verdict.met, detail: verdict.detail ?? [] };
  });
}

async function probeOf(check: Check, tables: ReadonlyMap<string, MeasuredTable>): Promise<Probe> {
  const table = tables.get(check.table);
  if (table === undefined)
    return { kind: 'known', verdict: { measured: `there is no table "${check.table}"`, met: false } };
  try {
    return await build(check, { table, tables });
  } catch (error) {
    if (isRowsmithError(error) && error.code === 'check-failed')
      return { kind: 'known', verdict: { measured: error.message, met: false } };
    throw error;
  }
}

function build<Kind extends CheckKind>(check: CheckOf<Kind>, context: ProbeContext): Probe | Promise<Probe> {
  const builder: (check: CheckOf<Kind>, context: ProbeContext) => Probe | Promise<Probe> = builders[check.kind];
  return builder(check, context);
}
