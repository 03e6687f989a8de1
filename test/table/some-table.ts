import fc from 'fast-check';
import type { Chunk, ColumnData } from '../../src/contract/chunk.ts';
import type { ColumnShape } from '../../src/table/column-shape.ts';

/** A small table of every type with nulls and nasty texts, and the text of each cell worked out apart from the code under test. */
export type SomeTable = {
  readonly shapes: readonly ColumnShape[];
  readonly columns: ReadonlyMap<string, ColumnData>;
  readonly count: number;
  /** Expected cells by column: null, or the value's text (dates ISO, timestamps with a blank, doubles as `String` gives them). */
  readonly cells: ReadonlyMap<string, readonly (string | null)[]>;
};

const nasty = [
  '',
  ' ',
  'a,b',
  'say "hi"',
  '"',
  '""',
  'line\nbreak',
  'carriage\r\nreturn',
  '\ttab',
  ' lead',
  'trail ',
  '007',
  '-0',
  'NULL',
  'null',
  'é',
  'zwölf Zeichen',
  '日本語のテキスト',
  '👩‍👩‍👧',
  "it's",
  '\\back\\slash',
  '{"a":1}',
  '#x',
  'a;b|c',
  'exactly12byt',
  'exactly13byte',
  '\u{10FFFF}',
  '\u00A0nbsp',
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => !one.includes('\0')),
);

const firstDay = -719_162;
const lastDay = 2_932_896;

function validity(count: number) {
  return fc.option(fc.uint8Array({ minLength: count, maxLength: count, max: 1 }), { freq: 3 });
}

type Made = { readonly data: ColumnData; readonly cells: readonly (string | null)[] };

function made(data: ColumnData, cell: (row: number) => string, count: number): Made {
  return { data, cells: Array.from({ length: count }, (_, row) => (data.valid?.[row] === 0 ? null : cell(row))) };
}

function scaled(value: number, scale: number): string {
  const digits = BigInt(Math.abs(value))
    .toString()
    .padStart(scale + 1, '0');
  const sign = value < 0 ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function clock(ms: number): string {
  const time = iso(ms).slice(11, 23);
  return time.endsWith('.000') ? time.slice(0, 8) : time;
}

const exact = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    0,
    1,
    -1,
    9,
    10,
    99,
    100,
    2_147_483_647,
    2_147_483_648,
    -2_147_483_648,
    99_999_999,
    100_000_000,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ),
);

