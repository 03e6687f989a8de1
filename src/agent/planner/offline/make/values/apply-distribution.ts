import type { Distribution } from '../../../../../contract/distribution.ts';
import { figure } from '../figures.ts';
import { centreAt, quantileOf } from '../fit-distribution.ts';
import { promise } from '../promise.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';

/** "normally distributed around 50", "log-normal amounts", "Poisson": the shape by name, its missing parameters from what the column had. */
export function applyDistribution(ask: ValueAskOf<'distribution'>, place: Place): void {
  const { making, table, column, wish } = place;
  const plan = place.origin.column.plan;
  if (plan.source.kind === 'moment') {
    crowdMiddle(place, ask.name);
    return;
  }
  if (plan.source.kind !== 'number' && plan.source.kind !== 'series') {
    making.unmet.push(`${ask.name} distribution of ${column.plan.name}`);
    return;
  }
  const before = plan.source.kind === 'number' ? plan.source.distribution : plan.source.level;
  const { min, max } = plan.source;
  const distribution = named(ask, before, min, max);
  if (distribution === null) {
    making.unmet.push(`${ask.name} distribution of ${column.plan.name}`);
    return;
  }
  const ends = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  resource(place, { kind: 'number', distribution, given: [], ...ends });
  if (distribution.kind === 'lognormal' || distribution.kind === 'exponential') {
    promise(
      making,
      wish,
      { kind: 'statistic', table: table.name, column: column.plan.name, statistic: 'skew', min: 0.2 },
      `${ask.name}: a long tail of high values`,
    );
  } else if (distribution.kind === 'normal') {
    promise(
      making,
      wish,
      { kind: 'statistic', table: table.name, column: column.plan.name, statistic: 'skew', min: -0.5, max: 0.5 },
      `${ask.name}: even to both sides`,
    );
    if (ask.parameters['mean'] !== undefined)
      promise(
        making,
        wish,
        {
          kind: 'statistic',
          table: table.name,
          column: column.plan.name,
          statistic: 'mean',
          target: ask.parameters['mean'],
        },
        `mean ${figure(ask.parameters['mean'])}`,
      );
    if (ask.parameters['sd'] !== undefined)
      promise(
        making,
        wish,
        {
          kind: 'statistic',
          table: table.name,
          column: column.plan.name,
          statistic: 'sd',
          target: ask.parameters['sd'],
          tolerance: 0.15,
        },
        `standard deviation ${figure(ask.parameters['sd'])}`,
      );
  } else if (ask.parameters['mean'] !== undefined) {
    promise(
      making,
      wish,
      {
        kind: 'statistic',
        table: table.name,
        column: column.plan.name,
        statistic: 'mean',
        target: ask.parameters['mean'],
      },
      `mean ${figure(ask.parameters['mean'])}`,
    );
  }
}

function named(
  ask: ValueAskOf<'distribution'>,
  before: Distribution,
  min: number | undefined,
  max: number | undefined,
): Distribution | null {
  const p = ask.parameters;
  const middle = p['mean'] ?? p['median'] ?? quantileOf(before, 'p50');
  const spread = (quantileOf(before, 'p90') - quantileOf(before, 'p10')) / 2.563;
  switch (ask.name.toLowerCase().replaceAll(/[^a-z]/gu, '')) {
    case 'uniform':
    case 'random':
    case 'flat':
      return {
        kind: 'uniform',
        min: p['min'] ?? min ?? quantileOf(before, 'p05'),
        max: p['max'] ?? max ?? quantileOf(before, 'p95'),
      };
    case 'normal':
    case 'gaussian':
    case 'bell':
      return { kind: 'normal', mean: middle, sd: p['sd'] ?? Math.max(spread, 1e-6) };
    case 'lognormal':
    case 'pareto':
    case 'powerlaw':
    case 'skewed':
    case 'rightskewed':
    case 'longtail': {
      const median = p['median'] ?? (middle > 0 ? middle : 1);
      return { kind: 'lognormal', median, sigma: p['sigma'] ?? (before.kind === 'lognormal' ? before.sigma : 0.8) };
    }
    case 'exponential':
      return {
        kind: 'exponential',
        mean: p['mean'] ?? (p['rate'] === undefined ? Math.max(middle, 1e-6) : 1 / p['rate']),
      };
    case 'poisson':
      return { kind: 'poisson', mean: p['mean'] ?? p['lambda'] ?? Math.max(middle, 0.1) };
    case 'binomial':
      return {
        kind: 'binomial',
        trials: Math.max(1, Math.round(p['trials'] ?? p['n'] ?? max ?? 10)),
        probability: p['probability'] ?? p['p'] ?? 0.5,
      };
    case 'gamma':
      return { kind: 'gamma', shape: p['shape'] ?? 2, scale: p['scale'] ?? Math.max(middle, 1e-6) / (p['shape'] ?? 2) };
    case 'beta':
      return { kind: 'beta', alpha: p['alpha'] ?? 2, beta: p['beta'] ?? 2 };
    case 'zipf':
    case 'zipfian':
      return {
        kind: 'zipf',
        exponent: p['exponent'] ?? p['s'] ?? 1,
        size: Math.max(1, Math.round(p['size'] ?? max ?? 100)),
      };
    case 'triangular':
      return {
        kind: 'triangular',
        min: p['min'] ?? min ?? 0,
        mode: p['mode'] ?? middle,
        max: p['max'] ?? max ?? middle * 2,
      };
    default:
      return null;
  }
}

/** Moments that crowd in the middle of their range: the rhythm swells and falls. */
function crowdMiddle(place: Place, name: string): void {
  const { source } = place.origin.column.plan;
  if (source.kind !== 'moment' || source.from === undefined || source.to === undefined) {
    place.making.unmet.push(`${name} distribution of ${place.column.plan.name}`);
    return;
  }
  if (name.toLowerCase() === 'uniform') return;
  const events = [{ name: 'middle of the range', from: source.from, to: source.to, factor: 8, shape: 'bump' as const }];
  resource(place, { ...source, rhythm: { ...source.rhythm, events } });
}

/** "average 4.2": the distribution moves there. */
export function applyStatistic(ask: ValueAskOf<'statistic'>, place: Place): void {
  const { making, table, column, wish } = place;
  const { source } = place.origin.column.plan;
  const { statistic, value } = ask;
  if (source.kind === 'number') {
    if (statistic === 'mean' || statistic === 'median')
      resource(place, { ...source, distribution: centreAt(source.distribution, statistic, value) });
    if (statistic === 'sd' && source.distribution.kind === 'normal')
      resource(place, { ...source, distribution: { ...source.distribution, sd: value } });
    if (statistic === 'min') resource(place, { ...source, min: value });
    if (statistic === 'max') resource(place, { ...source, max: value });
  }
  promise(
    making,
    wish,
    { kind: 'statistic', table: table.name, column: column.plan.name, statistic, target: value },
    `${statistic} ${figure(value)}`,
  );
}
