import { describe, expect, it } from 'vitest';
import { draw, drawTexts, pools, rowsFrom, texts } from './identity-fixture.ts';

const entity = (pool: string, part: string, more: object = {}): object => ({ kind: 'entity', pool, part, ...more });

describe('entities', () => {
  it('shows parts of one entry in each row', async () => {
    const pool = await pools.pool('diagnosis');
    const parts = ['name', 'code', 'specialty', 'severity', 'prescription'];
    const drawn = await Promise.all(parts.map((part) => drawTexts(entity('diagnosis', part))));
    const entries = new Set(
      Array.from({ length: pool?.size ?? 0 }, (_none, at) =>
        parts.map((part) => pool?.parts.get(part)?.[at]).join('|'),
      ),
    );
    for (let at = 0; at < 500; at += 1) expect(entries).toContain(drawn.map((column) => column[at]).join('|'));
  });

  it('draws entries by weight, and deals them out evenly where there are none', async () => {
    const statuses = await drawTexts(entity('order_status', 'status'), { tableRows: 50_000 });
    expect(Math.abs(statuses.filter((status) => status === 'delivered').length - 31_000)).toBeLessThan(
      3 * Math.sqrt(50_000 * 0.62 * 0.38),
    );
    const products = await drawTexts(entity('product', 'sku'), { tableRows: 430 });
    expect(new Set(products).size).toBe(430);
  });

  it('keeps to where and match', async () => {
    const given = Array.from(
      { length: 400 },
      (_none, at) => ['electronics', 'Grocery', 'Books', 'Nothing'][at % 4] ?? '',
    );
    const wanted = { tableRows: 400, cells: { kind: texts(given) } };
    const source = { match: { category: 'kind' } };
    const [names, brands] = await Promise.all(
      ['name', 'brand'].map((part) => drawTexts(entity('product', part, source), wanted)),
    );
    const pool = await pools.pool('product');
    given.forEach((category, at) => {
      const isThere = pool?.parts
        .get('name')
        ?.some(
          (name, entry) =>
            name === names?.[at] &&
            pool.parts.get('brand')?.[entry] === brands?.[at] &&
            String(pool.parts.get('category')?.[entry]).toLowerCase() === category.toLowerCase(),
        );
      expect(names?.[at] === null ? category : isThere).toBe(names?.[at] === null ? 'Nothing' : true);
    });
    const beers = await drawTexts(
      entity('product', 'subcategory', { where: { category: ['Beverages'], subcategory: ['Beer', 'Wine'] } }),
    );
    expect(new Set(beers)).toEqual(new Set(['Beer', 'Wine']));
    await expect(drawTexts(entity('product', 'name', { where: { category: ['Nonsense'] } }))).rejects.toMatchObject({
      code: 'plan-invalid',
    });
    await expect(drawTexts(entity('product', 'nonsense'))).rejects.toMatchObject({ code: 'plan-invalid' });
    await expect(drawTexts(entity('nonsense', 'name'))).rejects.toMatchObject({ code: 'plan-invalid' });
  });

  it('gives numbers as numbers', async () => {
    expect((await draw(entity('product', 'price'))).type).toBe('double');
    expect((await draw(entity('book', 'year'))).type).toBe('integer');
    expect((await draw(entity('book', 'genre'))).type).toBe('dictionary');
  });

  it('gives unique cells that still fit the other parts', async () => {
    for (const [pool, part, tableRows] of [
      ['product', 'product', 430],
      ['product', 'name', 5000],
      ['airport', 'iata', 150],
      ['job', 'title', 3000],
    ] as const) {
      const names = await drawTexts(entity(pool, part), { unique: true, tableRows });
      const plain = await drawTexts(entity(pool, part), { follows: { distinct: true }, tableRows });
      expect(new Set(names).size).toBe(tableRows);
      names.forEach((name, at) => expect(name?.startsWith(plain[at] ?? 'never')).toBe(true));
    }
  });

  it('gives the same cells however the rows are cut', async () => {
    for (const source of [entity('product', 'name'), entity('order_status', 'status'), entity('airport', 'city')]) {
      const whole = await drawTexts(source);
      expect([
        ...(await drawTexts(source, { rows: rowsFrom(0, 99) })),
        ...(await drawTexts(source, { rows: rowsFrom(99, 401) })),
      ]).toEqual(whole);
    }
  });
});
