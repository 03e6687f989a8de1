import { draftColumn, freshColumn, type ColumnDraft, type TableDraft } from '../draft.ts';
import { makesCycle } from '../column-order.ts';
import { quoteName } from '../expression-names.ts';
import { quantileOf } from '../fit-distribution.ts';
import { freeName } from '../name-words.ts';

/**
 * In a panel: makes the first of two series answer the other, by an elasticity: its own course times (other / other's middle) to a power.
 * Its own course stays as a hidden column, so its seasons, events and noise stay too.
 */
export function followSeries(table: TableDraft, follower: ColumnDraft, leader: ColumnDraft, sign: '+' | '-'): boolean {
  const [own, lead] = [follower.plan.source, leader.plan.source];
  if (own.kind !== 'series' || lead.kind !== 'series' || makesCycle(table, follower, [leader.plan.name])) return false;
  const middle = quantileOf(lead.level, 'p50');
  if (middle <= 0) return false;
  const name = freeName(
    `${follower.plan.name}_base`,
    new Set(table.columns.map((column) => column.plan.name.toLowerCase())),
  );
  const calm = {
    ...own,
    noise: { share: Math.min(own.noise?.share ?? 0.05, 0.08), persistence: own.noise?.persistence ?? 0.3 },
  };
  const hidden = draftColumn({ plan: { ...freshColumn(name, 'double', calm), hidden: true }, origin: 'hidden' });
  // The leader needs room to move, or nothing can be seen to follow it.
  if ((lead.noise?.share ?? 0) < 0.08)
    leader.plan = {
      ...leader.plan,
      source: { ...lead, noise: { share: 0.1, persistence: lead.noise?.persistence ?? 0.6 } },
    };
  table.columns.splice(table.columns.indexOf(follower), 0, hidden);
  const power = sign === '+' ? '1.4' : '-1.4';
  const raw = `${quoteName(name)} * pow(${quoteName(leader.plan.name)} / ${String(middle)}, ${power})`;
  const decimals = follower.plan.type === 'integer' ? '' : `, ${follower.plan.decimals ?? 2}`;
  const low = own.min === undefined ? `round(${raw}${decimals})` : `max(${String(own.min)}, round(${raw}${decimals}))`;
  const expression = own.max === undefined ? low : `min(${String(own.max)}, ${low})`;
  follower.plan = { ...follower.plan, source: { kind: 'formula', expression } };
  follower.fixed.add('source');
  return true;
}
