import type { ColumnAsk, Span, ValueAsk } from '../../reading.ts';
import { noteReading, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { originOf } from '../find-column.ts';
import { applyDistribution, applyStatistic } from './apply-distribution.ts';
import { applyFormat } from './apply-format.ts';
import { applyMomentRange } from './apply-moment-range.ts';
import { applyOneOf } from './apply-one-of.ts';
import {
  applyAffix,
  applyConstant,
  applyLength,
  applyNotNull,
  applyNulls,
  applyPrimaryKey,
  applySequence,
  applyType,
  applyUnique,
} from './apply-plain.ts';
import { applyRange } from './apply-range.ts';
import { applyAfter, applyCorrelates, applyFormula } from './apply-relation.ts';
import { applyLocale } from './apply-locale.ts';
import { applyForeignShares, applyShare } from './apply-share.ts';
import { applyStep } from './apply-step.ts';
import type { Place, ValueAskOf } from './place.ts';

type Handlers = { readonly [Kind in ValueAsk['kind']]: (ask: ValueAskOf<Kind>, place: Place) => void };

const handlers: Handlers = {
  range: applyRange,
  'moment-range': applyMomentRange,
  'one-of': applyOneOf,
  share: applyShare,
  format: applyFormat,
  type: applyType,
  // The unit is part of what the column means, and settled before its cells are.
  unit: () => undefined,
  distribution: applyDistribution,
  unique: (_ask, place) => applyUnique(place),
  nulls: applyNulls,
  'not-null': (_ask, place) => applyNotNull(place),
  formula: applyFormula,
  step: applyStep,
  after: applyAfter,
  sequence: applySequence,
  constant: applyConstant,
  // References are laid when tables are linked.
  reference: () => undefined,
  'primary-key': (_ask, place) => applyPrimaryKey(place),
  affix: applyAffix,
  length: applyLength,
  locale: applyLocale,
  correlates: applyCorrelates,
  statistic: applyStatistic,
};

/** Kinds that change what a column is come before those that bound it, and these before those that tie it to others. */
const order: readonly ValueAsk['kind'][] = [
  'type',
  'constant',
  'sequence',
  'one-of',
  'format',
  'distribution',
  'statistic',
  'range',
  'moment-range',
  'share',
  'locale',
  'unit',
  'reference',
  'primary-key',
  'unique',
  'affix',
  'length',
  'formula',
  'step',
  'after',
  'correlates',
  'nulls',
  'not-null',
];

/** Puts what the words say about values over what the columns have by nature, and promises each. */
export function applyValues(making: Making, table: TableDraft): void {
  const asks = table.columns.flatMap((column) =>
    column.ask === null || column.origin === 'hidden'
      ? []
      : column.ask.values.map((value) => ({ column, ask: column.ask, value })),
  );
  const ordered = asks.toSorted((a, b) => order.indexOf(a.value.kind) - order.indexOf(b.value.kind));
  for (const { column, ask, value } of ordered) {
    if (ask !== null) applyValue(value, placeAt(making, table, column, wishOf(ask, value)));
  }
  applyForeignShares(making, table, table.ask?.columns ?? [], (column, ask) => placeAt(making, table, column, ask));
}

/** Applies one wish at one place. */
export function applyValue(value: ValueAsk, place: Place): void {
  noteReading(place.making, value, `${place.table.name}.${place.column.plan.name}: ${value.kind}`);
  dispatch(value, place);
}

function dispatch<Kind extends ValueAsk['kind']>(value: ValueAskOf<Kind>, place: Place): void {
  // The table of handlers is keyed by the kind of their argument. -- as is needed: TypeScript does not tie an index to a union member
  const handler = handlers[value.kind] as (ask: ValueAskOf<Kind>, place: Place) => void;
  handler(value, place);
}

export function placeAt(making: Making, table: TableDraft, column: ColumnDraft, wish: Span): Place {
  return { making, table, column, origin: originOf(making, table, column), wish };
}

/** A wish reads best with the column's name in front, when the two stand together. */
function wishOf(ask: ColumnAsk, value: ValueAsk): Span {
  const near = ask.from <= value.from && value.to - ask.from <= 120;
  return near ? { from: ask.from, to: Math.max(ask.to <= value.to + 2 ? ask.to : value.to, value.to) } : value;
}
