import type { ColumnType } from '../../contract/chunk.ts';
import { arithmeticValue, type Precision } from './arithmetic.ts';
import { columnSql, finishValue, type ExpressionColumn } from './compile-expression.ts';
import { currencyCode } from './currency.ts';
import type { UnitSize } from './mathjs-units.ts';
import { nearNames } from './near.ts';
import {
  addRatios,
  decimalOfRatio,
  divideRatios,
  endlessDivisor,
  multiplyRatios,
  negateRatio,
  numberOfRatio,
  ratio,
  ratioOf,
  ratioOfText,
  type Ratio,
} from './ratio.ts';
import { refusalOf, refuse, type Refusal } from './refusal.ts';
import { decimalSize, sqlDouble } from './sql-literal.ts';
import { unitNames, unitSpellings } from './unit-name.ts';
import { doubleValue, exactValue, type Value } from './value.ts';

/** A conversion as SQL. `type` and `scale` are those of the result: exact for integers and decimals when the factor's digits end. */
export type CompiledConvert = { readonly sql: string; readonly type: ColumnType; readonly scale: number | null };

/**
 * Compiles the conversion of a number from one unit to another: `celsius` to `°F`, `mi` to `km`, `mpg` to `l/100km`.
 *
 * `sqlColumn` is the SQL of the number; `column` its type (DOUBLE when absent). Factors and offsets are exact fractions of mathjs's unit table:
 * °C to °F is x × 1.8 + 32, miles to kilometres x × 1.609344. Currencies need `rate` (1 of `from` is `rate` of `to`).
 * Refused with near names: an unknown unit, units of different kinds, a currency without a rate.
 */
export async function compileConvert(
  sqlColumn: string,
  from: string,
  to: string,
  rate?: number,
  column: Pick<ExpressionColumn, 'type' | 'scale'> = { type: 'double' },
): Promise<({ readonly ok: true } & CompiledConvert) | Refusal> {
  try {
    const source = columnSql(sqlColumn, column);
    const law = await conversionLaw(from, to, rate);
    const fast: Precision = { mode: 'fast', narrowed: false };
    const quick = finishValue(apply(law, source, fast));
    const exact = fast.narrowed ? finishValue(apply(law, source, { mode: 'wide', narrowed: false })) : null;
    const type = quick.type === 'null' ? 'double' : quick.type;
    return {
      ok: true,
      sql: exact === null ? quick.sql : `coalesce(${quick.sql}, ${exact.sql})`,
      type,
      scale: type === 'decimal' ? (quick.exact?.scale ?? null) : null,
    };
  } catch (error) {
    return refusalOf(error);
  }
}

/** `factor` × x + `shift`, or `over` / x for units that count the other way round. */
type Law = { readonly factor: Ratio; readonly shift: Ratio } | { readonly over: Ratio };

const one = ratio(1n, 1n);
const zero = ratio(0n, 1n);

async function conversionLaw(from: string, to: string, rate: number | undefined): Promise<Law> {
  const currencies = [currencyCode(from), currencyCode(to)];
  if (rate !== undefined && currencies.every((code) => code !== null)) return { factor: ratioOf(rate), shift: zero };
  const { readMathjsUnit, mathjsUnitNames } = await import('./mathjs-units.ts');
  const [a, b] = [from, to].map((written) => findUnit(written, readMathjsUnit));
  if ((a ?? null) === null && (b ?? null) === null && currencies.every((code) => code !== null)) {
    if (currencies[0] === currencies[1]) return { factor: one, shift: zero };
    throw refuse(
      `Converting ${from} to ${to} needs an exchange rate, and none is given.`,
      `Give the rate: 1 ${currencies[0] ?? from} = how many ${currencies[1] ?? to}.`,
    );
  }
  const names = (): readonly string[] => [...unitNames.keys(), ...mathjsUnitNames()];
  if (a === undefined || a === null) throw unknownUnit(from, names());
  if (b === undefined || b === null) throw unknownUnit(to, names());
  if (a.dimensions.join() !== b.dimensions.join()) {
    throw refuse(
      `"${from}" cannot be converted to "${to}": they measure different things.`,
      `Name two units of the same kind, such as km and miles or °C and °F.`,
    );
  }
  if (a.inverse !== b.inverse) {
    // Both read y × x = constant: the product of the two sizes in the same base.
    return { over: a.inverse ? divideRatios(a.size, b.size) : divideRatios(b.size, a.size) };
  }
  const factor = a.inverse ? divideRatios(b.size, a.size) : divideRatios(a.size, b.size);
  return { factor, shift: addRatios(multiplyRatios(a.offset, factor), negateRatio(b.offset)) };
}

type Found = UnitSize & { readonly inverse: boolean };

function findUnit(written: string, read: (text: string) => UnitSize | null): Found | null {
  for (const spelling of unitSpellings(written)) {
    const named = unitNames.get(spelling);
    const unit = read(named?.mathjs ?? spelling);
    if (unit === null) continue;
    if (named?.per !== undefined)
      return { ...unit, size: multiplyRatios(unit.size, ratioOfText(named.per)), inverse: true };
    return {
      ...unit,
      size: named?.times === undefined ? unit.size : multiplyRatios(unit.size, ratioOfText(named.times)),
      inverse: false,
    };
  }
  return null;
}

function unknownUnit(written: string, names: readonly string[]): Error {
  const near = nearNames(written, names);
  return refuse(
    `"${written}" is no known unit.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Write a unit such as km, miles, kg, lbs, °C or litres.',
  );
}

function apply(law: Law, source: Value, precision: Precision): Value {
  if ('over' in law) return arithmeticValue('/', constant(law.over), source, precision);
  const divisor = lowestCommon(endlessDivisor(law.factor), endlessDivisor(law.shift));
  const whole = ratio(divisor, 1n);
  const product = isOne(multiplyRatios(law.factor, whole))
    ? source
    : arithmeticValue('*', source, constant(multiplyRatios(law.factor, whole)), precision);
  const sum =
    law.shift.n === 0n ? product : arithmeticValue('+', product, constant(multiplyRatios(law.shift, whole)), precision);
  return divisor === 1n ? sum : arithmeticValue('/', sum, constant(whole), precision);
}

function isOne(value: Ratio): boolean {
  return value.n === 1n && value.d === 1n;
}

function lowestCommon(a: bigint, b: bigint): bigint {
  return ratio(a, b).n * b;
}

/** A fraction as a decimal literal when it has at most 18 digits, else as the nearest DOUBLE. */
function constant(value: Ratio): Value {
  const decimal = decimalOfRatio(value);
  const size = decimal === null ? null : decimalSize(decimal);
  if (decimal === null || size === null || size.width > 18) return doubleValue(sqlDouble(numberOfRatio(value)), true);
  return { ...exactValue(`CAST(${decimal} AS DECIMAL(${size.width},${size.scale}))`, size), literal: Number(decimal) };
}
