import duckdb from '@duckdb/node-bindings';
import type { ColumnData, ColumnType } from '../../contract/chunk.ts';
import { readTexts } from './read-texts.ts';
import { readValidity } from './read-validity.ts';
import { unpackMilliseconds, unpackWide } from '../wide-integer.ts';

/** Collects the vectors of one result column into one ColumnData of `count` rows. */
export interface VectorReader {
  add(vector: duckdb.Vector, at: number, count: number): void;
  finish(): ColumnData;
}

/** A reader of a result column whose SQL type is `sqlTypeOf(type, scale)`. */
export function createVectorReader(type: ColumnType, scale: number, count: number): VectorReader {
  const validity = new ValidityBytes(count);
  const reader = (
    add: (vector: duckdb.Vector, at: number, count: number) => void,
    finish: (valid: Uint8Array | null) => ColumnData,
  ): VectorReader => ({
    add(vector, at, rows) {
      validity.add(vector, at, rows);
      add(vector, at, rows);
    },
    finish() {
      const valid = validity.finish();
      const data = finish(valid);
      if (valid !== null && data.type !== 'text' && data.type !== 'dictionary') clearNulls(data.values, valid);
      return data;
    },
  });
  const wide = (out: Float64Array) =>
    reader(
      (vector, at, rows) => unpackWide(out, at, readHalves(vector, rows), rows),
      (valid) => (type === 'decimal' ? { type, scale, values: out, valid } : { type: 'integer', values: out, valid }),
    );
  switch (type) {
    case 'integer':
    case 'decimal':
      return wide(new Float64Array(count));
    case 'timestamp': {
      const values = new Float64Array(count);
      return reader(
        (vector, at, rows) => unpackMilliseconds(values, at, readHalves(vector, rows), rows),
        (valid) => ({ type, values, valid }),
      );
    }
    case 'time': {
      const values = new Int32Array(count);
      return reader(
        (vector, at, rows) => unpackMilliseconds(values, at, readHalves(vector, rows), rows),
        (valid) => ({ type, values, valid }),
      );
    }
    case 'double': {
      const values = new Float64Array(count);
      return reader(
        (vector, at, rows) => copyRaw(values, vector, at, rows),
        (valid) => ({ type, values, valid }),
      );
    }
    case 'boolean': {
      const values = new Uint8Array(count);
      return reader(
        (vector, at, rows) => copyRaw(values, vector, at, rows),
        (valid) => ({ type, values, valid }),
      );
    }
    case 'date': {
      const values = new Int32Array(count);
      return reader(
        (vector, at, rows) => copyRaw(values, vector, at, rows),
        (valid) => ({ type, values, valid }),
      );
    }
    case 'text': {
      const values: string[] = [];
      return reader(
        (vector, _at, rows) => readTexts(vector, rows, values),
        (valid) => ({ type, values, valid }),
      );
    }
  }
}

/** The engine leaves anything behind a null; zeros make equal results equal to the last byte. */
function clearNulls(values: Float64Array | Int32Array | Uint8Array, valid: Uint8Array): void {
  for (let row = 0; row < valid.length; row++) if (valid[row] === 0) values[row] = 0;
}

function readHalves(vector: duckdb.Vector, rows: number): Int32Array {
  const bytes = duckdb.vector_get_data(vector, rows * 8);
  return new Int32Array(bytes.buffer, bytes.byteOffset, rows * 2);
}

function copyRaw(out: Float64Array | Int32Array | Uint8Array, vector: duckdb.Vector, at: number, rows: number): void {
  const size = out.BYTES_PER_ELEMENT;
  const bytes = duckdb.vector_get_data(vector, rows * size);
  new Uint8Array(out.buffer, out.byteOffset + at * size, rows * size).set(bytes);
}

/** One byte per row; stays null until the first null cell. */
class ValidityBytes {
  readonly #count: number;
  #bytes: Uint8Array | null = null;

  constructor(count: number) {
    this.#count = count;
  }

  add(vector: duckdb.Vector, at: number, rows: number): void {
    const bits = readValidity(vector, rows);
    if (bits === null) return;
    const bytes = (this.#bytes ??= new Uint8Array(this.#count).fill(1));
    for (let i = 0; i < rows; i++) if (((bits[i >> 3] ?? 0) & (1 << (i & 7))) === 0) bytes[at + i] = 0;
  }

  finish(): Uint8Array | null {
    return this.#bytes?.includes(0) === true ? this.#bytes : null;
  }
}
