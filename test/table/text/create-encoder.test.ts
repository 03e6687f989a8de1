import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Chunk, ColumnData } from '../../../src/contract/chunk.ts';
import { parseJsonAs } from '../../../src/contract/json.ts';
import type { Database } from '../../../src/table/database.ts';
import { openDatabase } from '../../../src/table/duckdb/open-database.ts';
import { relationOf } from '../../../src/table/read-relation.ts';
import { createEncoder } from '../../../src/table/text/create-encoder.ts';
import type { TextFormat } from '../../../src/table/text/text-format.ts';
import { cut, someTable, type SomeTable } from '../some-table.ts';
import { readStrictCsv } from '../strict-csv.ts';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'rowsmith-encoder-'));
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

type Cell = string | number | boolean | null;

const Cells = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** JSON text as a value of the given shape. */
function readJson<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  const parsed = parseJsonAs(schema, text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
}

function encode(format: TextFormat, table: SomeTable, chunks: readonly Chunk[]): Buffer {
  const encoder = createEncoder(format, { name: 'things', columns: table.shapes, primaryKey: [] });
  const pieces = [
    encoder.head(),
    ...chunks.flatMap((chunk, at) =>
      (at === 0 ? [] : [encoder.between().slice()]).concat(encoder.encode(chunk).slice()),
    ),
    encoder.tail(table.count),
  ];
  return Buffer.concat(pieces);
}

/** Cells as text, doubles (and `alsoDouble`) brought to one spelling. */
function comparable(table: SomeTable, cells: ReadonlyMap<string, readonly Cell[]>, alsoDouble = 'double'): unknown {
  return table.shapes.map(({ name, type }) => [
    name,
    (cells.get(name) ?? []).map((cell) =>
      cell === null
        ? null
        : type === 'double'
          ? Number(cell)
          : type === alsoDouble
            ? Number(Number(cell).toPrecision(14))
            : String(cell),
    ),
  ]);
}

function columnsOf(table: SomeTable, rows: readonly (readonly Cell[])[]): ReadonlyMap<string, readonly Cell[]> {
  return new Map(table.shapes.map(({ name }, at) => [name, rows.map((row) => row[at] ?? null)]));
}

/** What DuckDB finds in a relation, every cell as text in the spelling of `SomeTable.cells`. */
async function readBack(table: SomeTable, relation: string): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const list = table.shapes.map(({ name, type }) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    return type === 'double' ? column : `CAST(${column} AS VARCHAR) AS ${column}`;
  });
  const rows = await database.all(`SELECT ${list.join(', ')} FROM ${relation}`);
  return new Map(table.shapes.map(({ name }) => [name, rows.map((row) => Cells.parse(row[name]))]));
}

/** Milliseconds without trailing zeros, as DuckDB prints them. */
function asDuckdbPrints(table: SomeTable): ReadonlyMap<string, readonly (string | null)[]> {
  return new Map(
    table.shapes.map(({ name, type }) => [
      name,
      (table.cells.get(name) ?? []).map((cell) =>
        type === 'time' || type === 'timestamp' ? (cell?.replace(/(\.\d*?)0+$/u, '$1') ?? null) : cell,
      ),
    ]),
  );
}

describe('every text format', () => {
  it.each(['csv', 'tsv', 'json', 'jsonl', 'sql'] as const)(
    'writes the same %s bytes however the rows are cut into chunks',
    (format) => {
      fc.assert(
        fc.property(someTable(), fc.integer({ min: 1, max: 20 }), (table, rows) => {
          expect(encode(format, table, cut(table, rows)).toString('hex')).toBe(
            encode(format, table, cut(table, table.count)).toString('hex'),
          );
        }),
        { seed: 1, numRuns: 60 },
      );
    },
  );

  it('writes blocks of more than 1024 rows, and SQL statements of 500 rows, at any cut', () => {
    const count = 2600;
    const values = Int32Array.from({ length: count }, (_, row) => row * 7919 - 1_000_000);
    const columns = new Map([['n', { type: 'integer' as const, values, valid: null }]]);
    const table: SomeTable = { count, shapes: [{ name: 'n', type: 'integer', scale: 0 }], columns, cells: new Map() };
    const csv = encode('csv', table, cut(table, 1100)).toString();
    expect(csv).toBe(`n\n${[...values].join('\n')}\n`);
    const sql = encode('sql', table, cut(table, 333)).toString();
    expect(sql.match(/INSERT INTO/gu)).toHaveLength(6);
    expect(sql).toBe(encode('sql', table, cut(table, count)).toString());
  });
});

