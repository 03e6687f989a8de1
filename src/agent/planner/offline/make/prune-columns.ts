import { namesIn } from './expression-names.ts';
import { needsOf } from './column-order.ts';
import type { Making, TableDraft } from './draft.ts';

/** Takes out of pools, and of the hidden columns of asked tables, what nothing written depends on; then pools and references nobody uses. */
export function pruneColumns(making: Making): void {
  const wanted = new Map<TableDraft, Set<string>>(making.tables.map((table) => [table, new Set<string>()]));
  const open: (readonly [TableDraft, string])[] = [];
  const want = (table: TableDraft, name: string): void => {
    const set = wanted.get(table);
    if (set === undefined || set.has(name)) return;
    set.add(name);
    open.push([table, name]);
  };
  for (const table of making.tables) {
    if (table.pool) continue;
    for (const column of table.columns) if (!column.plan.hidden) want(table, column.plan.name);
    for (const rule of table.rules) for (const name of namesIn(rule.expression)) want(table, name);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [table, name] = next;
    const column = table.columns.find((one) => one.plan.name === name);
    if (column === undefined) continue;
    for (const need of needsOf(column.plan)) want(table, need);
    for (const other of siblingsOf(table, name)) want(table, other);
    const { source } = column.plan;
    if (source.kind === 'lookup') wantThrough(making, table, source.reference, source.column, want);
    if (source.kind === 'aggregate') {
      const child = making.tables.find((one) => one.name === source.table);
      if (child !== undefined && source.column !== undefined) want(child, source.column);
    }
  }
  for (const [table, names] of wanted) {
    const kept = table.columns.filter((column) => names.has(column.plan.name));
    table.columns.splice(0, table.columns.length, ...kept);
    if (table.pool)
      table.rules.splice(
        0,
        table.rules.length,
        ...table.rules.filter((rule) => namesIn(rule.expression).every((name) => names.has(name))),
      );
  }
  dropUnused(making);
}

/** A person's gender column stands before their name, so that the two agree: parts of one identity keep each other. */
function siblingsOf(table: TableDraft, name: string): readonly string[] {
  const column = table.columns.find((one) => one.plan.name === name);
  const source = column?.plan.source;
  if (source === undefined || source.kind !== 'person') return [];
  return table.columns
    .filter(
      (other) =>
        other.plan.source.kind === 'person' &&
        other.plan.source.of === source.of &&
        ['gender', 'sex'].includes(other.plan.source.part) &&
        !table.pool,
    )
    .map((other) => other.plan.name);
}

function wantThrough(
  making: Making,
  table: TableDraft,
  reference: string,
  column: string,
  want: (table: TableDraft, name: string) => void,
): void {
  const to = table.references.find((one) => one.name === reference);
  const target = making.tables.find((one) => one.name === to?.table);
  if (to === undefined || target === undefined) return;
  want(target, column);
  if (to.where !== undefined) for (const name of namesIn(to.where)) want(target, name);
  if (to.popularity.kind === 'column') want(target, to.popularity.column);
}

/** References that no column looks through (and that carry no children), then pools that no reference points at. */
function dropUnused(making: Making): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const table of making.tables) {
      const used = table.references.filter(
        (reference) =>
          reference.children !== undefined ||
          table.panel?.reference === reference.name ||
          table.columns.some(
            (column) => column.plan.source.kind === 'lookup' && column.plan.source.reference === reference.name,
          ) ||
          aggregated(making, table, reference.name),
      );
      if (used.length < table.references.length) {
        table.references.splice(0, table.references.length, ...used);
        changed = true;
      }
    }
    const kept = making.tables.filter(
      (table) =>
        !table.pool ||
        (table.columns.length > 0 &&
          making.tables.some((one) => one.references.some((reference) => reference.table === table.name))),
    );
    if (kept.length < making.tables.length) {
      making.tables.splice(0, making.tables.length, ...kept);
      changed = true;
    }
  }
}

function aggregated(making: Making, table: TableDraft, reference: string): boolean {
  return making.tables.some((one) =>
    one.columns.some(
      (column) =>
        column.plan.source.kind === 'aggregate' &&
        column.plan.source.table === table.name &&
        column.plan.source.reference === reference,
    ),
  );
}
