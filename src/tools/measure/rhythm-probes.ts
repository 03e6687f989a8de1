import type { CheckOf } from '../../contract/check.ts';
import { isoOf, dayOf, hourLabel, monthLabel, monthName, monthOfDay, weekdayName } from '../../contract/calendar.ts';
import { counted, figure } from './figure-text.ts';
import { levelsOf, medianOf, profileProbe, type Level, type Profile, type ProfileGrain } from './profile.ts';
import type { SomeBuilders, Verdict } from './probe.ts';

/** Checks of when things happen: spikes and dips, growth, seasons. */
export const rhythmProbes: SomeBuilders<'peak' | 'trend' | 'season'> = {
  peak: (check, context) => {
    const how = check.measure === undefined ? 'rows' : 'sum';
    return profileProbe({ ...check, how }, context, (profile) => judgePeak(check, profile));
  },
  season: (check, context) => profileProbe(check, context, (profile) => judgeSeason(check, profile)),
  trend: (check, context) => profileProbe({ ...check, grain: 'day' }, context, (profile) => judgeTrend(check, profile)),
};

function labelOf(grain: ProfileGrain, key: number): string {
  switch (grain) {
    case 'month':
      return monthLabel(key);
    case 'weekday':
      return weekdayName(key);
    case 'hour':
      return hourLabel(key);
    case 'day':
      return isoOf(key);
  }
}

function isNamed(grain: ProfileGrain, key: number, at: readonly (string | number)[]): boolean {
  return at.some((wanted) => {
    if (grain === 'day')
      return typeof wanted === 'string' ? dayOf(wanted) === key : Number(isoOf(key).slice(8)) === wanted;
    if (grain !== 'month') return Number(wanted) === key;
    return typeof wanted === 'string' && wanted.includes('-')
      ? monthOfDay(dayOf(`${wanted.slice(0, 7)}-01`)) === key
      : (key % 12) + 1 === Number(wanted);
  });
}

/** The named periods against the median of the others; each of them has to stand out. */
function judgePeak(check: CheckOf<'peak'>, profile: Profile): Verdict {
  const levels = levelsOf(profile, check.grain, check.measure === undefined ? 'rows' : 'sum');
  const named = levels.filter(({ key }) => isNamed(check.grain, key, check.at));
  const others = levels.filter((level) => !named.includes(level));
  const detail = levels.map(({ key, level }) => ({
    label: labelOf(check.grain, key),
    value: Math.round(level * 100) / 100,
  }));
  if (named.length === 0) return { measured: `nothing in ${namesOf(check)}`, met: false, detail };
  if (others.length === 0) return { measured: `nothing outside ${namesOf(check)} to compare with`, met: false, detail };
  const median = medianOf(others.map(({ level }) => level));
  const ratios = named.map(({ level }) => (median === 0 ? (level > 0 ? Infinity : 1) : level / median));
  const met = ratios.every((ratio) =>
    check.direction === 'spike' ? ratio >= check.factor - 1e-9 : ratio <= check.factor + 1e-9,
  );
  const amount = ({ level }: Level): string => amountOf(level, check.measure, check.grain);
  const parts = named.map(
    (level, at) => `${labelOf(check.grain, level.key)}: ${amount(level)}, ${figure(ratios[at] ?? 0)}×`,
  );
  const shown = parts.length > 3 ? [...parts.slice(0, 3), `and ${parts.length - 3} more`] : parts;
  return {
    measured: `${shown.join('; ')} the median ${check.grain} (${figure(median, median < 100 ? 1 : 0)})`,
    met,
    detail,
  };
}

function amountOf(level: number, measure: string | undefined, grain: ProfileGrain): string {
  const per = grain === 'weekday' ? ' a day' : '';
  return measure === undefined
    ? grain === 'weekday'
      ? `${figure(level, 1)} rows${per}`
      : counted(Math.round(level), 'row')
    : `${measure} ${figure(level)}${per}`;
}

