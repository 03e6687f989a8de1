import type { ShapeAsk } from '../../reading.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { compounding } from './read-extent.ts';
import type { Clause } from './read-clause.ts';

/** The event that a story is about, whose times its effects have. */
export type StoryEvent = Pick<
  ShapeAsk,
  'kind' | 'months' | 'periods' | 'span' | 'somewhere' | 'holiday' | 'count' | 'weekdays' | 'hours'
>;

/** Whether the clause names a time of its own. */
export function hasTime(clause: Clause): boolean {
  return (
    clause.periods.length > 0 ||
    clause.months.length > 0 ||
    clause.weekdays.length > 0 ||
    clause.hours.length > 0 ||
    clause.when.monthDays !== undefined
  );
}

/** Whether the clause says enough of a shape to be one by itself, or, after an event, to be an effect of it. */
export function isShape(clause: Clause, event: StoryEvent | null): boolean {
  const { anchor, extent } = clause;
  if (clause.loose > 0) return false;
  const isMoved = extent.factor !== undefined || extent.levels !== undefined || extent.percent !== undefined;
  if (event !== null && !hasTime(clause)) {
    if (isMoved && (clause.about !== '' || anchor !== null)) return true;
    if (extent.lag !== undefined && anchor !== null) return true;
    if (clause.refers && anchor !== null) return true;
    if (anchor?.kind === 'gaps') return true;
  }
  const timed = hasTime(clause);
  // "Black Friday 6x", "weekends +20 %": a time and how much, nothing else.
  if (anchor === null)
    return timed && (clause.about === '' || clause.refers) && (extent.factor !== undefined || isSigned(clause));
  switch (anchor.sort) {
    case 'event':
      return (
        timed ||
        extent.span !== undefined ||
        (extent.count !== undefined && clause.named.endsWith('s')) ||
        clause.when.somewhere === true
      );
    case 'noun':
      return timed || (extent.rate !== undefined && clause.about !== '');
    case 'verb':
      if (extent.rate !== undefined) return true;
      if (anchor.kind === 'decline' && extent.span !== undefined && clause.named.startsWith('half')) return true;
      return (timed && !isYearAlone(clause)) || (clause.when.whole === true && isMoved) || (clause.lasting && isMoved);
    case 'than':
      if (clause.named === 'only') return clause.weekdays.length > 0 || clause.hours.length > 0;
      return timed && !isYearAlone(clause);
    case 'series':
      if (anchor.alone === true) return true;
      if (anchor.kind === 'gaps')
        return (
          timed ||
          extent.span !== undefined ||
          ((clause.inARow || clause.named.endsWith('in a row')) && extent.percent !== undefined) ||
          (extent.count !== undefined && clause.named.endsWith('s'))
        );
      if (anchor.kind === 'stuck') return timed || extent.span !== undefined || extent.count !== undefined;
      if (anchor.kind === 'noise') return extent.spread !== undefined || extent.percent !== undefined;
      return clause.about === '';
  }
}

/** "+20 %" beside a time that comes again; "20 %" alone may be anything. */
function isSigned(clause: Clause): boolean {
  return clause.signed && clause.extent.percent !== undefined && !isYearAlone(clause);
}

/** "rising in 2025": the year is the time of the table, not of the shape. */
function isYearAlone(clause: Clause): boolean {
  return (
    clause.months.length + clause.weekdays.length + clause.hours.length === 0 &&
    clause.when.monthDays === undefined &&
    clause.periods.every((period) => period.grain === 'year')
  );
}

/** The shape that a clause asks for; `event` when it is an effect of one. */
export function shapeOfClause(scene: Scene, clause: Clause, event: StoryEvent | null): ShapeAsk {
  const { extent, anchor, when } = clause;
  const effect = event !== null && !hasTime(clause);
  const own = anchor?.kind ?? 'spike';
  const { kind, factor } = directionOf(clause, effect ? event.kind : null);
  if (isOfficeHours(clause, factor)) return { ...plainShape(scene, clause), kind: 'business-hours' };
  const share = anchor?.kind === 'gaps' ? extent.percent : undefined;
  const rate = rateOf(clause, kind);
  const times = effect
    ? event
    : {
        months: clause.months,
        weekdays: clause.only && own === 'weekday' && clause.weekdays.length === 0 ? [] : clause.weekdays,
        hours: clause.hours,
        periods: clause.periods,
        holiday: when.holiday,
        span: extent.span,
        count: extent.count,
        somewhere: when.somewhere,
      };
  return {
    ...spanOf(scene, clause.first, clause.end),
    kind: rate === null || kind === 'launch' ? kind : rate.rate < 0 ? 'decline' : 'growth',
    about: clause.about,
    months: times.months,
    weekdays: times.weekdays,
    hours: times.hours,
    periods: times.periods,
    factor: share === undefined && kind !== 'noise' ? factor : null,
    rate,
    ...(times.holiday === undefined ? {} : { holiday: times.holiday }),
    ...(times.count === undefined ? {} : { count: times.count }),
    ...(times.span === undefined || rate !== null ? {} : { span: times.span }),
    ...(times.somewhere === undefined ? {} : { somewhere: times.somewhere }),
    ...(when.monthDays === undefined ? {} : { monthDays: when.monthDays }),
    ...(extent.lag === undefined ? {} : { lag: extent.lag }),
    ...(effect ? { effect } : {}),
    ...(extent.start === undefined ? {} : { start: extent.start }),
    ...(extent.levels === undefined ? {} : { levels: extent.levels }),
    ...(clause.lasting || kind === 'launch' ? { lasting: true } : {}),
    ...(clause.only ? { only: true } : {}),
    ...(extent.spread === undefined && kind !== 'noise'
      ? {}
      : { spread: extent.spread ?? { value: (extent.percent ?? 0.05) * 2, percent: true } }),
    ...(share === undefined ? {} : { share }),
  };
}

