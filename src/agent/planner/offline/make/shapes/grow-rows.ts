import { millisecondsOf, momentOf, monthsIn } from '../calendar.ts';
import { assume } from '../draft.ts';
import { percentage } from '../figures.ts';
import { promise } from '../promise.ts';
import { timesInWords } from './shape-factor.ts';
import { rhythmOf, setRhythm, type RowShaping as Shaping } from './row-shaping.ts';

/** More or fewer rows from one stretch of time to the next. */
export function growRows(at: Shaping): boolean {
  const { making, table, column, shape, window } = at;
  const months = Math.max(1, monthsIn(window.from, window.to).length);
  const down = shape.kind === 'decline';
  const said =
    shape.rate ?? (shape.factor === null ? null : { rate: shape.factor ** (1 / months) - 1, per: 'month' as const });
  const trend =
    said === null
      ? { rate: down ? -0.05 : 0.05, per: 'month' as const }
      : { rate: down ? -Math.abs(said.rate) : said.rate, per: said.per };
  if (said === null)
    assume(
      making,
      `${down ? 'Decline' : 'Growth'} of ${percentage(Math.abs(trend.rate))} a month (no figure was said)`,
    );
  // Over less than two years nobody could tell the seasons of the domain from the growth.
  const { months: seasons, ...rest } = rhythmOf(column);
  const isAsked = making.reading.shapes.some((one) => one.kind === 'season' || one.months.length > 0);
  setRhythm(column, {
    ...rest,
    ...(seasons !== undefined && (isAsked || months >= 24) ? { months: seasons } : {}),
    trend,
  });
  const [low, high] = [trend.rate * 0.5, trend.rate * 1.5].toSorted((a, b) => a - b);
  promise(
    making,
    shape,
    {
      kind: 'trend',
      table: table.name,
      column: column.plan.name,
      per: trend.per,
      how: 'rows',
      min: low ?? 0,
      max: high ?? 0,
      asked: trend.rate,
    },
    `${percentage(trend.rate)} a ${trend.per}`,
  );
  return true;
}

/** Rows become more and then stay: up to `factor` times as many by the middle of the time covered. */
export function levelOff(at: Shaping): boolean {
  const { making, table, column, shape, window } = at;
  const factor = shape.factor ?? 4;
  if (shape.factor === null)
    assume(making, `Rises to ${timesInWords(factor)} the start by the middle, then stays (no figure was said)`);
  const [start, end] = [millisecondsOf(window.from), millisecondsOf(window.to)];
  const part = (share: number): string =>
    momentOf(Math.round((start + (end - start) * share) / 86_400_000) * 86_400_000);
  const events = [
    { name: 'rise', from: window.from, to: part(0.5), factor, shape: 'ramp' as const },
    { name: 'plateau', from: part(0.5), to: window.to, factor, shape: 'flat' as const },
  ];
  const { trend: _trend, ...rest } = rhythmOf(column);
  setRhythm(column, { ...rest, events: [...(rest.events ?? []), ...events] });
  const shared = { kind: 'period', table: table.name, column: column.plan.name, how: 'rows' } as const;
  promise(
    making,
    shape,
    { ...shared, from: window.from, to: part(0.25), min: 0, max: 0.75 },
    `few at the start: at most 0.75× the rest`,
  );
  promise(
    making,
    shape,
    { ...shared, from: part(0.5), to: part(0.75), min: 1.05, max: 2.5 },
    `many from the middle on, and no more growth`,
  );
  return true;
}
