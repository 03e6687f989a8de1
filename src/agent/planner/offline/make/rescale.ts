import type { Distribution } from '../../../../contract/distribution.ts';
import type { Source } from '../../../../contract/source.ts';
import type { Meanings, UnitChange } from './meanings.ts';

type Change = UnitChange;

/** The source with its figures in another unit; unchanged when the units do not compare or the source has no figures of its own. */
export function rescaleSource(meanings: Meanings, source: Source, from: string, to: string): Source {
  const change = meanings.conversion(from, to);
  if (change === null || (change.factor === 1 && change.offset === 0)) return source;
  switch (source.kind) {
    case 'number': {
      const factor =
        source.around === undefined ? change : { factor: source.around.how === 'plus' ? change.factor : 1, offset: 0 };
      return {
        ...source,
        distribution: rescale(source.distribution, factor),
        ...bounds(source, change),
        ...(source.around === undefined
          ? {}
          : { around: { ...source.around, expression: inUnit(source.around.expression, change) } }),
        given: source.given.map((one) => ({
          ...one,
          distribution: rescale(one.distribution, factor),
          ...bounds(one, change),
        })),
      };
    }
    case 'series':
      return { ...source, level: rescale(source.level, change), ...bounds(source, change) };
    case 'formula':
      return { ...source, expression: inUnit(source.expression, change) };
    case 'aggregate':
    case 'boolean':
    case 'category':
    case 'clock':
    case 'company':
    case 'constant':
    case 'convert':
    case 'entity':
    case 'internet':
    case 'like':
    case 'lookup':
    case 'model':
    case 'moment':
    case 'pattern':
    case 'payment':
    case 'person':
    case 'place':
    case 'sequence':
    case 'split':
    case 'text':
    case 'uuid':
      return source;
  }
}

function inUnit(expression: string, change: Change): string {
  const scaled = `(${expression}) * ${String(change.factor)}`;
  return change.offset === 0 ? scaled : `${scaled} + ${String(change.offset)}`;
}

function bounds(
  source: { readonly min?: number | undefined; readonly max?: number | undefined },
  change: Change,
): { min?: number; max?: number } {
  return {
    ...(source.min === undefined ? {} : { min: round(source.min * change.factor + change.offset) }),
    ...(source.max === undefined ? {} : { max: round(source.max * change.factor + change.offset) }),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(9));
}

/** A distribution in another unit: every place times `factor` plus `offset`, every width times `factor`. */
export function rescale(distribution: Distribution, change: Change): Distribution {
  const { factor, offset } = change;
  const at = (value: number): number => round(value * factor + offset);
  switch (distribution.kind) {
    case 'uniform':
      return { kind: 'uniform', min: at(distribution.min), max: at(distribution.max) };
    case 'normal':
      return { kind: 'normal', mean: at(distribution.mean), sd: round(distribution.sd * factor) };
    case 'lognormal':
      return offset === 0
        ? { ...distribution, median: round(distribution.median * factor) }
        : {
            kind: 'normal',
            mean: at(distribution.median),
            sd: round(distribution.median * distribution.sigma * factor),
          };
    case 'exponential':
      return { kind: 'exponential', mean: round(distribution.mean * factor) };
    case 'gamma':
      return { ...distribution, scale: round(distribution.scale * factor) };
    case 'triangular':
      return { kind: 'triangular', min: at(distribution.min), mode: at(distribution.mode), max: at(distribution.max) };
    case 'quantiles':
      return { kind: 'quantiles', points: distribution.points.map(([p, value]): [number, number] => [p, at(value)]) };
    case 'mixture':
      return {
        kind: 'mixture',
        parts: distribution.parts.map((part) => ({
          weight: part.weight,
          distribution: rescale(part.distribution, change),
        })),
      };
    case 'poisson':
    case 'binomial': {
      const mean = distribution.kind === 'poisson' ? distribution.mean : distribution.trials * distribution.probability;
      return { kind: 'normal', mean: at(mean), sd: round(Math.sqrt(mean) * factor) };
    }
    case 'beta':
    case 'zipf':
      return distribution;
  }
}
