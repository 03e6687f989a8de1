import { millisecondsOf, momentOf } from '../calendar.ts';
import { assume } from '../draft.ts';
import { quoteName } from '../expression-names.ts';
import { figure, percentage } from '../figures.ts';
import { spanMs } from '../span.ts';
import { promise } from '../promise.ts';
import { timesInWords } from './shape-factor.ts';
import { bendTo, levelOf, roomFor, type SeriesShaping } from './series-target.ts';

const dayMs = 86_400_000;

function part({ window }: SeriesShaping, share: number): string {
  const [from, to] = [millisecondsOf(window.from), millisecondsOf(window.to)];
  return momentOf(Math.round((from + (to - from) * share) / 1000) * 1000);
}

/** Values that grow or fall over the whole time: by a rate, or from one level to another. */
export function growSeries(at: SeriesShaping): boolean {
  const { making, table, column, shape, source, window } = at;
  if (shape.levels !== undefined) return climbSeries(at, shape.levels);
  const down = shape.kind === 'decline';
  const days = (millisecondsOf(window.to) - millisecondsOf(window.from)) / dayMs;
  const said =
    shape.rate ?? (shape.factor === null ? null : { rate: shape.factor ** (30.44 / days) - 1, per: 'month' as const });
  const trend =
    said === null
      ? { rate: down ? -0.03 : 0.03, per: 'month' as const }
      : { rate: down ? -Math.abs(said.rate) : said.rate, per: said.per };
  if (said === null)
    assume(making, `${down ? 'Decline' : 'Growth'} of ${percentage(0.03)} a month (no figure was said)`);
  const whole = (1 + trend.rate) ** ((days * dayMs) / spanMs({ amount: 1, unit: trend.per }));
  const shared = { table: table.name, column: at.time, how: 'mean', measure: column.plan.name } as const;
  if (days >= 4) {
    const [low, high] = [trend.rate * 0.3, trend.rate * 2].toSorted((a, b) => a - b);
    promise(
      making,
      shape,
      { kind: 'trend', ...shared, per: trend.per, min: low ?? 0, max: high ?? 0, asked: trend.rate },
      `${percentage(trend.rate)} a ${trend.per}`,
    );
  } else {
    // Too short for a line through days: the last third against the rest.
    const third = whole ** (1 / 3);
    const mean = (from: number): number => (third === 1 ? 1 : (from * (third - 1)) / Math.log(third));
    const ratio = mean(third * third) / ((mean(1) + mean(third)) / 2);
    const ends = ratio >= 1 ? { min: 1 + (ratio - 1) * 0.4 } : { min: 0, max: ratio + (1 - ratio) * 0.6 };
    promise(
      making,
      shape,
      { kind: 'period', ...shared, from: part(at, 2 / 3), to: window.to, ...ends, asked: Number(ratio.toPrecision(3)) },
      `${column.plan.name} in the last third: ${timesInWords(ratio)} the rest`,
    );
  }
  const level = shape.start === undefined ? {} : { level: { kind: 'normal' as const, mean: shape.start, sd: 0 } };
  const isSmall = whole < 0.5;
  return bendTo(at, {
    trend,
    ...level,
    ...roomFor(at, Math.max(whole, whole < 1 ? 0 : 1)),
    ...(isSmall && source.noise !== undefined
      ? { noise: { ...source.noise, share: Math.min(source.noise.share, whole / 2, 0.02) } }
      : {}),
  });
}

