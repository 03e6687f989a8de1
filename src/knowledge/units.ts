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
    if (spoken === name || unit.words.includes(lower) || unit.words.includes(trimmed) || unit.words.includes(spoken))
      return name;
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

/** What division of exact factors leaves behind in the last digits is not part of a formula people read. */
function tidy(value: number): number {
  return Number(value.toPrecision(14));
}

/** A figure of a distribution: six digits are more than anybody knows of it. */
function figure(value: number): number {
  return Number(value.toPrecision(6));
}

/** The same concept with its figures in another unit; undefined when that cannot be (other kind of unit, a source that is no number). */
export function conceptInUnit(facts: Facts, concept: Concept, unit: string): Concept | undefined {
  if (concept.unit === unit) return concept;
  const change = concept.unit === undefined ? undefined : unitFactor(facts, concept.unit, unit);
  if (change === undefined) return undefined;
  const { source } = concept;
  if (source.kind !== 'number' || source.around !== undefined) return undefined;
  const moved = moveConcept({ ...concept, fits: [] }, change);
  const decimals = Math.max(0, Math.min(4, (concept.decimals ?? 0) - Math.round(Math.log10(Math.abs(change.factor)))));
  return {
    ...moved,
    unit,
    decimals,
    type: decimals === 0 ? 'integer' : 'decimal',
    fits: concept.fits
      .filter((fit) => fit.source?.kind === 'formula')
      .map((fit) => ({ ...fit, source: scaledFormula(fit.source, change, decimals) })),
  };
}

/**
 * The same amount of money in another currency, prices scaled to the rough worth of its unit so that they look right there.
 * Undefined for concepts that are no money.
 */
export function conceptInCurrency(facts: Facts, concept: Concept, currency: string): Concept | undefined {
  const from = concept.unit === undefined ? undefined : facts.currencies[concept.unit];
  const to = facts.currencies[currency];
  if (to === undefined || (from === undefined && concept.role !== 'money')) return undefined;
  if (concept.unit === currency || from === undefined) return { ...concept, unit: currency };
  const factor = roundFactor(to.rough / from.rough);
  const decimals = Math.min(concept.decimals ?? 2, to.decimals);
  const scaled = moveConcept(concept, { factor, offset: 0 });
  return { ...scaled, unit: currency, decimals, type: decimals === 0 ? 'integer' : 'decimal' };
}

/** 1, 2 or 5 times a power of ten: the figures stay round. */
function roundFactor(factor: number): number {
  const power = 10 ** Math.floor(Math.log10(factor));
  const lead = factor / power;
  return tidy(power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10));
}

/** Moves the figures of a source and of the fits that draw; a fit around another column follows that column instead. */
function moveConcept(concept: Concept, change: UnitChange): Concept {
  const fits = concept.fits.map((fit) =>
    fit.source === undefined ? fit : { ...fit, source: moveSource(fit.source, change) },
  );
  const bounds = concept.bounds;
  return {
    ...concept,
    source: moveSource(concept.source, change),
    fits,
    bounds: bounds && {
      ...(bounds.min === undefined ? {} : { min: move(bounds.min, change) }),
      ...(bounds.max === undefined ? {} : { max: move(bounds.max, change) }),
    },
  };
}

function moveSource(source: Source, change: UnitChange): Source {
  if (source.kind !== 'number') return source;
  if (source.around !== undefined) {
    // Around another column the figures follow it by themselves, unless amounts are written out in the expression.
    const written = /(?<![\d.])\d{4,}/u.test(source.around.expression);
    return written
      ? { ...source, around: { ...source.around, expression: `(${source.around.expression}) * ${change.factor}` } }
      : source;
  }
  const ends = (one: {
    readonly min?: number | undefined;
    readonly max?: number | undefined;
  }): { min?: number; max?: number } => ({
    ...(one.min === undefined ? {} : { min: move(one.min, change) }),
    ...(one.max === undefined ? {} : { max: move(one.max, change) }),
  });
  return {
    ...source,
    ...ends(source),
    distribution: moveDistribution(source.distribution, change),
    given: source.given.map((one) => ({
      ...one,
      ...ends(one),
      distribution: moveDistribution(one.distribution, change),
    })),
  };
}

function scaledFormula(source: Source | undefined, change: UnitChange, decimals: number): Source | undefined {
  if (source?.kind !== 'formula') return source;
  const offset = change.offset === 0 ? '' : ` + ${change.offset}`;
  return { kind: 'formula', expression: `round((${source.expression}) * ${change.factor}${offset}, ${decimals})` };
}

function move(value: number, change: UnitChange): number {
  return figure(value * change.factor + change.offset);
}

function moveDistribution(distribution: Distribution, change: UnitChange): Distribution {
  const { factor } = change;
  const by = (value: number): number => figure(value * factor);
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
      return {
        kind: 'triangular',
        min: move(distribution.min, change),
        mode: move(distribution.mode, change),
        max: move(distribution.max, change),
      };
    case 'quantiles':
      return { kind: 'quantiles', points: distribution.points.map(([share, value]) => [share, move(value, change)]) };
    case 'mixture':
      return {
        kind: 'mixture',
        parts: distribution.parts.map((part) => ({
          ...part,
          distribution: moveDistribution(part.distribution, change),
        })),
      };
    // A beta is stretched over min..max, which move by themselves; counts keep their shape.
    case 'beta':
    case 'poisson':
    case 'binomial':
    case 'zipf':
      return distribution;
  }
}
