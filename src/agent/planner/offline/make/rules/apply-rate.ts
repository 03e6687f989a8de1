import type { RuleAsk } from '../../reading.ts';
import { freshColumn, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { percentage } from '../figures.ts';
import { promise } from '../promise.ts';

type Scaled = Extract<RuleAsk, { kind: 'scaled' }>;

const yes = /^(?:yes|true|y|1|fraud|churned|defaulted|claimed|approved|converted|readmitted|positive|late|returned)$/iu;
/** The share of all others when the words give none. */
const usualShare = 0.15;

/** "Smokers have twice the claim rate": the share of yes in the group is that many times the share among all others; the share over all stays as said. */
export function applyRate(rule: Scaled, making: Making, table: TableDraft, column: ColumnDraft, when: string): boolean {
  if (column.look !== null) return false;
  // A rate is a share of yes: a column of which nothing else was said is one of yes and no.
  if (!['boolean', 'category'].includes(column.plan.source.kind) && (column.ask?.values.length ?? 0) === 0)
    column.plan = {
      ...freshColumn(column.plan.name, 'boolean', { kind: 'boolean', share: usualShare, exact: false, given: [] }),
      hidden: column.plan.hidden,
    };
  const { source } = column.plan;
  const { factor } = rule;
  const group = groupShare(table, when);
  const current =
    source.kind === 'boolean' ? source.share : source.kind === 'category' ? shareOfYes(source.values) : null;
  if (current === null) return false;
  const said = column.fixed.has('values');
  const wanted = said ? current / (group * factor + 1 - group) : Math.min(current, usualShare);
  const others = Math.min(wanted, 0.9 / Math.max(1, factor));
  const own = others * factor;
  if (said && others < wanted - 1e-9) return false;
  if (source.kind === 'boolean') {
    column.plan = {
      ...column.plan,
      source: { ...source, share: others, exact: false, given: [{ when, share: own }] },
      correlatesWith: [],
    };
    promiseShares(rule, making, table, when, `${quoteName(column.plan.name)} == true`, own, others);
    return true;
  }
  if (source.kind !== 'category') return false;
  const [first, second] = source.values;
  if (first === undefined || second === undefined) return false;
  const positive = yes.test(String(first.value)) ? first.value : second.value;
  const weigh = (share: number) =>
    source.values.map((one) => ({ value: one.value, weight: one.value === positive ? share : 1 - share }));
  column.plan = {
    ...column.plan,
    source: { ...source, exact: false, values: weigh(others), given: [{ when, values: weigh(own) }] },
    correlatesWith: [],
  };
  const text = typeof positive === 'string' ? JSON.stringify(positive) : String(positive);
  promiseShares(rule, making, table, when, `${quoteName(column.plan.name)} == ${text}`, own, others);
  return true;
}

/** Only a column of two values has a rate: the share of the one that says yes. */
function shareOfYes(values: readonly { readonly value: unknown; readonly weight: number }[]): number | null {
  if (values.length !== 2) return null;
  const hit = values.find((one) => yes.test(String(one.value)));
  const total = values.reduce((sum, one) => sum + one.weight, 0);
  return hit === undefined || total <= 0 ? null : hit.weight / total;
}

/** The share of rows in the group, from the weights of the category it compares; a half when that is not known. */
function groupShare(table: TableDraft, when: string): number {
  const match = /^(`[^`]+`|[\p{L}_][\p{L}\p{N}_]*) == (.+)$/u.exec(when);
  const column = table.columns.find((one) => quoteName(one.plan.name) === match?.[1]);
  const source = column?.plan.source;
  if (source?.kind === 'boolean') return match?.[2] === 'false' ? 1 - source.share : source.share;
  if (source?.kind !== 'category') return 0.5;
  const total = source.values.reduce((sum, one) => sum + one.weight, 0);
  const own = source.values.find(
    (one) => (typeof one.value === 'string' ? JSON.stringify(one.value) : String(one.value)) === match?.[2],
  );
  return own === undefined || total <= 0 ? 0.5 : own.weight / total;
}

function promiseShares(
  rule: Scaled,
  making: Making,
  table: TableDraft,
  when: string,
  expression: string,
  own: number,
  others: number,
): void {
  const share = (target: number, where: string): void =>
    promise(
      making,
      rule,
      {
        kind: 'share-between',
        table: table.name,
        expression,
        where,
        min: Number(Math.max(0, target * 0.7).toPrecision(6)),
        max: Number(Math.min(1, target * 1.3).toPrecision(6)),
      },
      `${percentage(target)} where ${where}`,
    );
  share(own, when);
  share(others, `not (${when})`);
}
