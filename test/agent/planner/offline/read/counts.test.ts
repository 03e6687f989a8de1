import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

/** What was read as the number of rows of the only table: one figure, two bounds, or null. */
async function rowsOf(request: string): Promise<number | readonly [number, number | null] | null> {
  const reading = await read(request);
  const rows = reading.tables[0]?.rows ?? null;
  if (rows === null) return null;
  return rows.min === rows.max ? rows.min : [rows.min, rows.max];
}

describe('a count of rows', () => {
  const counts: readonly (readonly [string, number | readonly [number, number | null] | null])[] = [
    ['kite sales, 300', 300],
    ['kite sales - 300', 300],
    ['kite sales: 300', 300],
    ['kite sales, 2,500', 2500],
    ['kite sales, 5k', 5000],
    ['kite sales x 450', 450],
    ['kite sales x450', 450],
    ['kite sales 12k', 12_000],
    ['kite sales 2 lakh', 200_000],
    ['kite sales 120 pcs, colour, price', 120],
    ['KITE SALES 120 PCS, COLOUR, PRICE', 120],
    ['kite sales, 500 of them. sale_id, colour, price', 500],
    ['kite sales (500 of them)', 500],
    ['I need kite sales. 300 should do. columns: title, price', 300],
    ['kite sales - fifty rows will do', 50],
    ['kite sales, forty please', 40],
    ['kite sales (title, colour, price), forty of them please', 40],
    ['kite sales, 750 in total', 750],
    ['750 in total, kite sales', 750],
    ['200, kite sales with title and colour', 200],
    ['gimme 500 kite sales', 500],
    ['gimme like 500 kite sales', 500],
    ['give me like 1k fake kite sales', 1000],
    ['can u do a table w 30 kite sales', 30],
    ['make dataset 4 my kite shop, 200 bookings', 200],
    ['kite workshop: 300 bookings with their teachers', 300],
    ['sample kite sales for a town, around 80', 80],
    ['~40 kite sales', 40],
    ['kite sales ~40 rows', 40],
    ['about a thousand kite sales', 1000],
    ['half a thousand kite sales', 500],
    ['a couple dozen kite sales', 24],
    ['three dozen kites', 36],
    ['a few hundred kite sales', 300],
    ['six hundred and fifty kite sales', 650],
    ['1500 landings of 12 kite clubs', 1500],
    ['1500 landings', 1500],
    ['20-30 kite sales', [20, 30]],
    ['kite sales, 20 to 30 rows', [20, 30]],
    ['between 100 and 200 kites please', [100, 200]],
    ['at least 50 kites please', [50, null]],
    ['kites, at least 50', [50, null]],
    ['kite sales (n=220). colour: red, blue', 220],
    ['n = 220, kite sales', 220],
    ['Ventas de cometas, 300', 300],
    ['unas 80 visitas a un taller', 80],
    ['300 Besuche einer Werkstatt', 300],
    ['Bitte 120 Verkäufe von Drachen', 120],
    ['deux cents ventes de cerfs-volants', 200],
    ['Two sample lines of our list are below. Make 500 rows like them.', 500],
    ['Give me 5 sample rows of kites', 5],
    ['Generate kites: name, colour, maker, 200', 200],
    ['kites with a span of 1-3 m, 60', 60],
  ];
  it.each(counts)('%s: %j', async (request, rows) => {
    expect(await rowsOf(request)).toEqual(rows);
  });

  const others = [
    'kite sales, 2025',
    'kite sales in 2024',
    'kites with a span of 2 to 4 m',
    'kite colours: 3 levels of red',
    'kites in 3 sizes',
    'kite sales of the top 10',
    'kites, price 10, 20 or 30',
  ];
  it.each(others)('is not read from: %s', async (request) => {
    expect(await rowsOf(request)).toBe(null);
  });

  it('that stands apart is accounted for and leaves the words beside it alone', async () => {
    const request = 'kite sales, 500 of them. Columns: colour, price';
    const reading = await read(request);
    expect(reading.tables.map((table) => [table.subject, table.columns.map((column) => column.name)])).toEqual([
      ['kite sales', ['colour', 'price']],
    ]);
    expect(reading.used.some((span) => span.from <= 12 && span.to >= 23)).toBe(true);
  });
});
