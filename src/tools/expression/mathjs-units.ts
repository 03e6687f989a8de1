import { createUnitClass } from 'mathjs';
import { ratio, ratioOf, type Ratio } from './ratio.ts';

type FractionLike = { readonly s: number; readonly n: number; readonly d: number };
type UnitDefinition = {
  readonly name: string;
  /** Size in the base unit of its dimension; complex for reactive power, which cannot be converted. */
  readonly value: number | FractionLike | object;
  readonly offset: number | FractionLike;
  readonly dimensions: readonly number[];
};
type ParsedUnit = {
  /** The number before the unit; null when there is none. */
  readonly value: number | null;
  readonly units: readonly {
    readonly unit: UnitDefinition;
    readonly prefix: { readonly value: number };
    readonly power: number;
  }[];
  readonly dimensions: readonly number[];
};
type UnitClass = { parse(text: string): ParsedUnit; readonly UNITS: { readonly [name: string]: UnitDefinition } };

// The package exports the factory; its type declarations leave it out.
declare module 'mathjs' {
  // oxlint-disable-next-line no-shadow -- this is the declaration of the very name imported above
  export function createUnitClass(dependencies: { readonly [name: string]: unknown }): UnitClass;
}

/** A whole fraction, as much of fraction.js as the unit table needs. */
class Fraction implements FractionLike {
  readonly isFraction = true;
  readonly s = 1;
  readonly n: number;
  readonly d: number;

  constructor(n: number, d: number) {
    this.n = n;
    this.d = d;
  }
}

/**
 * mathjs's table of units and its reader of unit names, alone: the arithmetic it asks for is never used, since factors are computed
 * exactly from the table's definitions. A tenth of the load time of mathjs's own subset with `unit`.
 */
const Unit = createUnitClass({
  config: { number: 'number', predictable: false, relTol: 1e-12, absTol: 1e-15 },
  addScalar: (a: number, b: number) => a + b,
  subtractScalar: (a: number, b: number) => a - b,
  multiplyScalar: (a: number, b: number) => a * b,
  divideScalar: (a: number, b: number) => a / b,
  pow: Math.pow,
  abs: Math.abs,
  fix: Math.trunc,
  round: Math.round,
  equal: Object.is,
  isNumeric: (value: unknown) => typeof value === 'number',
  format: String,
  number: Number,
  Complex: class {
    readonly isComplex = true;
  },
  BigNumber: class {
    readonly isBigNumber = true;
  },
  Fraction,
});

/** A unit's exact size in base units. `offset` shifts scales such as °C: base = (x + offset) × size. */
export type UnitSize = { readonly size: Ratio; readonly offset: Ratio; readonly dimensions: readonly number[] };

/** Reads a unit as mathjs writes it (`km/h`, `degC`, `kWh`); null when mathjs does not know it or it has no real size. */
export function readMathjsUnit(text: string): UnitSize | null {
  let parsed: ParsedUnit;
  try {
    parsed = Unit.parse(text);
  } catch {
    return null;
  }
  if (parsed.value !== null) return null;
  let size = ratio(1n, 1n);
  for (const { unit, prefix, power } of parsed.units) {
    const value = exactOf(unit.value);
    const scale = exactOf(prefix.value);
    if (value === null || scale === null || !Number.isInteger(power)) return null;
    const one = ratio(value.n * scale.n, value.d * scale.d);
    for (let times = 0; times < Math.abs(power); times += 1) {
      size = power > 0 ? ratio(size.n * one.n, size.d * one.d) : ratio(size.n * one.d, size.d * one.n);
    }
  }
  const [only] = parsed.units;
  const shifts = parsed.units.length === 1 && only?.power === 1;
  const offset = shifts ? exactOf(only.unit.offset) : ratio(0n, 1n);
  return offset === null || size.n === 0n ? null : { size, offset, dimensions: parsed.dimensions };
}

/** The names of mathjs's units, without prefixes. */
export function mathjsUnitNames(): readonly string[] {
  return Object.keys(Unit.UNITS).filter((name) => name !== '');
}

function exactOf(value: number | FractionLike | object): Ratio | null {
  if (typeof value === 'number') return ratioOf(value);
  return 'n' in value && 'd' in value && typeof value.n === 'number' && typeof value.d === 'number'
    ? ratio(BigInt(value.n), BigInt(value.d))
    : null;
}