/** From one level to another, evenly, over the whole time. */
function climbSeries(at: SeriesShaping, levels: NonNullable<SeriesShaping['shape']['levels']>): boolean {
  const { making, table, column, shape, source, window } = at;
  const from = levels.from ?? levelOf(source);
  if (from === 0) return false;
  const factor = levels.to / from;
  // The level that the words give is that of every entity, give or take a tenth.
  const many = (table.panel?.entities ?? 1) > 1;
  const moved =
    levels.from === null
      ? source.level
      : ({ kind: 'normal', mean: from, sd: many ? Math.abs(from) * 0.1 : 0 } as const);
  const name = quoteName(column.plan.name);
  const tenth = [part(at, 0.05), part(at, 0.95)] as const;
  const check = (where: string, target: number): void =>
    promise(
      making,
      shape,
      {
        kind: 'statistic',
        table: table.name,
        column: column.plan.name,
        where,
        statistic: 'mean',
        target,
        tolerance: 0.25,
      },
      `${column.plan.name}: ${figure(target)}`,
    );
  if (levels.from !== null)
    check(
      `${quoteName(at.time)} < ${JSON.stringify(tenth[0])} and not isnull(${name})`,
      Number((from * (1 + (factor - 1) * 0.025)).toPrecision(4)),
    );
  check(
    `${quoteName(at.time)} >= ${JSON.stringify(tenth[1])} and not isnull(${name})`,
    Number((from * (1 + (factor - 1) * 0.975)).toPrecision(4)),
  );
  return bendTo(at, {
    level: moved,
    trend: undefined,
    events: [...source.events, { name: 'course', from: window.from, to: window.to, factor, shape: 'ramp' }],
    drift: Math.min(source.drift, 0.002),
    ...(column.fixed.has('range')
      ? {}
      : {
          min: source.min === undefined ? undefined : Math.min(source.min, from / 2, levels.to / 2),
          max: source.max === undefined ? undefined : Math.max(source.max, from * 2, levels.to * 2),
        }),
  });
}

/** Rises, then stays. */
export function levelOffSeries(at: SeriesShaping): boolean {
  const { making, table, column, shape, source, window } = at;
  const factor = shape.factor ?? 3;
  if (shape.factor === null)
    assume(
      making,
      `${column.plan.name} rises to ${timesInWords(factor)} the start by the middle, then stays (no figure was said)`,
    );
  const middle = part(at, 0.5);
  const shared = {
    kind: 'period',
    table: table.name,
    column: at.time,
    how: 'mean',
    measure: column.plan.name,
  } as const;
  promise(
    making,
    shape,
    { ...shared, from: window.from, to: part(at, 0.25), min: 0, max: 0.8 },
    'low at the start: at most 0.8× the rest',
  );
  promise(
    making,
    shape,
    { ...shared, from: middle, to: part(at, 0.75), min: 1.05, max: 2.5 },
    'high from the middle on',
  );
  const events = [
    { name: 'rise', from: window.from, to: middle, factor, shape: 'ramp' as const },
    { name: 'plateau', from: middle, to: window.to, factor, shape: 'flat' as const },
  ];
  return bendTo(at, { events: [...source.events, ...events], trend: undefined, ...roomFor(at, factor) });
}

