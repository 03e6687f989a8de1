import type { RuleAsk } from '../../reading.ts';
import { draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { namesIn } from '../expression-names.ts';
import { figure } from '../figures.ts';
import { findKey, linkToPool } from '../foreign-keys.ts';
import { lookAt } from '../link-tables.ts';
import { freeName } from '../name-words.ts';
import { promise } from '../promise.ts';
import { placeExpressions } from './table-of-names.ts';
import { scaleFigure } from './scale-figure.ts';

type Scaled = Extract<RuleAsk, { kind: 'scaled' }>;

/** "VIPs order three times as often": rows prefer the group's things that much, by a weight that the referred table carries and does not write. */
export function applyFrequency(rule: Scaled, making: Making): boolean {
  const placed = placeExpressions(making, [rule.when]);
  const [when] = placed?.expressions ?? [];
  if (placed === null || when === undefined) return false;
  const { table } = placed;
  const child = making.tables.find(
    (one) => !one.pool && one !== table && one.references.some((reference) => reference.table === table.name),
  );
  if (child !== undefined) return weighParent(rule, making, child, table, when);
  const own = ownReference(making, table, when);
  if (own !== null) return weighPool(rule, making, table, own, when);
  // A table of the people themselves: how often is one of its figures.
  const count = table.columns.find(
    (column) =>
      /(?:orders?|purchases?|visits?|bookings?|transactions?|logins?|sessions?|calls?|trips?|frequency|posts?)(?:_|$|\s)/iu.test(
        `${column.plan.name}_`,
      ) && ['integer', 'double'].includes(column.plan.type),
  );
  const figureColumn = table.kind === 'entity' ? (count ?? null) : null;
  return figureColumn === null ? false : scaleFigure(rule, making, table, figureColumn, when);
}

function weighParent(rule: Scaled, making: Making, child: TableDraft, parent: TableDraft, when: string): boolean {
  const reference = child.references.find((one) => one.table === parent.name);
  const key = findKey(parent);
  const column = child.columns.find(
    (one) => one.look?.reference === reference?.name && one.look?.column === key?.plan.name,
  );
  if (reference === undefined || reference.children !== undefined || key === null || column === undefined) return false;
  reference.popularity = { kind: 'column', column: weightColumn(parent, when, rule.factor) };
  promise(
    making,
    rule,
    {
      kind: 'group-ratio',
      table: child.name,
      parent: { table: parent.name, column: column.plan.name, key: key.plan.name, where: when },
      ...boundsOf(rule.factor),
    },
    `${figure(rule.factor)} times the rows of all others`,
  );
  return true;
}

/** The id in the table's own rows whose pool can carry the group's column: one that is there, else the thing that is listed. */
function ownReference(making: Making, table: TableDraft, when: string): ColumnDraft | null {
  const ids = table.columns.filter(
    (column) => column.look !== null && /(?:id|name|email)$/iu.test(column.plan.name) && !column.plan.hidden,
  );
  const person = ids.find((column) =>
    /customer|user|client|member|patient|player|student|subscriber|guest|account|employee|driver/iu.test(
      column.plan.name,
    ),
  );
  const looked = table.columns.find((column) => namesIn(when).includes(column.plan.name))?.look ?? null;
  if (looked !== null) return ids.find((column) => column.look?.reference === looked.reference) ?? null;
  const free = table.columns.find(
    (column) =>
      column.look === null &&
      /customer|user|client|member/iu.test(column.plan.name) &&
      /id$/iu.test(column.plan.name) &&
      column !== findKey(table),
  );
  if (person === undefined && free !== undefined) linkToPool(making, table, free);
  return person ?? (free?.look === null || free === undefined ? null : free);
}

function weighPool(rule: Scaled, making: Making, table: TableDraft, id: ColumnDraft, when: string): boolean {
  const reference = table.references.find((one) => one.name === id.look?.reference);
  const pool = making.tables.find((one) => one.name === reference?.table);
  if (reference === undefined || pool === undefined || reference.children !== undefined) return false;
  for (const name of namesIn(when)) {
    const column = table.columns.find((one) => one.plan.name === name);
    if (column === undefined) return false;
    if (column.look?.reference === reference.name) continue;
    if (column.look !== null || column.plan.source.kind === 'formula') return false;
    const moved = draftColumn({
      plan: column.plan,
      origin: 'hidden',
      concept: column.concept,
      ask: column.ask,
      aliases: column.aliases,
    });
    pool.columns.push(moved);
    lookAt(column, reference.name, moved);
  }
  const renamed = namesIn(when).every(
    (name) => table.columns.find((one) => one.plan.name === name)?.look?.column === name,
  );
  if (!renamed) return false;
  pool.rows = Math.max(pool.rows ?? 0, Math.min(1000, Math.max(40, Math.round((table.rows ?? 100) / 12))));
  reference.popularity = {
    kind: 'column',
    column: weightColumn(pool, when, keepShare(pool, when, rule.factor, pool.rows)),
  };
  promise(
    making,
    rule,
    { kind: 'group-ratio', table: table.name, where: when, by: id.plan.name, ...boundsOf(rule.factor) },
    `${figure(rule.factor)} times the rows of all others, for each ${id.plan.name}`,
  );
  return true;
}

/**
 * The share of rows that the words give to the group stays: fewer of the pool are in it. With share s of the rows and weight f the group has
 * s / (f (1 − s) + s) of the pool; the weight is then set so that the whole numbers of the pool give s exactly. Returns that weight.
 */
function keepShare(pool: TableDraft, when: string, factor: number, rows: number): number {
  const match = /^(`[^`]+`|[\p{L}_][\p{L}\p{N}_]*) == (.+)$/u.exec(when);
  const column = pool.columns.find((one) => one.plan.name === match?.[1] || `\`${one.plan.name}\`` === match?.[1]);
  const source = column?.plan.source;
  if (column === undefined || source?.kind !== 'category' || !source.exact) return factor;
  const total = source.values.reduce((sum, one) => sum + one.weight, 0);
  const isOwn = (value: unknown): boolean =>
    (typeof value === 'string' ? JSON.stringify(value) : String(value)) === match?.[2];
  const own = source.values.find((one) => isOwn(one.value));
  const share = own === undefined || total <= 0 ? 0 : own.weight / total;
  if (share <= 0 || share >= 1) return factor;
  const many = Math.max(1, Math.round((rows * share) / (factor * (1 - share) + share)));
  const part = many / rows;
  column.plan = {
    ...column.plan,
    source: {
      ...source,
      values: source.values.map((one) => ({
        value: one.value,
        weight: isOwn(one.value) ? part : ((one.weight / total) * (1 - part)) / (1 - share),
      })),
    },
  };
  return (share * (rows - many)) / (many * (1 - share));
}

function weightColumn(table: TableDraft, when: string, factor: number): string {
  const name = freeName('row_weight', new Set(table.columns.map((one) => one.plan.name.toLowerCase())));
  const expression = `if(${when}, ${String(Number(factor.toPrecision(9)))}, 1)`;
  table.columns.push(
    draftColumn({
      plan: { ...freshColumn(name, 'double', { kind: 'formula', expression }), hidden: true },
      origin: 'hidden',
    }),
  );
  return name;
}

function boundsOf(factor: number): { readonly min: number; readonly max: number } {
  const slack = Math.max(0.05, Math.abs(factor - 1) * 0.3);
  return { min: Number(Math.max(0, factor - slack).toPrecision(6)), max: Number((factor + slack).toPrecision(6)) };
}
