import type { Distribution } from '../contract/distribution.ts';
import type { Source } from '../contract/source.ts';
import type { Facts } from './facts-schema.ts';
import { nameWords } from './name-words.ts';
import type { Concept } from './schema.ts';

/** y = factor × x + offset. */
export type UnitChange = { readonly factor: number; readonly offset: number };

type Unit = Facts['units'][string];

/** The unit people mean by a word or sign ("km", "kilometres", "°C", "sq ft", "lbs"); its name is mathjs's. Undefined for no unit. */
export function unitOf(facts: Facts, words: string): string | undefined {
  const trimmed = words.trim();
  if (Object.hasOwn(facts.units, trimmed)) return trimmed;
  const lower = trimmed.toLowerCase();
  const spoken = nameWords(trimmed).join(' ');
  for (const [name, unit] of Object.entries(facts.units)) {
    if (unit.words.includes(lower) || unit.words.includes(trimmed) || unit.words.includes(spoken)) return name;
  }
  return undefined;
}

/** How figures in one unit become figures in another of the same kind. Undefined when one is unknown or they measure different things. */
export function unitFactor(facts: Facts, from: string, to: string): UnitChange | undefined {
  if (from === to) return { factor: 1, offset: 0 };
  const a: Unit | undefined = facts.units[from];
  const b: Unit | undefined = facts.units[to];
  if (a === undefined || b === undefined || a.measures !== b.measures) return undefined;
  return { factor: tidy(a.factor / b.factor), offset: tidy(((a.offset ?? 0) - (b.offset ?? 0)) / b.factor) };
}

/** Twelve digits: what division of exact factors leaves behind is not part of a formula people read. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The same concept with its figures in another unit; undefined when that cannot be (other kind of unit, a source that is no number). */
export function conceptInUnit(facts: Facts, concept: Concept, unit: string): Concept | undefined {
  if (concept.unit === unit) return concept;
  const change = concept.unit === undefined ? undefined : unitFactor(facts, concept.unit, unit);
  if (change === undefined) return undefined;
  const { source } = concept;
  if (source.kind !== 'number' || source.around !== undefined) return undefined;
  const moved: Source = {
    ...source,
    distribution: moveDistribution(source.distribution, change),
    ...(source.min === undefined ? {} : { min: move(source.min, change) }),
    ...(source.max === undefined ? {} : { max: move(source.max, change) }),
    given: [],
  };
  const decimals = Math.max(0, Math.min(4, (concept.decimals ?? 0) - Math.round(Math.log10(Math.abs(change.factor)))));
  return {
    ...concept,
    unit,
    decimals,
    type: decimals === 0 ? 'integer' : 'decimal',
    source: moved,
    fits: concept.fits.filter((fit) => fit.source?.kind === 'formula').map((fit) => ({ ...fit, source: scaledFormula(fit.source, change, decimals) })),
    bounds: concept.bounds === undefined ? undefined : {
      ...(concept.bounds.min === undefined ? {} : { min: move(concept.bounds.min, change) }),
      ...(concept.bounds.max === undefined ? {} : { max: move(concept.bounds.max, change) }),
    },
  };
}

function scaledFormula(source: Source | undefined, change: UnitChange, decimals: number): Source | undefined {
  if (source?.kind !== 'formula') return source;
  const offset = change.offset === 0 ? '' : ` + ${change.offset}`;
  return { kind: 'formula', expression: `round((${source.expression}) * ${change.factor}${offset}, ${decimals})` };
}

function move(value: number, change: UnitChange): number {
  return tidy(value * change.factor + change.offset);
}

function moveDistribution(distribution: Distribution, change: UnitChange): Distribution {
  const { factor } = change;
  const by = (value: number): number => tidy(value * factor);
  switch (distribution.kind) {
    case 'uniform':
      return { kind: 'uniform', min: move(distribution.min, change), max: move(distribution.max, change) };
    case 'normal':
      return { kind: 'normal', mean: move(distribution.mean, change), sd: by(distribution.sd) };
    case 'lognormal':
      return { ...distribution, median: by(distribution.median) };
    case 'exponential':
      return { kind: 'exponential', mean: by(distribution.mean) };
    case 'gamma':
      return { ...distribution, scale: by(distribution.scale) };
    case 'triangular':
      return { kind: 'triangular', min: move(distribution.min, change), mode: move(distribution.mode, change), max: move(distribution.max, change) };
    case 'quantiles':
      return { kind: 'quantiles', points: distribution.points.map(([share, value]) => [share, move(value, change)]) };
    case 'mixture':
      return { kind: 'mixture', parts: distribution.parts.map((part) => ({ ...part, distribution: moveDistribution(part.distribution, change) })) };
    // A beta is stretched over min..max, which move by themselves; counts keep their shape.
    case 'beta':
    case 'poisson':
    case 'binomial':
    case 'zipf':
      return distribution;
  }
}