/** How readings go from tick to tick: a walk without home, one that comes back, quiet and wild times, more noise, a slow drift. */
export function settleDynamics(at: SeriesShaping): boolean {
  const { making, table, column, shape, source } = at;
  const by = entityOf(at);
  const check = {
    kind: 'dynamics',
    table: table.name,
    column: column.plan.name,
    time: at.time,
    ...(by === undefined ? {} : { by }),
  } as const;
  const name = column.plan.name;
  switch (shape.kind) {
    case 'walk': {
      const clusters = making.reading.shapes.some((one) => one.kind === 'clusters');
      const daily = Math.max(source.drift, clusters ? 0.01 : 0.02);
      const step = table.panel === null ? dayMs : spanMs(table.panel.step);
      // Steps shorter than a day still have to be seen beside the rounding.
      const drift = step < dayMs ? Math.max(daily, 0.002 * Math.sqrt(dayMs / step)) : daily;
      promise(making, shape, { ...check, figure: 'persistence', min: 0.8 }, `${name} stays near the value before`);
      return bendTo(at, {
        drift,
        noise: clusters ? source.noise : undefined,
        seasons: [],
        hours: undefined,
        weekdays: undefined,
      });
    }
    case 'reversion': {
      const target = shape.levels?.to;
      const level = target === undefined ? source.level : ({ kind: 'normal', mean: target, sd: 0 } as const);
      promise(
        making,
        shape,
        { ...check, figure: 'persistence', min: 0.5, max: 0.99 },
        `${name} comes back to its mean`,
      );
      if (target !== undefined)
        promise(
          making,
          shape,
          { kind: 'statistic', table: table.name, column: name, statistic: 'mean', target, tolerance: 0.1 },
          `${figure(target)} on average`,
        );
      return bendTo(at, {
        level,
        drift: 0,
        noise: { share: Math.max(source.noise?.share ?? 0, 0.03), persistence: 0.9 },
        ...(target === undefined || column.fixed.has('range') ? {} : { min: undefined, max: undefined }),
      });
    }
    case 'clusters':
      promise(making, shape, { ...check, figure: 'clustering', min: 0.08 }, `large changes of ${name} come together`);
      return bendTo(at, { noise: { share: Math.max(source.noise?.share ?? 0, 0.03), persistence: 0, clusters: 1 } });
    case 'noise': {
      const level = Math.abs(levelOf(source));
      const said = shape.spread;
      if (said === undefined) {
        assume(making, `Noise of ${percentage(source.noise?.share ?? 0.05)} of ${name} (no figure was said)`);
        return bendTo(at, { noise: source.noise ?? { share: 0.05, persistence: 0.5 } });
      }
      // ± is taken as two standard deviations: 19 of 20 readings lie within.
      const sd = (said.percent ? said.value * level : said.value) / 2;
      if (level === 0 || sd <= 0) return false;
      assume(
        making,
        `±${said.percent ? percentage(said.value) : figure(said.value)} holds for 19 of 20 readings of ${name}`,
      );
      promise(
        making,
        shape,
        { ...check, figure: 'noise', min: Number((sd * 0.6).toPrecision(3)), max: Number((sd * 2).toPrecision(3)) },
        `noise with a standard deviation of ${figure(Number(sd.toPrecision(3)))}`,
      );
      return bendTo(at, { noise: { share: Number((sd / level).toPrecision(6)), persistence: 0 } });
    }
    case 'drift': {
      const words = making.reading.request.slice(shape.from, shape.to);
      const down = /\bdown/iu.test(words);
      const factor = down ? 0.85 : 1.15;
      assume(making, `${name} drifts ${down ? 'down' : 'up'} by 15 % over the whole time (no figure was said)`);
      const ends = down ? { min: 0, max: 0.97 } : { min: 1.03 };
      promise(
        making,
        shape,
        {
          kind: 'period',
          table: table.name,
          column: at.time,
          from: part(at, 2 / 3),
          to: at.window.to,
          how: 'mean',
          measure: name,
          ...ends,
          asked: factor,
        },
        `${name} in the last third: ${down ? 'lower' : 'higher'} than before`,
      );
      return bendTo(at, {
        events: [...source.events, { name: 'drift', from: at.window.from, to: at.window.to, factor, shape: 'ramp' }],
      });
    }
    case 'anomalies':
    case 'business-hours':
    case 'campaign':
    case 'daily-cycle':
    case 'decline':
    case 'dip':
    case 'gaps':
    case 'growth':
    case 'launch':
    case 'night':
    case 'outage':
    case 'plateau':
    case 'season':
    case 'spike':
    case 'stuck':
    case 'weekday':
    case 'weekend':
      return false;
  }
}

/** The column that tells one entity's readings from another's; undefined when there is only one entity. */
export function entityOf({ table }: SeriesShaping): string | undefined {
  const { panel } = table;
  if (panel === null || panel.entities === 1 || panel.reference === undefined) return undefined;
  return table.columns.find((column) => column.look?.reference === panel.reference && !column.plan.hidden)?.plan.name;
}
