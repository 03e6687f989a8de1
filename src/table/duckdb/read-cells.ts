import duckdb from '@duckdb/node-bindings';
import { dateText, scaledText, timestampText, timeText } from '../text/exact-text.ts';
import { readTexts } from './read-texts.ts';
import { readValidity } from './read-validity.ts';

/** The cells of a vector as plain values; see `Database.all` for how they look. Not for hot paths: one object per cell. */
export function readCells(vector: duckdb.Vector, type: duckdb.LogicalType, count: number): unknown[] {
  const bits = readValidity(vector, count);
  const values = readValues(vector, type, count);
  if (bits !== null)
    for (let at = 0; at < count; at++) if (((bits[at >> 3] ?? 0) & (1 << (at & 7))) === 0) values[at] = null;
  return values;
}

function readValues(vector: duckdb.Vector, type: duckdb.LogicalType, count: number): unknown[] {
  const id = duckdb.get_type_id(type);
  const { Type } = duckdb;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- types that no query here gives are refused together
  switch (id) {
    case Type.BOOLEAN:
      return fixed(vector, count, 1, (view, at) => view.getUint8(at) === 1);
    case Type.TINYINT:
      return fixed(vector, count, 1, (view, at) => view.getInt8(at));
    case Type.UTINYINT:
      return fixed(vector, count, 1, (view, at) => view.getUint8(at));
    case Type.SMALLINT:
      return fixed(vector, count, 2, (view, at) => view.getInt16(at, true));
    case Type.USMALLINT:
      return fixed(vector, count, 2, (view, at) => view.getUint16(at, true));
    case Type.INTEGER:
      return fixed(vector, count, 4, (view, at) => view.getInt32(at, true));
    case Type.UINTEGER:
      return fixed(vector, count, 4, (view, at) => view.getUint32(at, true));
    case Type.BIGINT:
      return fixed(vector, count, 8, (view, at) => safe(view.getBigInt64(at, true)));
    case Type.UBIGINT:
      return fixed(vector, count, 8, (view, at) => safe(view.getBigUint64(at, true)));
    case Type.HUGEINT:
      return fixed(vector, count, 16, (view, at) => safe(huge(view, at)));
    case Type.UHUGEINT:
      return fixed(vector, count, 16, (view, at) =>
        safe((view.getBigUint64(at + 8, true) << 64n) | view.getBigUint64(at, true)),
      );
    case Type.FLOAT:
      return fixed(vector, count, 4, (view, at) => view.getFloat32(at, true));
    case Type.DOUBLE:
      return fixed(vector, count, 8, (view, at) => view.getFloat64(at, true));
    case Type.DECIMAL:
      return readDecimals(vector, type, count);
    case Type.DATE:
      return fixed(vector, count, 4, (view, at) => dateText(view.getInt32(at, true)));
    case Type.TIME:
      return fixed(vector, count, 8, (view, at) => timeText(view.getBigInt64(at, true)));
    case Type.TIMESTAMP:
    case Type.TIMESTAMP_TZ:
      return fixed(vector, count, 8, (view, at) => timestampText(view.getBigInt64(at, true)));
    case Type.TIMESTAMP_S:
      return fixed(vector, count, 8, (view, at) => timestampText(view.getBigInt64(at, true) * 1_000_000n));
    case Type.TIMESTAMP_MS:
      return fixed(vector, count, 8, (view, at) => timestampText(view.getBigInt64(at, true) * 1000n));
    case Type.VARCHAR: {
      const texts: string[] = [];
      readTexts(vector, count, texts);
      return texts;
    }
    case Type.ENUM:
      return readEnum(vector, type, count);
    case Type.LIST:
      return readLists(
        vector,
        count,
        readCells(
          duckdb.list_vector_get_child(vector),
          duckdb.list_type_child_type(type),
          duckdb.list_vector_get_size(vector),
        ),
      );
    case Type.MAP:
      return readMaps(vector, type, count);
    case Type.STRUCT:
      return readStructs(vector, type, count);
    case Type.ARRAY: {
      const size = duckdb.array_type_array_size(type);
      const items = readCells(duckdb.array_vector_get_child(vector), duckdb.array_type_child_type(type), count * size);
      return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
    }
    case Type.SQLNULL:
      return Array.from({ length: count }, () => null);
    case Type.UUID:
      return fixed(vector, count, 16, (view, at) => uuidText(view, at));
    default:
      throw new Error(`A query gave a value of a type that is not read here (${id}); cast it to VARCHAR.`);
  }
}

