import type { RuleAsk } from '../../reading.ts';
import { needsOf } from '../column-order.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { findColumn, originOf } from '../find-column.ts';
import { promise } from '../promise.ts';

type Fits = Extract<RuleAsk, { kind: 'fits' }>;

/**
 * "state which corresponds to the city", "a review that fits the stars": true when the columns' meanings tie them together.
 * Where one must follow from the other (a city lies in one state), that is promised and measured.
 */
export function applyFits(rule: Fits, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const [column, other] = [findColumn(table, rule.column), findColumn(table, rule.with)];
    if (column === null || other === null || column === other) continue;
    const [a, b] = [originOf(making, table, column), originOf(making, table, other)];
    const tied = a.table === b.table && areTied(a.table, a.column, b.column);
    if (!tied) return false;
    const finer = finerOf(a.column, b.column);
    if (finer !== null)
      promise(
        making,
        rule,
        {
          kind: 'dependency',
          table: table.name,
          from: finer === a.column ? column.plan.name : other.plan.name,
          to: finer === a.column ? other.plan.name : column.plan.name,
        },
        `each ${finer === a.column ? column.plan.name : other.plan.name} goes with one ${finer === a.column ? other.plan.name : column.plan.name}`,
      );
    return true;
  }
  return false;
}

function reads(one: ColumnDraft, other: ColumnDraft): boolean {
  return needsOf(one.plan).includes(other.plan.name);
}

function areTied(table: TableDraft, a: ColumnDraft, b: ColumnDraft): boolean {
  const [from, to] = [a.plan.source, b.plan.source];
  const sameThing = 'of' in from && 'of' in to && from.kind === to.kind && from.of === to.of;
  return (
    sameThing ||
    reads(a, b) ||
    reads(b, a) ||
    table.rules.some((rule) => rule.expression.includes(a.plan.name) && rule.expression.includes(b.plan.name))
  );
}

/** Parts of a place or entity from the finest to the coarsest: the finer determines the coarser. */
const fineness: Readonly<Record<string, number>> = {
  postcode: 0,
  city: 1,
  county: 2,
  region: 3,
  region_code: 3,
  timezone: 4,
  country: 5,
  country_code: 5,
  currency: 6,
  continent: 7,
  name: 0,
  title: 0,
  subcategory: 2,
  category: 3,
  genre: 3,
  department: 3,
};

function finerOf(a: ColumnDraft, b: ColumnDraft): ColumnDraft | null {
  const [from, to] = [a.plan.source, b.plan.source];
  if (
    !('part' in from) ||
    !('part' in to) ||
    from.kind !== to.kind ||
    (from.kind !== 'place' && from.kind !== 'entity')
  )
    return null;
  const [x, y] = [fineness[from.part], fineness[to.part]];
  // City names repeat across countries and regions unless the places are of one country; then no one-way tie can be promised.
  if (x === undefined || y === undefined || x === y) return null;
  return x < y ? a : b;
}