/** Which way it goes and how far: "drops 30 %" is 0.7, "falls to a fifth" 0.2; a campaign's doubling is a spike of 2. */
function directionOf(
  clause: Clause,
  event: ShapeAsk['kind'] | null,
): { readonly kind: ShapeAsk['kind']; readonly factor: number | null } {
  const { anchor, extent } = clause;
  const own = anchor?.kind ?? 'spike';
  const down = own === 'dip' || own === 'decline';
  const levels =
    extent.levels?.from === null || extent.levels === undefined || extent.levels.from === 0
      ? null
      : extent.levels.to / extent.levels.from;
  const byPercent = extent.percent === undefined ? null : down ? 1 - Math.abs(extent.percent) : 1 + extent.percent;
  // "drops to 10 %" is a tenth, unless the column is a share itself.
  const toShare = extent.levels?.from === null && extent.levels.unit === '%' && down ? extent.levels.to : null;
  const said = extent.factor ?? levels ?? toShare ?? byPercent;
  const factor = said !== null && down && said > 1 ? 1 / said : said;
  if (event === 'launch' || (clause.lasting && own !== 'outage')) return { kind: 'launch', factor };
  // With a figure it is no longer a matter of what usually happens then.
  if (factor !== null && (own === 'outage' || own === 'campaign'))
    return { kind: factor < 1 ? 'dip' : 'spike', factor };
  if (!['spike', 'dip', 'growth', 'decline', 'weekday'].includes(own)) return { kind: own, factor };
  if (extent.levels !== undefined && event === null && extent.lag === undefined && !isShort(clause))
    return { kind: (factor ?? 1) < 1 || down ? 'decline' : 'growth', factor };
  if (own === 'growth' || own === 'decline')
    return event === null && !hasTime(clause)
      ? { kind: own, factor }
      : { kind: (factor ?? (down ? 0.5 : 2)) < 1 ? 'dip' : 'spike', factor };
  if (own === 'weekday') return { kind: 'dip', factor: 0 };
  const isDip = factor === null ? down : factor < 1;
  return { kind: isDip ? 'dip' : 'spike', factor };
}

/** A time too short to climb over: a day, an hour of the day, a weekday. */
function isShort(clause: Clause): boolean {
  return (
    clause.weekdays.length > 0 ||
    clause.hours.length > 0 ||
    clause.extent.span !== undefined ||
    clause.periods.some((period) => period.grain === 'day' || period.grain === 'second')
  );
}

function rateOf(clause: Clause, kind: ShapeAsk['kind']): ShapeAsk['rate'] {
  const { extent, anchor } = clause;
  if (anchor?.kind === 'decline' && clause.named.startsWith('half') && extent.span !== undefined)
    return { rate: compounding(0.5, extent.span.amount), per: extent.span.unit };
  if (extent.rate === undefined) return null;
  const down = (kind === 'dip' || kind === 'decline' || anchor?.kind === 'decline') && extent.rate.rate > 0;
  return down ? { ...extent.rate, rate: -extent.rate.rate } : extent.rate;
}

/** "business hours peaks": the pattern has a curve of its own. */
function isOfficeHours(clause: Clause, factor: number | null): boolean {
  const isSpike = clause.anchor?.kind === 'spike';
  return (
    isSpike && factor === null && clause.hours.join(' ') === '9 10 11 12 13 14 15 16 17' && clause.weekdays.length === 0
  );
}

function plainShape(scene: Scene, clause: Clause): ShapeAsk {
  return {
    ...spanOf(scene, clause.first, clause.end),
    kind: 'spike',
    about: clause.about,
    months: [],
    weekdays: [],
    hours: [],
    periods: [],
    factor: null,
    rate: null,
  };
}
