import duckdb from '@duckdb/node-bindings';
import type { ColumnData, Dictionary } from '../../contract/chunk.ts';
import type { ColumnShape } from '../column-shape.ts';
import { chunkTypeError } from '../chunk-type-error.ts';
import { packDictionary, TextPacker, type PackedTexts } from './text-heap.ts';
import { packMicroseconds, packWide } from '../wide-integer.ts';

/** Rows of a full vector of the engine. */
export const vectorRows = 2048;

/** Fills vectors of one column, piece by piece: `add` any number of times, then `flush` into the vector. */
export interface VectorWriter {
  readonly type: duckdb.LogicalType;
  /** Takes `count` rows of `data` from row `from` to rows `at`… of the vector. */
  add(data: ColumnData, from: number, at: number, count: number): void;
  /** Hands `count` rows to the vector and starts over. */
  flush(vector: duckdb.Vector, count: number): void;
}

/** A writer for the column's type; with `dictionary`, an ENUM of its texts. */
export function createVectorWriter(shape: ColumnShape, dictionary?: Dictionary): VectorWriter {
  switch (shape.type) {
    case 'integer':
      return wideWriter(shape, duckdb.create_logical_type(duckdb.Type.BIGINT));
    case 'decimal':
      return wideWriter(shape, duckdb.create_decimal_type(18, shape.scale));
    case 'time':
      return wideWriter(shape, duckdb.create_logical_type(duckdb.Type.TIME));
    case 'timestamp':
      return wideWriter(shape, duckdb.create_logical_type(duckdb.Type.TIMESTAMP));
    case 'double':
      return plainWriter(shape, duckdb.Type.DOUBLE, new Float64Array(vectorRows));
    case 'boolean':
      return plainWriter(shape, duckdb.Type.BOOLEAN, new Uint8Array(vectorRows));
    case 'date':
      return plainWriter(shape, duckdb.Type.DATE, new Int32Array(vectorRows));
    case 'text':
      return dictionary === undefined ? textWriter(shape) : enumWriter(shape, dictionary);
  }
}

/** One bit per row, in the engine's layout: 64-bit words, low bit first, 1 where the cell holds a value. */
class ValidityBits {
  readonly #bits = new Uint8Array(vectorRows / 8).fill(255);
  #anyNull = false;

  add(data: ColumnData, from: number, at: number, count: number): void {
    const valid = data.valid;
    if (valid === null) return;
    for (let i = 0; i < count; i++) {
      if (valid[from + i] !== 0) continue;
      const row = at + i;
      const byte = row >> 3;
      this.#bits[byte] = (this.#bits[byte] ?? 0) & ~(1 << (row & 7));
      this.#anyNull = true;
    }
  }