function fixed(
  vector: duckdb.Vector,
  count: number,
  size: number,
  read: (view: DataView, at: number) => unknown,
): unknown[] {
  const bytes = duckdb.vector_get_data(vector, count * size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, count * size);
  return Array.from({ length: count }, (_, at) => read(view, at * size));
}

function safe(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** The engine keeps a UUID as a 128-bit number with its first bit flipped, so that signed order is text order. */
function uuidText(view: DataView, at: number): string {
  const high = BigInt.asUintN(64, view.getBigInt64(at + 8, true) ^ (1n << 63n));
  const hex = high.toString(16).padStart(16, '0') + view.getBigUint64(at, true).toString(16).padStart(16, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function huge(view: DataView, at: number): bigint {
  return (view.getBigInt64(at + 8, true) << 64n) | view.getBigUint64(at, true);
}

function readDecimals(vector: duckdb.Vector, type: duckdb.LogicalType, count: number): unknown[] {
  const scale = duckdb.decimal_scale(type);
  const { Type } = duckdb;
  const inner = duckdb.decimal_internal_type(type);
  if (inner === Type.SMALLINT)
    return fixed(vector, count, 2, (view, at) => scaledText(BigInt(view.getInt16(at, true)), scale));
  if (inner === Type.INTEGER)
    return fixed(vector, count, 4, (view, at) => scaledText(BigInt(view.getInt32(at, true)), scale));
  if (inner === Type.BIGINT)
    return fixed(vector, count, 8, (view, at) => scaledText(view.getBigInt64(at, true), scale));
  return fixed(vector, count, 16, (view, at) => scaledText(huge(view, at), scale));
}

function readEnum(vector: duckdb.Vector, type: duckdb.LogicalType, count: number): unknown[] {
  const { Type } = duckdb;
  const inner = duckdb.enum_internal_type(type);
  const member = (code: number): string => duckdb.enum_dictionary_value(type, code);
  if (inner === Type.UTINYINT) return fixed(vector, count, 1, (view, at) => member(view.getUint8(at)));
  if (inner === Type.USMALLINT) return fixed(vector, count, 2, (view, at) => member(view.getUint16(at, true)));
  return fixed(vector, count, 4, (view, at) => member(view.getUint32(at, true)));
}

/** Cuts the items of a list vector's child into one array per row. */
function readLists<Item>(vector: duckdb.Vector, count: number, items: readonly Item[]): Item[][] {
  const bytes = duckdb.vector_get_data(vector, count * 16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, count * 16);
  return Array.from({ length: count }, (_, row) => {
    const from = Number(view.getBigUint64(row * 16, true));
    return items.slice(from, from + Number(view.getBigUint64(row * 16 + 8, true)));
  });
}

function readMaps(vector: duckdb.Vector, type: duckdb.LogicalType, count: number): unknown[] {
  const entries = duckdb.list_vector_get_child(vector);
  const size = duckdb.list_vector_get_size(vector);
  const keys = readCells(duckdb.struct_vector_get_child(entries, 0), duckdb.map_type_key_type(type), size);
  const values = readCells(duckdb.struct_vector_get_child(entries, 1), duckdb.map_type_value_type(type), size);
  const pairs = keys.map((key, at): [string, unknown] => [String(key), values[at]]);
  return readLists(vector, count, pairs).map((row) => Object.fromEntries(row));
}

function readStructs(vector: duckdb.Vector, type: duckdb.LogicalType, count: number): unknown[] {
  const members = Array.from({ length: duckdb.struct_type_child_count(type) }, (_, at) => ({
    name: duckdb.struct_type_child_name(type, at),
    values: readCells(duckdb.struct_vector_get_child(vector, at), duckdb.struct_type_child_type(type, at), count),
  }));
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(members.map(({ name, values }) => [name, values[row]])),
  );
}
