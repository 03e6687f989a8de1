import type { Noise } from '../../../../../contract/plan.ts';
import type { RuleAsk } from '../../reading.ts';
import { assume, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { findKey } from '../foreign-keys.ts';
import { findColumn } from '../find-column.ts';
import { percentage } from '../figures.ts';
import { promise } from '../promise.ts';
import { mainTable } from '../count-rows.ts';

type Dirt = Extract<RuleAsk, { kind: 'dirt' }>;

/** Shares of dirt when the words give none. */
const usual = {
  typos: 0.03,
  outliers: 0.01,
  duplicates: 0.03,
  'near-duplicates': 0.03,
  nulls: 0.05,
  'format-drift': 0.05,
  messy: 0.04,
} as const;

/** "some missing values", "5 % duplicates", "messy": dirt on purpose, in the named column or in those it suits. Ids stay clean. */
export function applyDirt(rule: Dirt, making: Making): boolean {
  const table = mainTable(making.tables.filter((one) => !one.pool));
  if (table === null) return false;
  const share = rule.share ?? usual[rule.what];
  const named = rule.column === null ? null : findColumn(table, rule.column);
  if (rule.column !== null && named === null) return false;
  if (rule.share === null)
    assume(
      making,
      `${nameOf(rule.what)} in ${percentage(share)} of ${rule.what.endsWith('duplicates') ? 'rows' : 'cells'} (no share was said)`,
    );
  const key = findKey(table);
  const free = table.columns.filter(
    (column) => column !== key && !column.plan.hidden && !column.plan.unique && column.plan.name !== table.time,
  );
  const meant = (suits: (column: ColumnDraft) => boolean): readonly ColumnDraft[] =>
    named === null ? free.filter(suits) : [named];
  switch (rule.what) {
    case 'duplicates':
      table.duplicates = { share, near: false };
      return true;
    case 'near-duplicates':
      // What people mean by them: the same thing entered twice, under an id of its own each time.
      table.duplicates = { share, near: true, keys: key === null ? 'same' : 'fresh' };
      if (key !== null && table.key.length === 0) table.key = [key.plan.name];
      return true;
    case 'nulls':
      return putNulls(
        making,
        table,
        rule,
        meant((column) => column.plan.nulls.length === 0 && !column.fixed.has('nulls')),
        share,
      );
    case 'typos':
      return dirty(meant(isText), { typos: share });
    case 'outliers':
      return dirty(
        meant((column) => isFigure(column) || (table.panel !== null && column.concept?.role === 'count')),
        { outliers: { share, factor: 8 } },
      );
    case 'format-drift':
      return dirty(
        meant((column) => isText(column) || column.plan.type === 'date'),
        { formatDrift: share },
      );
    case 'messy': {
      table.duplicates ??= { share: share / 2, near: false };
      dirty(meant(isText), { typos: share / 2, formatDrift: share });
      return putNulls(
        making,
        table,
        rule,
        meant((column) => column.plan.nulls.length === 0),
        share,
      );
    }
  }
}

function nameOf(what: Dirt['what']): string {
  return {
    typos: 'Typing slips',
    outliers: 'Outliers',
    duplicates: 'Repeated rows',
    'near-duplicates': 'Near duplicates',
    nulls: 'Empty cells',
    'format-drift': 'Other ways of writing',
    messy: 'Dirt',
  }[what];
}

const isText = (column: ColumnDraft): boolean =>
  column.plan.type === 'text' && column.concept?.role !== 'id' && column.concept?.role !== 'code';
const isFigure = (column: ColumnDraft): boolean =>
  ['integer', 'decimal', 'double'].includes(column.plan.type) &&
  column.concept?.role !== 'id' &&
  column.plan.source.kind !== 'formula';

function putNulls(
  making: Making,
  table: TableDraft,
  rule: Dirt,
  columns: readonly ColumnDraft[],
  share: number,
): boolean {
  for (const column of columns) {
    column.plan = { ...column.plan, nulls: [{ share }] };
    promise(
      making,
      rule,
      { kind: 'nulls', table: table.name, column: column.plan.name, target: share },
      `${percentage(share)} of ${column.plan.name} empty`,
    );
  }
  return columns.length > 0;
}

function dirty(columns: readonly ColumnDraft[], noise: Partial<Noise>): boolean {
  for (const column of columns)
    column.plan = { ...column.plan, noise: { typos: 0, formatDrift: 0, ...column.plan.noise, ...noise } };
  return columns.length > 0;
}