  flush(vector: duckdb.Vector): void {
    if (!this.#anyNull) return;
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, this.#bits.buffer, 0, this.#bits.length);
    this.#bits.fill(255);
    this.#anyNull = false;
  }
}

function wideWriter(shape: ColumnShape, type: duckdb.LogicalType): VectorWriter {
  const halves = new Int32Array(vectorRows * 2);
  const validity = new ValidityBits();
  const micro = shape.type === 'time' || shape.type === 'timestamp';
  return {
    type,
    add(data, from, at, count) {
      if (data.type !== shape.type || data.type === 'text' || data.type === 'boolean' || data.type === 'date')
        throw chunkTypeError(shape, data);
      if (data.type === 'decimal' && data.scale !== shape.scale) throw chunkTypeError(shape, data);
      if (micro) packMicroseconds(halves, at, data.values, from, count);
      else packWide(halves, at, data.values, from, count);
      validity.add(data, from, at, count);
    },
    flush(vector, count) {
      duckdb.copy_data_to_vector(vector, 0, halves.buffer, 0, count * 8);
      validity.flush(vector);
    },
  };
}

function plainWriter(
  shape: ColumnShape,
  id: duckdb.Type,
  room: Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
): VectorWriter {
  const validity = new ValidityBits();
  return {
    type: duckdb.create_logical_type(id),
    add(data, from, at, count) {
      if (data.type !== shape.type || (data.type !== 'double' && data.type !== 'boolean' && data.type !== 'date'))
        throw chunkTypeError(shape, data);
      room.set(data.values.subarray(from, from + count), at);
      validity.add(data, from, at, count);
    },
    flush(vector, count) {
      duckdb.copy_data_to_vector(vector, 0, room.buffer, 0, count * room.BYTES_PER_ELEMENT);
      validity.flush(vector);
    },
  };
}

function textWriter(shape: ColumnShape): VectorWriter {
  const packer = new TextPacker();
  const validity = new ValidityBits();
  packer.reset(vectorRows);
  // A dictionary's pointers live as long as its packed texts; the engine copies a vector before it asks for the next, so the latest suffice.
  const inFlight = new Set<PackedTexts>();
  return {
    type: duckdb.create_logical_type(duckdb.Type.VARCHAR),
    add(data, from, at, count) {
      if (data.type === 'dictionary') {
        const packed = packDictionary(data.dictionary);
        inFlight.add(packed);
        if (inFlight.size > 64)
          for (const old of inFlight) {
            if (inFlight.size <= 32) break;
            inFlight.delete(old);
          }
        packer.copyAll(at, packed.structs, data.codes, from, count);
      } else if (data.type === 'text') {
        const valid = data.valid;
        for (let i = 0; i < count; i++) {
          if (valid === null || valid[from + i] !== 0) packer.set(at + i, data.values[from + i] ?? '');
        }
      } else throw chunkTypeError(shape, data);
      validity.add(data, from, at, count);
    },
    flush(vector, count) {
      const structs = packer.seal(vector, count);
      duckdb.copy_data_to_vector(vector, 0, structs.buffer, structs.byteOffset, count * 16);
      validity.flush(vector);
      packer.reset(vectorRows);
    },
  };
}

function enumWriter(shape: ColumnShape, dictionary: Dictionary): VectorWriter {
  const members = [...new Set(dictionary)];
  const codeOf = new Map(members.map((text, code) => [text, code]));
  const room =
    members.length < 256
      ? new Uint8Array(vectorRows)
      : members.length < 65_536
        ? new Uint16Array(vectorRows)
        : new Uint32Array(vectorRows);
  const validity = new ValidityBits();
  const translations = new WeakMap<Dictionary, Uint32Array>();
  return {
    type: duckdb.create_enum_type(members),
    add(data, from, at, count) {
      if (data.type !== 'dictionary') throw chunkTypeError(shape, data);
      if (data.dictionary === dictionary && members.length === dictionary.length) {
        room.set(data.codes.subarray(from, from + count), at);
      } else {
        const translation = translations.get(data.dictionary) ?? translate(shape, data.dictionary, codeOf);
        translations.set(data.dictionary, translation);
        for (let i = 0; i < count; i++) room[at + i] = translation[data.codes[from + i] ?? 0] ?? 0;
      }
      if (data.valid !== null) {
        for (let i = 0; i < count; i++) if (data.valid[from + i] === 0) room[at + i] = 0;
      }
      validity.add(data, from, at, count);
    },
    flush(vector, count) {
      duckdb.copy_data_to_vector(vector, 0, room.buffer, 0, count * room.BYTES_PER_ELEMENT);
      validity.flush(vector);
    },
  };
}

function translate(shape: ColumnShape, dictionary: Dictionary, codeOf: ReadonlyMap<string, number>): Uint32Array {
  return Uint32Array.from(dictionary, (text) => {
    const code = codeOf.get(text);
    if (code === undefined)
      throw chunkTypeError(shape, { type: 'dictionary', dictionary: [text], codes: new Uint8Array(0), valid: null });
    return code;
  });
}
