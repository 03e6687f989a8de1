import type { RuleAsk } from '../../reading.ts';
import { draftColumn, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { findColumn, findTable, originOf } from '../find-column.ts';
import { boundsInWords } from '../figures.ts';
import { addForeignKey, findKey, isId, keyOf, linkToPool } from '../foreign-keys.ts';
import { nameWords } from '../name-words.ts';
import { lookAt } from '../link-tables.ts';
import { promise } from '../promise.ts';
import { groupColumn } from './group-column.ts';

type SameForSame = Extract<RuleAsk, { kind: 'same-for-same' }>;
type Children = Extract<RuleAsk, { kind: 'children' }>;

/** Rules that shape the tables themselves, laid down before rows are counted: how many children a parent has, what always goes with what. */
export function applyStructureRules(making: Making): void {
  for (const rule of making.reading.rules) {
    if (rule.kind === 'children') layChildren(rule, making);
    if (rule.kind === 'same-for-same') laySameForSame(rule, making);
    for (const name of groupsOf(rule, making)) layGroup(name, making, rule.kind !== 'unique');
  }
}

/** What a rule counts rows for: "max 2 loans per member", "80 % of posts by 20 % of users". */
function groupsOf(rule: RuleAsk, making: Making): readonly string[] {
  if (rule.kind === 'per-group') return rule.by;
  if (rule.kind === 'concentration') return [rule.of];
  if (rule.kind === 'unique') return rule.columns.length > 1 ? rule.columns : [];
  return rule.kind === 'children' && pairOf(rule, making) === null ? [rule.parent] : [];
}

/** An id that rows are counted by is not the rows' own: it points at things made for it, so that it repeats. */
function layGroup(name: string, making: Making, isAny: boolean): void {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const column = groupColumn(making, table, name);
    if (column === null || column.look !== null || isUniqueAsked(column)) continue;
    const isListed =
      column.ask?.values.some((value) => value.kind === 'one-of') === true || column.plan.type !== 'text';
    if (!isId(column) && (!isAny || isListed)) continue;
    if (nameWords(column.plan.name).slice(0, -1).join('_') === table.entity || nameWords(column.plan.name).length < 2)
      continue;
    linkToPool(making, table, column);
    return;
  }
}

const isUniqueAsked = (column: ColumnDraft): boolean =>
  column.ask?.values.some((value) => value.kind === 'unique' || value.kind === 'primary-key') === true;

function pairOf(rule: Children, making: Making): { readonly child: TableDraft; readonly parent: TableDraft } | null {
  const [child, parent] = [findTable(making, rule.child), findTable(making, rule.parent)];
  return child === null || parent === null || child === parent || child.pool || parent.pool ? null : { child, parent };
}

function layChildren(rule: Children, making: Making): void {
  const pair = pairOf(rule, making);
  if (pair === null) return;
  const { child, parent } = pair;
  if (!child.references.some((one) => one.table === parent.name)) addForeignKey(child, parent);
  const reference = child.references.find((one) => one.table === parent.name);
  if (reference === undefined) return;
  const max = Math.max(1, rule.max ?? Math.max(rule.min * 2, rule.min + 4));
  reference.children = { min: rule.min, max };
}

export function promiseChildren(rule: Children, making: Making): boolean {
  const pair = pairOf(rule, making);
  if (pair === null) return false;
  const { child, parent } = pair;
  const reference = child.references.find((one) => one.table === parent.name);
  const column = child.columns.find(
    (one) => one.look?.reference === reference?.name && one.look?.column === keyOf(parent).plan.name,
  );
  const key = findKey(parent);
  if (column === undefined || key === null) return true;
  promise(
    making,
    rule,
    {
      kind: 'children',
      table: child.name,
      column: column.plan.name,
      parent: { table: parent.name, column: key.plan.name },
      min: rule.min,
      ...(rule.max === null ? {} : { max: rule.max }),
    },
    `${boundsInWords(rule.min, rule.max)} for each row of ${parent.name}`,
  );
  return true;
}

function columnsOf(rule: SameForSame, making: Making) {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const [from, to] = [findColumn(table, rule.of), findColumn(table, rule.has)];
    if (from !== null && to !== null && from !== to) return { table, from, to };
  }
  return null;
}

/** "the same device always has the same country": the device becomes a pool, and the country one of its columns. */
function laySameForSame(rule: SameForSame, making: Making): void {
  const pair = columnsOf(rule, making);
  if (pair === null) return;
  const { table, from, to } = pair;
  if (from.look === null) linkToPool(making, table, from);
  const reference = from.look?.reference;
  const pool = originOf(making, table, from).table;
  if (reference === undefined || pool === table || to.look !== null) return;
  const moved = draftColumn({
    plan: { ...to.plan, hidden: !pool.pool },
    origin: 'hidden',
    concept: to.concept,
    ask: to.ask,
    aliases: to.aliases,
    sure: to.sure,
  });
  pool.columns.push(moved);
  lookAt(to, reference, moved);
}

export function promiseSameForSame(rule: SameForSame, making: Making): boolean {
  const pair = columnsOf(rule, making);
  if (pair === null) return false;
  promise(
    making,
    rule,
    { kind: 'dependency', table: pair.table.name, from: pair.from.plan.name, to: pair.to.plan.name },
    `each ${pair.from.plan.name} has one ${pair.to.plan.name}`,
  );
  return true;
}
