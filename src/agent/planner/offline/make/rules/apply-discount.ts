import type { RuleAsk } from '../../reading.ts';
import { assume, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { namesIn } from '../expression-names.ts';
import { percentage } from '../figures.ts';
import { findColumn } from '../find-column.ts';
import { applyConditionalValues } from './apply-conditional-values.ts';
import { scaleFigure } from './scale-figure.ts';
import { placeExpressions } from './table-of-names.ts';

type Discount = Extract<RuleAsk, { kind: 'discount' }>;

/** "Seniors get 10 % off": the discount column says so where there is one, else the price is that much lower. */
export function applyDiscount(rule: Discount, making: Making): boolean {
  const placed = placeExpressions(making, [rule.when]);
  const [when] = placed?.expressions ?? [];
  if (placed === null || when === undefined) return false;
  const { table } = placed;
  const column = table.columns.find(
    (one) => /discount|rebate/iu.test(one.plan.name) && isNumber(one) && !one.plan.hidden,
  );
  if (column !== undefined && !namesIn(when).includes(column.plan.name)) {
    const value = isShare(column) ? rule.share : rule.share * 100;
    return applyConditionalValues(
      {
        from: rule.from,
        to: rule.to,
        kind: 'conditional-values',
        when,
        column: column.plan.name,
        value: { from: rule.from, to: rule.to, kind: 'range', min: value, max: value, exclusive: 'none' },
      },
      making,
    );
  }
  const price = priceOf(table);
  if (price === null) return false;
  assume(making, `${percentage(rule.share)} off: "${price.plan.name}" is that much lower where ${when}`);
  return scaleFigure({ from: rule.from, to: rule.to, factor: 1 - rule.share }, making, table, price, when);
}

const isNumber = (column: ColumnDraft): boolean => ['integer', 'decimal', 'double'].includes(column.plan.type);

/** A discount of 0.1 rather than of 10: its draws stay at or below one. */
function isShare(column: ColumnDraft): boolean {
  if (column.plan.unit === '%' || /pct|percent/iu.test(column.plan.name)) return false;
  const { source } = column.plan;
  if (source.kind !== 'number') return /rate|share|fraction/iu.test(column.plan.name);
  return (source.max ?? Infinity) <= 1;
}

function priceOf(table: TableDraft): ColumnDraft | null {
  for (const words of ['price', 'ticket price', 'fare', 'fee', 'total', 'amount', 'cost']) {
    const found = findColumn(table, words);
    if (found !== null && isNumber(found)) return found;
  }
  return null;
}
