/**
 * How fast the table room is: `npx tsx bench/table.ts [rows]`. Best and median of several rounds, after one round to warm up.
 * The table: sales with 11 columns (id, date, six dictionary texts, quantity, price, total), about 107 bytes of CSV a row.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chunk, ColumnData } from '../src/contract/chunk.ts';
import type { ColumnShape } from '../src/table/column-shape.ts';
import { openDatabase } from '../src/table/duckdb/open-database.ts';
import { createEncoder } from '../src/table/text/create-encoder.ts';
import { textFormats } from '../src/table/text/text-format.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const chunkRows = 65_536;
const rounds = 5;

const dictionaries = new Map<string, readonly string[]>([
  ['customer', Array.from({ length: 20_000 }, (_, at) => `CUST-${String(at).padStart(6, '0')}`)],
  ['name', Array.from({ length: 20_000 }, (_, at) => `Firstname${at % 300} Lastname${at}`)],
  ['product', Array.from({ length: 300 }, (_, at) => `Product number ${at}`)],
  ['category', ['Electronics', 'Home', 'Office', 'Toys', 'Books']],
  ['region', ['North', 'South', 'East', 'West']],
  ['channel', ['web', 'store', 'partner']],
]);

const schema: readonly ColumnShape[] = [
  { name: 'id', type: 'integer', scale: 0 },
  { name: 'day', type: 'date', scale: 0 },
  ...[...dictionaries.keys()].map((name) => ({ name, type: 'text' as const, scale: 0 })),
  { name: 'quantity', type: 'integer', scale: 0 },
  { name: 'price', type: 'decimal', scale: 2 },
  { name: 'total', type: 'decimal', scale: 2 },
];

function mix(value: number): number {
  const a = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2_b2_ae_35);
  return (b ^ (b >>> 16)) >>> 0;
}

function salesChunk(first: number): Chunk {
  const count = Math.min(chunkRows, rows - first);
  const draw = (stream: number, row: number): number => mix((first + row + stream * 1e7) | 0) / 4_294_967_296;
  const ints = (value: (row: number) => number): Int32Array =>
    Int32Array.from({ length: count }, (_, row) => value(row));
  const quantity = ints((row) => 1 + Math.floor(draw(6, row) * 9));
  const price = ints((row) => Math.round(Math.exp(3 + 2 * draw(7, row)) * 100));
  const texts = [...dictionaries].map(([name, dictionary], stream): [string, ColumnData] => [
    name,
    {
      type: 'dictionary',
      dictionary,
      codes: Uint16Array.from({ length: count }, (_, row) => draw(stream + 10, row) * dictionary.length),
      valid: null,
    },
  ]);
  const columns = new Map<string, ColumnData>([
    ['id', { type: 'integer', values: ints((row) => first + row + 1), valid: null }],
    ['day', { type: 'date', values: ints((row) => 20_393 + Math.floor(draw(1, row) * 365)), valid: null }],
    ...texts,
    ['quantity', { type: 'integer', values: quantity, valid: null }],
    ['price', { type: 'decimal', scale: 2, values: price, valid: null }],
    [
      'total',
      {
        type: 'decimal',
        scale: 2,
        values: Float64Array.from(price, (one, row) => one * (quantity[row] ?? 0)),
        valid: null,
      },
    ],
  ]);
  return { table: 'sales', first, count, columns };
}

async function time(what: string, per: number, unit: string, work: () => unknown): Promise<void> {
  await work();
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  const [best = 0] = taken.toSorted((a, b) => a - b);
  const median = taken.toSorted((a, b) => a - b)[rounds >> 1] ?? 0;
  console.log(
    `${what.padEnd(34)} best ${best.toFixed(2).padStart(9)} ms   median ${median.toFixed(2).padStart(9)} ms   ${((best * 1e6) / per).toFixed(0).padStart(8)} ns/${unit}`,
  );
}

const chunks = Array.from({ length: Math.ceil(rows / chunkRows) }, (_, at) => salesChunk(at * chunkRows));
const folder = mkdtempSync(join(tmpdir(), 'rowsmith-bench-'));

for (const format of textFormats) {
  const encoder = createEncoder(format, { name: 'sales', columns: schema });
  const bytes = chunks.reduce((sum, chunk) => sum + encoder.encode(chunk).length, 0);
  await time(`${format} (${(bytes / 1e6).toFixed(0)} MB), ${rows} rows`, rows, 'row', () => {
    for (const chunk of chunks) encoder.encode(chunk);
  });
}

const opening = performance.now();
await using database = await openDatabase({ threads: 2 });
console.log(`engine loaded and opened in ${(performance.now() - opening).toFixed(0)} ms`);

for (const [what, options] of [
  ['as dictionaries', { dictionaries }],
  ['as plain text', {}],
] as const) {
  const path = join(folder, 'sales.parquet');
  await time(`parquet ${what}`, rows, 'row', async () => {
    let at = 0;
    await database.writeParquet(path, schema, () => chunks[at++] ?? null, options);
  });
  console.log(`  ${(statSync(path).size / 1e6).toFixed(1)} MB`);
}

const [chunk] = chunks;
if (chunk !== undefined) {
  const inputs = new Map([...chunk.columns].filter(([name]) => ['id', 'quantity', 'price', 'total'].includes(name)));
  const two = [
    { name: 'a', sql: '"quantity" * "price"', type: 'decimal', scale: 2 },
    { name: 'b', sql: 'CASE WHEN "id" % 2 = 0 THEN "total" ELSE 0 END', type: 'double', scale: 0 },
  ] as const;
  await time(`evaluate ${chunk.count} rows, 4 in, 2 out`, chunk.count, 'row', () =>
    database.evaluate(inputs, chunk.count, two),
  );
  await time('evaluate 1 row', 1, 'call', () => database.evaluate(inputs, 1, two));
  const text = [{ name: 't', sql: `"name" || ' of ' || "region"`, type: 'text', scale: 0 }] as const;
  await time(`evaluate ${chunk.count} rows, text to text`, chunk.count, 'row', () =>
    database.evaluate(chunk.columns, chunk.count, text),
  );
}
rmSync(folder, { recursive: true });
