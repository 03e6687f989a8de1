import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { namesIn, quoteName } from '../expression-names.ts';
import { nameWords } from '../name-words.ts';
import { findColumn } from '../find-column.ts';
import { follow } from '../values/apply-relation.ts';
import { placeAt } from '../values/apply-values.ts';
import type { RuleAsk } from '../../reading.ts';

type Unit = 'day' | 'hour' | 'minute' | 'second';

const perHour = { hour: 1, minute: 60, second: 3600 } as const;
const unitWords: readonly (readonly [Unit, RegExp])[] = [
  ['minute', /^(?:minutes?|mins?)$/u],
  ['second', /^(?:seconds?|secs?)$/u],
  ['hour', /^(?:hours?|hrs?)$/u],
  ['day', /^(?:days?|nights?)$/u],
];
/** How far apart two moments lie whose difference is told in a unit, when the words give no bounds: in that unit. */
const usual: { readonly [Key in Unit]: { readonly min: number; readonly max: number } } = {
  day: { min: 1, max: 14 },
  hour: { min: 1, max: 12 },
  minute: { min: 2, max: 90 },
  second: { min: 5, max: 600 },
};

/**
 * A moment less a moment ("stay_days = check_out - check_in") as the number of days, hours, minutes or seconds between them; the later is drawn
 * after the earlier, within the bounds of the difference. The unit is the one in the column's name, else the one the words say, else days for
 * dates and hours for times. Null for any other formula.
 */
export function momentDifference(
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  formula: string,
  wish: RuleAsk,
): string | null {
  const match = /^\(?(`[^`]+`|[\p{L}_][\p{L}\p{N}_]*) - (`[^`]+`|[\p{L}_][\p{L}\p{N}_]*)\)?$/u.exec(formula.trim());
  if (match === null) return null;
  const pair = [match[1], match[2]].map((text) => findColumn(table, namesIn(text ?? '')[0] ?? ''));
  const [one, two] = pair;
  if (one === undefined || two === undefined || one === null || two === null || !isMoment(one) || !isMoment(two))
    return null;
  const words = making.reading.request.slice(wish.from, wish.to + 24);
  // "The difference between return and pickup" is no less than nought, whichever is said first.
  const isTurned = /difference/iu.test(words) && startsOf(two, one);
  const [later, earlier] = isTurned ? [two, one] : [one, two];
  const isDate = later.plan.type === 'date' || earlier.plan.type === 'date';
  const unit: Unit = isDate ? 'day' : (unitIn(column.plan.name) ?? unitIn(inWords(words)) ?? 'hour');
  if (!isBound(later, earlier) && !isBound(earlier, later)) {
    const bounds = column.ask?.values.find((value) => value.kind === 'range');
    const min = Math.max(0, bounds?.min ?? Math.min(usual[unit].min, bounds?.max ?? Infinity));
    const max = bounds?.max ?? Math.max(usual[unit].max, min * 2);
    follow(placeAt(making, table, later, wish), earlier, { min, max: Math.max(min, max), unit });
  }
  const [from, to] = [quoteName(earlier.plan.name), quoteName(later.plan.name)];
  if (unit === 'day') return `days(${from}, ${to})`;
  return perHour[unit] === 1 ? `hours(${from}, ${to})` : `hours(${from}, ${to}) * ${String(perHour[unit])}`;
}

const isMoment = (column: ColumnDraft): boolean => column.plan.type === 'date' || column.plan.type === 'timestamp';

/** Whether the words or the domain already say how far the one lies after the other. */
function isBound(later: ColumnDraft, earlier: ColumnDraft): boolean {
  const { source } = later.plan;
  return source.kind === 'moment' && source.after?.column === earlier.plan.name && later.fixed.has('source');
}

/** Whether the second is drawn after the first by nature. */
function startsOf(later: ColumnDraft, earlier: ColumnDraft): boolean {
  const { source } = later.plan;
  return source.kind === 'moment' && source.after?.column === earlier.plan.name;
}

function unitIn(name: string): Unit | null {
  const words = nameWords(name);
  return unitWords.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0] ?? null;
}

function inWords(words: string): string {
  return /\bin (\p{L}+)/u.exec(words)?.[1] ?? '';
}