describe('CSV and TSV', () => {
  it.each([
    ['csv', ','],
    ['tsv', '\t'],
  ] as const)('%s comes back cell by cell from a strict reader', (format, separator) => {
    fc.assert(
      fc.property(someTable(), (table) => {
        const [header, ...rows] = readStrictCsv(encode(format, table, cut(table, 17)).toString(), separator);
        expect(header).toEqual(table.shapes.map(({ name }) => name));
        expect(comparable(table, columnsOf(table, rows))).toEqual(comparable(table, table.cells));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it.each(['csv', 'tsv'] as const)('%s comes back from DuckDB with the declared types', async (format) => {
    await fc.assert(
      fc.asyncProperty(someTable(), async (table) => {
        const path = join(folder, `back.${format}`);
        await writeFile(path, encode(format, table, cut(table, 17)));
        const cells = await readBack(table, relationOf(path, format, table.shapes));
        expect(comparable(table, cells)).toEqual(comparable(table, asDuckdbPrints(table)));
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("comes back from Python's csv module, nulls and empty texts alike", (context) => {
    const probe = spawnSync('python3', ['-c', 'import csv']);
    if (probe.status !== 0) context.skip('python3 with its csv module is not here');
    const program =
      'import csv, io, json, sys; print(json.dumps(list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, "utf-8", newline="")))))';
    const [table] = fc.sample(someTable(), { seed: 4, numRuns: 1 });
    if (table === undefined) throw new Error('no table was drawn');
    const run = spawnSync('python3', ['-c', program], { input: encode('csv', table, cut(table, 5)), encoding: 'utf8' });
    const [, ...rows] = readJson(z.array(z.array(z.string())), run.stdout);
    const expected = new Map([...table.cells].map(([name, cells]) => [name, cells.map((cell) => cell ?? '')]));
    const read = columnsOf(table, rows);
    expect(
      table.shapes.map(({ name, type }) =>
        (read.get(name) ?? []).map((cell) => (type === 'double' && cell !== '' ? Number(cell) : cell)),
      ),
    ).toEqual(
      table.shapes.map(({ name, type }) =>
        (expected.get(name) ?? []).map((cell) => (type === 'double' && cell !== '' ? Number(cell) : cell)),
      ),
    );
  });
});

describe('JSON', () => {
  it.each(['json', 'jsonl'] as const)('%s comes back from JSON.parse', (format) => {
    fc.assert(
      fc.property(someTable(), (table) => {
        const text = encode(format, table, cut(table, 17)).toString();
        const Row = z.record(z.string(), Cells);
        const rows =
          format === 'json'
            ? readJson(z.array(Row), text)
            : text
                .trimEnd()
                .split('\n')
                .map((line) => readJson(Row, line));
        const expected = Array.from({ length: table.count }, (_, row) =>
          Object.fromEntries(
            table.shapes.map(({ name, type }) => {
              const cell = table.cells.get(name)?.[row] ?? null;
              if (cell === null) return [name, null];
              if (type === 'integer' || type === 'decimal' || type === 'double') return [name, Number(cell)];
              if (type === 'boolean') return [name, cell === 'true'];
              return [name, type === 'timestamp' ? cell.replace(' ', 'T') : cell];
            }),
          ),
        );
        // -0 and 0 are one number in text.
        expect(rows.map((row) => ({ ...row, double: Number(row['double']) + 0 }))).toEqual(
          expected.map((row) => ({ ...row, double: Number(row['double']) + 0 })),
        );
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it.each(['json', 'jsonl'] as const)(
    '%s comes back from DuckDB, decimals to the precision of its JSON reader',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(someTable(), async (table) => {
          const path = join(folder, `back.${format}`);
          await writeFile(path, encode(format, table, cut(table, 17)));
          const cells = await readBack(table, relationOf(path, format, table.shapes));
          expect(comparable(table, cells, 'decimal')).toEqual(comparable(table, asDuckdbPrints(table), 'decimal'));
        }),
        { seed: 6, numRuns: 40 },
      );
    },
  );

  it('writes decimals with all their digits', () => {
    const table: SomeTable = {
      count: 2,
      shapes: [{ name: 'd', type: 'decimal', scale: 2 }],
      columns: new Map([
        ['d', { type: 'decimal', scale: 2, values: Float64Array.of(Number.MAX_SAFE_INTEGER, -5), valid: null }],
      ]),
      cells: new Map(),
    };
    expect(encode('jsonl', table, cut(table, 2)).toString()).toBe('{"d":90071992547409.91}\n{"d":-0.05}\n');
  });

  it('writes NaN and the infinities as null', () => {
    const table: SomeTable = {
      count: 3,
      shapes: [
        { name: 'd', type: 'double', scale: 0 },
        { name: 'n', type: 'integer', scale: 0 },
      ],
      columns: new Map<string, ColumnData>([
        ['d', { type: 'double', values: Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, 1.5), valid: null }],
        ['n', { type: 'integer', values: Int32Array.of(1, 2, 3), valid: null }],
      ]),
      cells: new Map(),
    };
    expect(encode('json', table, cut(table, 2)).toString()).toBe(
      '[\n{"d":null,"n":1},\n{"d":null,"n":2},\n{"d":1.5,"n":3}\n]\n',
    );
    expect(encode('csv', table, cut(table, 2)).toString()).toBe('d,n\nNaN,1\nInfinity,2\n1.5,3\n');
  });
});

describe('SQL', () => {
  it('makes the same table again in DuckDB', async () => {
    await fc.assert(
      fc.asyncProperty(someTable(), async (table) => {
        await database.run('DROP TABLE IF EXISTS things');
        await database.run(encode('sql', table, cut(table, 17)).toString());
        expect(comparable(table, await readBack(table, 'things'))).toEqual(comparable(table, asDuckdbPrints(table)));
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it('declares keys', () => {
    const encoder = createEncoder('sql', {
      name: 'sales',
      columns: [
        { name: 'id', type: 'text', scale: 0 },
        { name: 'customer', type: 'integer', scale: 0 },
        { name: 'total', type: 'decimal', scale: 2 },
      ],
      primaryKey: ['id'],
      foreignKeys: [{ column: 'customer', table: 'customers', parentColumn: 'id' }],
    });
    expect(Buffer.from(encoder.head()).toString().split('\n').slice(1).join('\n')).toBe(
      'CREATE TABLE "sales" (\n  "id" VARCHAR(255) NOT NULL,\n  "customer" BIGINT,\n  "total" DECIMAL(18, 2),\n  PRIMARY KEY ("id"),\n  FOREIGN KEY ("customer") REFERENCES "customers" ("id")\n);\n',
    );
  });
});

describe('a chunk that does not fit', () => {
  it('is refused with the column it lacks or gets wrong', () => {
    const encoder = createEncoder('csv', { name: 't', columns: [{ name: 'a', type: 'decimal', scale: 2 }] });
    expect(() => encoder.encode(chunkOf(new Map()))).toThrow('The chunk from row 0 of table "t" has no column "a".');
    expect(() =>
      encoder.encode(chunkOf(new Map([['a', { type: 'decimal', scale: 3, values: Int32Array.of(1), valid: null }]]))),
    ).toThrow('Column "a" is declared as decimal with scale 2, but a chunk brings decimal with scale 3.');
  });
});

function chunkOf(columns: Chunk['columns']): Chunk {
  return { table: 't', first: 0, count: 1, columns };
}
