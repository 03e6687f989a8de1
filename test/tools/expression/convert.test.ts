import { all, create, type Unit } from 'mathjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { compileConvert } from '../../../src/tools/expression/compile-convert.ts';
import { mathjsUnitNames } from '../../../src/tools/expression/mathjs-units.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database[Symbol.asyncDispose]());

async function converted(
  value: string,
  type: 'integer' | 'decimal' | 'double',
  from: string,
  to: string,
  rate?: number,
): Promise<unknown> {
  const scale = value.split('.')[1]?.length ?? 0;
  const sqlType = type === 'integer' ? 'BIGINT' : type === 'double' ? 'DOUBLE' : `DECIMAL(18,${scale})`;
  const result = await compileConvert(`CAST('${value}' AS ${sqlType})`, from, to, rate, { type, scale });
  if (!result.ok) return result.reason;
  const [row] = await database.all(`SELECT ${result.sql} AS y`);
  return row?.['y'];
}

test.each([
  ['100', 'celsius', '°F', '212.0'],
  ['36.6', '°C', 'fahrenheit', '97.88'],
  ['-40', 'degrees Celsius', 'F', '-40.0'],
  ['0', 'C', 'kelvin', '273.15'],
  ['1', 'mi', 'km', '1.609344'],
  ['26.2', 'miles', 'kilometers', '42.1648128'],
  ['10', 'lbs', 'kg', '4.53592370'],
  ['3', 'ft', 'cm', '91.44'],
  ['2', 'hours', 'minutes', 120],
  ['1', 'acre', 'square metres', '4046.8564224'],
  ['12', 'stone', 'kg', '76.20351816'],
  ['1500', 'm', 'km', '1.500'],
  ['3', 'kWh', 'MJ', '10.8'],
  ['5', 'kcal', 'J', 20920],
])('%s %s is exactly %s %s', async (value, from, to, want) => {
  expect(await converted(value, value.includes('.') ? 'decimal' : 'integer', from, to)).toBe(want);
});

test.each([
  ['98.6', '°F', '°C', 37],
  ['100', 'km/h', 'mph', 62.13711922373339],
  ['70', 'kg', 'lbs', 154.3235835294143],
  ['30', 'mpg', 'l/100km', 7.840486111111111],
  ['8', 'l/100km', 'mpg', 29.40182291666667],
  ['5', 'l/100 km', 'km/l', 20],
  ['40', 'mpg uk', 'mpg', (40 * 3.785411784) / 4.54609],
  ['180', 'degrees', 'rad', Math.PI],
  ['1', 'GiB', 'MB', 1073.741824],
])('%s %s is about %s %s', async (value, from, to, want) => {
  const got = await converted(value, 'double', from, to);
  expect(Math.abs(Number(got) - want) / want).toBeLessThan(1e-14 * 10);
});

test('a currency needs its rate, which is taken exactly', async () => {
  expect(await converted('19.99', 'decimal', 'USD', '€', 0.92)).toBe('18.3908');
  expect(await compileConvert('x', 'dollars', 'EUR')).toEqual({
    ok: false,
    reason: expect.stringContaining('needs an exchange rate'),
    hint: 'Give the rate: 1 USD = how many EUR.',
  });
});

test('zero of an inverse unit is null, and so is what does not fit', async () => {
  expect(await converted('0', 'double', 'mpg', 'l/100km')).toBe(null);
  expect(await converted('1e308', 'double', 'km', 'mm')).toBe(null);
});

test.each([
  ['kilometrs', 'mi', '"kilometrs" is no known unit.', /kilometers/u],
  ['celcius', 'fahrenheit', '"celcius" is no known unit.', /celsius/u],
  ['kg', 'km', '"kg" cannot be converted to "km": they measure different things.', /same kind/u],
  ['mpg', 'kg', '"mpg" cannot be converted to "kg": they measure different things.', /same kind/u],
  ['', 'kg', '"" is no known unit.', /unit such as/u],
  ['x"; DROP TABLE t; --', 'kg', '"x"; DROP TABLE t; --" is no known unit.', /./u],
  ['constructor', '__proto__', '"constructor" is no known unit.', /./u],
  ['5 km', 'm', '"5 km" is no known unit.', /./u],
])('%s to %s is refused', async (from, to, reason, hint) => {
  expect(await compileConvert('x', from, to)).toEqual({ ok: false, reason, hint: expect.stringMatching(hint) });
});

// mathjs knows these with fewer digits than their definition has; ours are exact.
const defined = new Set(['acre', 'acres', 'mmHg', 'mmhg']);

test('agrees with mathjs for every pair of its units of one dimension', async () => {
  const math = create(all ?? {});
  const byDimension = new Map<string, string[]>();
  for (const name of mathjsUnitNames().filter((one) => one !== 'VAR')) {
    const dimension = JSON.stringify(Reflect.get(math.unit(1, name), 'dimensions'));
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), name]);
  }
  let pairs = 0;
  for (const names of byDimension.values()) {
    for (const from of names) {
      const results = await Promise.all(names.map((to) => compileConvert('x', from, to)));
      const select = results.map((result, at) => `${result.ok ? result.sql : 'NULL'} AS y${at}`);
      const [row = {}] = await database.all(`SELECT ${select.join(', ')} FROM (SELECT CAST(12.5 AS DOUBLE) AS x) AS t`);
      for (const [at, to] of names.entries()) {
        // Coulomb and farad are written out; C and F are temperatures, as people write them.
        if ([from, to].some((name) => name === 'C' || name === 'F')) continue;
        const unit: Unit = math.unit(12.5, from);
        const want = unit.toNumber(to);
        const got = Number(row[`y${at}`]);
        const near = defined.has(from) || defined.has(to) ? 1e-5 : 1e-12;
        // Offsets cancel digits: 12.5 K is −260.65 °C.
        const agrees =
          Math.abs(got - want) <=
          near * Math.max(Math.abs(want), 1e-12 * Math.abs(want), Number.MIN_VALUE) +
            (/deg|cel|fahr|rank|kel|^K$/u.test(from) ? 1e-9 : 0);
        if (!agrees) throw new Error(`12.5 ${from} in ${to}: ${got}, not ${want}`);
        pairs += 1;
      }
    }
  }
  expect(pairs).toBeGreaterThan(3000);
});