function columnOf(kind: string, scale: number, count: number): fc.Arbitrary<Made> {
  const many = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: count, maxLength: count });
  switch (kind) {
    case 'integer':
      return fc
        .tuple(many(exact), validity(count))
        .map(([all, valid]) =>
          made({ type: 'integer', values: Float64Array.from(all), valid }, (row) => String(all[row]), count),
        );
    case 'small':
      return fc
        .tuple(many(fc.integer()), validity(count))
        .map(([all, valid]) =>
          made({ type: 'integer', values: Int32Array.from(all), valid }, (row) => String(all[row]), count),
        );
    case 'decimal':
      return fc
        .tuple(many(exact), validity(count))
        .map(([all, valid]) =>
          made(
            { type: 'decimal', scale, values: Float64Array.from(all), valid },
            (row) => scaled(all[row] ?? 0, scale),
            count,
          ),
        );
    case 'price':
      return fc
        .tuple(many(fc.integer()), validity(count))
        .map(([all, valid]) =>
          made(
            { type: 'decimal', scale: 2, values: Int32Array.from(all), valid },
            (row) => scaled(all[row] ?? 0, 2),
            count,
          ),
        );
    case 'double': {
      const number = fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100),
        fc.constantFrom(0.1, 1e21, 1e-7, 5e-324, 123456.789, 0.3),
      );
      return fc
        .tuple(many(number.map((one) => one + 0)), validity(count))
        .map(([all, valid]) =>
          made({ type: 'double', values: Float64Array.from(all), valid }, (row) => String(all[row]), count),
        );
    }
    case 'boolean':
      return fc
        .tuple(fc.uint8Array({ minLength: count, maxLength: count, max: 1 }), validity(count))
        .map(([values, valid]) =>
          made({ type: 'boolean', values, valid }, (row) => (values[row] === 1 ? 'true' : 'false'), count),
        );
    case 'date': {
      const day = fc.oneof(
        fc.integer({ min: 19_000, max: 20_500 }),
        fc.integer({ min: firstDay, max: lastDay }),
        fc.constantFrom(firstDay, lastDay, 0, -1),
      );
      return fc
        .tuple(many(day), validity(count))
        .map(([all, valid]) =>
          made(
            { type: 'date', values: Int32Array.from(all), valid },
            (row) => iso((all[row] ?? 0) * 86_400_000).slice(0, 10),
            count,
          ),
        );
    }
    case 'time':
      return fc
        .tuple(
          many(
            fc.oneof(
              fc.integer({ min: 0, max: 86_399_999 }),
              fc.integer({ min: 0, max: 86_399 }).map((s) => s * 1000),
            ),
          ),
          validity(count),
        )
        .map(([all, valid]) =>
          made({ type: 'time', values: Int32Array.from(all), valid }, (row) => clock(all[row] ?? 0), count),
        );
    case 'timestamp': {
      const moment = fc.oneof(
        fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((s) => s * 1000),
        fc.integer({ min: firstDay * 86_400_000, max: lastDay * 86_400_000 }),
      );
      return fc
        .tuple(many(moment), validity(count))
        .map(([all, valid]) =>
          made(
            { type: 'timestamp', values: Float64Array.from(all), valid },
            (row) => `${iso(all[row] ?? 0).slice(0, 10)} ${clock(all[row] ?? 0)}`,
            count,
          ),
        );
    }
    case 'dictionary':
      return fc
        .tuple(fc.array(text, { minLength: 1, maxLength: 12 }), many(fc.nat()), validity(count))
        .map(([dictionary, picks, valid]) => {
          const codes = Uint16Array.from(picks, (pick) => pick % dictionary.length);
          return made(
            { type: 'dictionary', codes, dictionary, valid },
            (row) => dictionary[codes[row] ?? 0] ?? '',
            count,
          );
        });
    default:
      return fc
        .tuple(many(text), validity(count))
        .map(([values, valid]) => made({ type: 'text', values, valid }, (row) => values[row] ?? '', count));
  }
}

const kinds = [
  'integer',
  'small',
  'decimal',
  'price',
  'double',
  'boolean',
  'date',
  'time',
  'timestamp',
  'dictionary',
  'text',
];

/** Tables of 1…60 rows with every kind of column, in a drawn order. */
export function someTable(): fc.Arbitrary<SomeTable> {
  return fc
    .record({
      count: fc.integer({ min: 1, max: 60 }),
      scale: fc.integer({ min: 0, max: 2 }),
      order: fc.shuffledSubarray(kinds, { minLength: kinds.length }),
    })
    .chain(({ count, scale, order }) =>
      fc.tuple(...order.map((kind) => columnOf(kind, scale, count))).map((columns) => ({
        count,
        shapes: columns.map(({ data }, at) => ({
          name: nameOf(order[at] ?? ''),
          type: data.type === 'dictionary' ? 'text' : data.type,
          scale: data.type === 'decimal' ? data.scale : 0,
        })),
        columns: new Map(columns.map(({ data }, at) => [nameOf(order[at] ?? ''), data])),
        cells: new Map(columns.map(({ cells }, at) => [nameOf(order[at] ?? ''), cells])),
      })),
    );
}

function nameOf(kind: string): string {
  return kind === 'text' ? 'the "text", free' : kind;
}

/** The table cut into chunks of at most `rows` rows. */
export function cut(table: Pick<SomeTable, 'columns' | 'count'>, rows: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < table.count; first += rows) {
    const count = Math.min(rows, table.count - first);
    chunks.push({
      table: 'things',
      first,
      count,
      columns: new Map([...table.columns].map(([name, data]) => [name, slice(data, first, first + count)])),
    });
  }
  return chunks;
}

function slice(data: ColumnData, from: number, to: number): ColumnData {
  const valid = data.valid?.slice(from, to) ?? null;
  switch (data.type) {
    case 'dictionary':
      return { ...data, codes: data.codes.slice(from, to), valid };
    case 'integer':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'decimal':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'double':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'boolean':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'date':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'time':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'timestamp':
      return { ...data, values: data.values.slice(from, to), valid };
    case 'text':
      return { ...data, values: data.values.slice(from, to), valid };
  }
}
