import type { Column, Table } from '../../../../../contract/plan.ts';
import { changedColumns } from '../../../../../tools/compute/duplicate/changed-columns.ts';
import type { RuleAsk } from '../../reading.ts';
import { assume, type Making, type TableDraft } from '../draft.ts';
import { listInWords, percentage } from '../figures.ts';
import { phraseOf } from '../phrase.ts';
import { promise } from '../promise.ts';

/** Columns in which near duplicates differ, at most: enough for variety, few enough to know the rows again. */
const mostChanged = 4;

/**
 * Settles what repeated rows repeat, once all columns are known: where a key was promised without repeats they get keys of their own, other
 * such promises fall, and near duplicates differ in the texts, dates and figures on which nothing depends. Then the share is promised.
 */
export function settleDuplicates(making: Making, tableOf: (table: TableDraft) => Table): void {
  for (const table of making.tables) {
    if (table.duplicates === undefined || table.duplicates.share <= 0) continue;
    keepKeys(making, table);
    if (table.duplicates.near) chooseChanges(making, table, tableOf(table));
    promiseShare(making, table, tableOf(table));
  }
}

function keepKeys(making: Making, table: TableDraft): void {
  const promised = making.requirements.filter(({ check }) => check.kind === 'unique' && check.table === table.name);
  const unique = table.columns.filter((column) => column.plan.unique).map((column) => column.plan.name);
  // Without a key the engine takes what is unique for it.
  const key = table.key.length > 0 ? table.key : unique;
  const isKey = (names: readonly string[]): boolean => names.some((name) => key.includes(name));
  if (table.duplicates !== undefined && promised.some(({ check }) => check.kind === 'unique' && isKey(check.columns)))
    table.duplicates = { ...table.duplicates, keys: 'fresh' };
  const fresh = table.duplicates?.keys === 'fresh';
  const kept = making.requirements.filter(
    ({ check }) => check.kind !== 'unique' || check.table !== table.name || (fresh && isKey(check.columns)),
  );
  making.requirements.splice(0, making.requirements.length, ...kept);
  if (table.limits !== undefined) table.limits = [];
}

function chooseChanges(making: Making, draft: TableDraft, table: Table): void {
  const { duplicates } = draft;
  if (duplicates === undefined || (duplicates.changes ?? []).length > 0) return;
  const able = changedColumns(table, making.requirements);
  const texts = able.filter((column) => column.type === 'text');
  const others = able.filter((column) => column.type !== 'text');
  const chosen = new Set<Column>(
    [...texts.slice(0, mostChanged - 1), ...others.slice(0, 1), ...able].slice(0, mostChanged),
  );
  const changes = table.columns.filter((column) => chosen.has(column)).map((column) => column.name);
  if (changes.length === 0) {
    draft.duplicates = { ...duplicates, near: false };
    making.unmet.push('near duplicates: no column may differ');
    return;
  }
  draft.duplicates = { ...duplicates, changes };
  assume(making, `Near duplicates repeat an earlier row but for small changes in ${listInWords(changes)}`);
}

function promiseShare(making: Making, draft: TableDraft, table: Table): void {
  const { duplicates } = draft;
  const rule = making.reading.rules.find(
    (one): one is Extract<RuleAsk, { kind: 'dirt' }> => one.kind === 'dirt' && one.what.endsWith('duplicates'),
  );
  if (duplicates === undefined || rule === undefined) return;
  const changes = new Set(duplicates.changes ?? []);
  const written = table.columns.filter((column) => !column.hidden && column.source.kind !== 'aggregate');
  const unique = written.filter((column) => column.unique).map((column) => column.name);
  const own = new Set(duplicates.keys !== 'fresh' ? [] : table.key.length > 0 ? table.key : unique);
  // What comes from the key differs with it.
  const same = written.filter(
    (column) => !changes.has(column.name) && !own.has(column.name) && column.source.kind !== 'formula',
  );
  const telling = same.some((column) => own.size === 0 || tells.has(column.source.kind));
  if (!telling) return;
  promise(
    making,
    phraseOf(making.reading.request, rule),
    {
      kind: 'duplicates',
      table: table.name,
      same: same.map((column) => column.name),
      differ: duplicates.near ? [...changes] : [],
      target: duplicates.share,
      tolerance: Math.max(0.01, duplicates.share / 4),
    },
    `${percentage(duplicates.share)} of rows ${duplicates.near ? 'nearly ' : ''}repeat another`,
  );
}

/** Sources whose cells hardly ever come twice by chance. */
const tells: ReadonlySet<string> = new Set([
  'uuid',
  'pattern',
  'person',
  'company',
  'number',
  'moment',
  'text',
  'payment',
]);