function namesOf(check: CheckOf<'peak'>): string {
  return check.at
    .map((at) =>
      typeof at === 'string'
        ? at
        : check.grain === 'month'
          ? monthName(at)
          : check.grain === 'weekday'
            ? weekdayName(at)
            : check.grain === 'hour'
              ? hourLabel(at)
              : String(at),
    )
    .join(', ');
}

/** The highest over the lowest of a profile; months of several years are averaged first. */
function judgeSeason(check: CheckOf<'season'>, profile: Profile): Verdict {
  const levels = levelsOf(profile, check.grain, check.how);
  const byKey = new Map<number, number[]>();
  for (const { key, level } of levels) {
    const period = check.grain === 'month' ? (key % 12) + 1 : key;
    byKey.set(period, [...(byKey.get(period) ?? []), level]);
  }
  const means = [...byKey].map(([key, all]) => ({
    key,
    level: all.reduce((sum, level) => sum + level, 0) / all.length,
  }));
  const label = (key: number): string => (check.grain === 'month' ? monthName(key) : labelOf(check.grain, key));
  const detail = means
    .toSorted((a, b) => a.key - b.key)
    .map(({ key, level }) => ({ label: label(key), value: Math.round(level * 1e4) / 1e4 }));
  const sorted = means.toSorted((a, b) => a.level - b.level);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined || sorted.length < 2)
    return { measured: `fewer than two ${check.grain}s to compare`, met: false, detail };
  if (lowest.level < 0)
    return { measured: `a negative ${check.grain} (${label(lowest.key)}) has no ratio`, met: false, detail };
  const ratio = lowest.level === 0 ? Infinity : highest.level / lowest.level;
  return {
    measured: `${label(highest.key)} ${Number.isFinite(ratio) ? `${figure(ratio)}×` : 'far above'} ${label(lowest.key)}`,
    met: ratio >= check.ratio - 1e-9 && highest.level > 0,
    detail,
  };
}

const daysPerUnit = {
  millisecond: 1 / 86_400_000,
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4375,
  quarter: 91.3125,
  year: 365.25,
};

/**
 * Growth by a straight line through the logarithms (least squares), of days when the data span at most 90 of them, of weeks up to two years, else of
 * months, each as a rate per day; a last piece of less than half its length is left out.
 */
function judgeTrend(check: CheckOf<'trend'>, profile: Profile): Verdict {
  const span = profile.last - profile.first + 1;
  const step = span <= 90 ? 1 : span <= 731 ? 7 : 30;
  const pieces = new Map<number, { rows: number; total: number; days: number }>();
  for (let day = profile.first; day <= profile.last; day += 1) {
    const key = Math.floor((day - profile.first) / step);
    const piece = pieces.get(key) ?? { rows: 0, total: 0, days: 0 };
    const one = profile.periods.get(day) ?? { rows: 0, total: 0 };
    pieces.set(key, { rows: piece.rows + one.rows, total: piece.total + one.total, days: piece.days + 1 });
  }
  const whole = [...pieces].filter(([, { days, rows, total }]) => days >= step / 2 && rows > 0 && total > 0);
  const points = whole.map(([key, { rows, total, days }]) => ({
    x: (key + days / step / 2) * step,
    y: Math.log(check.how === 'mean' ? total / rows : total / days),
  }));
  const detail = points.map(({ x, y }) => ({
    label: isoOf(profile.first + Math.floor(x)),
    value: Math.round(Math.exp(y) * 100) / 100,
  }));
  if (points.length < 3) return { measured: 'too few periods for a trend', met: false, detail };
  const mean = (pick: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const slope = mean(({ x, y }) => (x - mx) * (y - my)) / mean(({ x }) => (x - mx) ** 2);
  const growth = Math.expm1(slope * daysPerUnit[check.per]);
  return {
    measured: `${growth >= 0 ? '+' : ''}${figure(growth * 100)} % a ${check.per}`,
    met: growth >= check.min && growth <= check.max,
    detail,
  };
}
