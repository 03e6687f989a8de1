import { describe, expect, it } from 'vitest';
import { personParts } from '../../../src/contract/source.ts';
import { draw, drawTexts, pools, rowsFrom, texts } from './identity-fixture.ts';

const locales = (await pools.pool('locale'))?.parts.get('locale')?.map(String) ?? [];
const person = (part: string, locale = 'en_US'): object => ({ kind: 'person', part, locales: [{ locale, weight: 1 }] });

describe('people', () => {
  it('knows at least forty locales', () => {
    expect(locales.length).toBeGreaterThanOrEqual(40);
  });

  it.each(locales)('gives names, addresses and numbers that agree in %s', async (locale) => {
    const parts = [
      'full_name',
      'first_name',
      'last_name',
      'email',
      'username',
      'gender',
      'sex',
      'phone',
      'initials',
    ] as const;
    const columns = await Promise.all(parts.map((part) => drawTexts(person(part, locale))));
    const [full = [], first = [], last = [], email = [], user = [], gender = [], sex = [], phone = [], initials = []] =
      columns;
    const pool = await pools.pool(`first_name/${locale}`);
    const names = pool?.parts.get('name') ?? [];
    const genders = pool?.parts.get('gender') ?? [];
    const known = new Set(names.map((name, at) => `${String(genders[at])} ${String(name)}`));
    full.forEach((name, at) => {
      expect(name).toContain(first[at]);
      expect(name).toContain(last[at]);
      expect(email[at]).toMatch(/^[a-z][a-z0-9._]*@(example\.(com|org|net)|mailbox\.example)$/u);
      expect(email[at]?.split('@')[0]).toBe(user[at]);
      expect(gender[at]?.charAt(0)).toBe(sex[at]);
      expect(known).toContain(`${String(gender[at]).toLowerCase()} ${String(first[at])}`);
      expect(Array.from(String(initials[at])).length).toBeGreaterThanOrEqual(2);
    });
    expect(phone.every((number) => isSafePhone(number ?? ''))).toBe(true);
  });

  it('gives ages that fit the birth dates', async () => {
    const birth = await draw(person('birth_date'));
    const age = await draw(person('age'));
    if (birth.type !== 'date' || age.type !== 'integer') throw new Error('types');
    for (let at = 0; at < 500; at += 1) {
      const born = new Date((birth.values[at] ?? 0) * 86_400_000);
      const hadBirthday = born.getUTCMonth() === 0 && born.getUTCDate() === 1;
      expect(age.values[at]).toBe(2026 - born.getUTCFullYear() - (hadBirthday ? 0 : 1));
      expect(age.values[at]).toBeGreaterThanOrEqual(18);
      expect(age.values[at]).toBeLessThanOrEqual(90);
    }
  });

  it('takes given genders and countries', async () => {
    const genders = Array.from({ length: 300 }, (_none, at) => ['M', 'F', 'female', 'Male'][at % 4] ?? '');
    const countries = Array.from({ length: 300 }, (_none, at) => ['Germany', 'jp', 'USA'][at % 3] ?? '');
    const wanted = {
      tableRows: 300,
      follows: { gender: true, country: true },
      given: { gender: texts(genders), country: texts(countries) },
    };
    const [sex, phone, nationality] = await Promise.all([
      drawTexts(person('sex'), wanted),
      drawTexts(person('phone'), wanted),
      drawTexts(person('nationality'), wanted),
    ]);
    expect(sex).toEqual(genders.map((gender) => gender.charAt(0).toUpperCase()));
    expect(nationality).toEqual(
      countries.map((country) => ({ Germany: 'German', jp: 'Japanese', USA: 'American' })[country]),
    );
    expect(phone.map((number) => number?.slice(0, 3))).toEqual(
      countries.map((country) => ({ Germany: '+49', jp: '+81', USA: '+1-' })[country]),
    );
  });

  it('gives the same cells however the rows are cut, and other cells for another seed', async () => {
    const index = Float64Array.from([499, 3, 77, 200, 3]);
    for (const part of personParts) {
      const whole = await drawTexts(person(part), { unique: part === 'email' });
      const cut = [
        ...(await drawTexts(person(part), { unique: part === 'email', rows: rowsFrom(0, 123) })),
        ...(await drawTexts(person(part), { unique: part === 'email', rows: rowsFrom(123, 377) })),
      ];
      const picked = await drawTexts(person(part), { unique: part === 'email', rows: { first: 0, count: 5, index } });
      expect(cut).toEqual(whole);
      expect(picked).toEqual([...index].map((row) => whole[row]));
      const isOther = (await drawTexts(person(part), { seed: 8 })).some((cell, at) => cell !== whole[at]);
      expect(isOther).toBe(part !== 'nationality');
    }
  });

  it('gives unique addresses, user names and numbers', async () => {
    for (const part of ['email', 'username', 'phone', 'national_id']) {
      for (const tableRows of [400, part === 'email' || part === 'phone' ? 1_000_000 : 30_000]) {
        const cells = await drawTexts(person(part), { unique: true, tableRows });
        expect(new Set(cells).size).toBe(tableRows);
      }
    }
    const again = await drawTexts(person('email'), { unique: true, attempt: 1 });
    expect(new Set([...again, ...(await drawTexts(person('email'), { unique: true }))]).size).toBe(1000);
  });

  it('draws names as often as their weights say', async () => {
    const tableRows = 200_000;
    const pool = await pools.pool('last_name/en_US');
    const weights = pool?.weights ?? new Float64Array();
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const drawn = await drawTexts(person('last_name'), { tableRows });
    for (const name of ['Smith', 'Johnson', 'Garcia', 'Abbott']) {
      const share = (weights[pool?.parts.get('name')?.indexOf(name) ?? -1] ?? 0) / total;
      const count = drawn.filter((cell) => cell === name).length;
      expect(share).toBeGreaterThan(0);
      expect(Math.abs(count - share * tableRows)).toBeLessThan(3 * Math.sqrt(share * (1 - share) * tableRows) + 1);
    }
  });

  it('mixes several locales by weight and refuses one that is not known', async () => {
    const source = {
      kind: 'person',
      part: 'nationality',
      locales: [
        { locale: 'de_DE', weight: 3 },
        { locale: 'pt-BR', weight: 1 },
      ],
    };
    const drawn = await drawTexts(source, { tableRows: 20_000 });
    const germans = drawn.filter((cell) => cell === 'German').length;
    expect(new Set(drawn)).toEqual(new Set(['German', 'Brazilian']));
    expect(Math.abs(germans - 15_000)).toBeLessThan(3 * Math.sqrt(20_000 * 0.75 * 0.25));
    await expect(drawTexts(person('email', 'xx_XX'))).rejects.toMatchObject({ code: 'plan-invalid' });
  });
});

/** Ranges written here once more, apart from the pool, so that a slip there is seen. */
function isSafePhone(number: string): boolean {
  const reserved = [
    /^\+1-\d{3}-555-01\d\d$/u,
    /^\+44 (7700 900|20 7946 0|161 496 0|121 496 0|131 496 0|141 496 0|113 496 0|1632 960)\d{3}$/u,
    /^\+61 [2378] 5550 \d{4}$/u,
    /^\+353 20 91\d \d{4}$/u,
    /^\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \d\d \d\d$/u,
    /^\+49 (30 23125|69 90009|40 66969|221 4710|89 99998) \d{3}$/u,
    /^\+49 (171 39200|176 040690)\d\d$/u,
    /^\+46 (31 390 06|40 628 04|8 465 004|70 174 06) \d\d$/u,
    /^\+46 980 319 2\d\d$/u,
  ];
  const country = /^\+(1|44|61|353|33|49|46)[ -]/u.exec(number);
  if (country !== null) return reserved.some((range) => range.test(number));
  // Elsewhere nothing is reserved: no number begins with 0, and none of Italy with 9.
  return /^\+(39 9|\d{1,3} 0)[\d -]+$/u.test(number) || number.startsWith('+999 ');
}
