import type * as ArrowModule from 'apache-arrow';
import type { Chunk, ColumnData } from '../../contract/chunk.ts';
import { loadOptional } from '../optional-package.ts';
import { packWide } from '../wide-integer.ts';
import { packTexts } from './pack-texts.ts';

type Arrow = typeof ArrowModule;

/**
 * The rows of all chunks as an Arrow IPC stream, one record batch a chunk, held in memory.
 *
 * Integers are Int64, decimals Decimal128(18, scale), dates Date32, times Time32 and timestamps Timestamp in milliseconds without a zone,
 * text Utf8. Throws `model-unavailable` when apache-arrow is not installed.
 */
export async function toArrow(
  chunks: AsyncIterable<Chunk> | Iterable<Chunk>,
  load: () => Promise<Arrow> = importArrow,
): Promise<Uint8Array> {
  const arrow = await loadOptional('apache-arrow', 'An Arrow stream', load);
  const batches: ArrowModule.RecordBatch[] = [];
  let fields: ArrowModule.Field[] = [];
  for await (const chunk of chunks) {
    const columns = [...chunk.columns].map(([name, data]) => ({ name, data: arrowData(arrow, data, chunk.count) }));
    if (fields.length === 0) fields = columns.map(({ name, data }) => new arrow.Field(name, data.type, true));
    const schema = new arrow.Schema(fields);
    const rows = arrow.makeData({
      type: new arrow.Struct(fields),
      length: chunk.count,
      nullCount: 0,
      children: columns.map(({ data }) => data),
    });
    batches.push(new arrow.RecordBatch(schema, rows));
  }
  return arrow.tableToIPC(new arrow.Table(new arrow.Schema(fields), batches), 'stream');
}

function importArrow(): Promise<Arrow> {
  return import('apache-arrow');
}

function arrowData(arrow: Arrow, data: ColumnData, length: number): ArrowModule.Data {
  const nulls = nullsOf(data, length);
  switch (data.type) {
    case 'integer':
      return arrow.makeData({ type: new arrow.Int64(), length, ...nulls, data: wide(data.values, length) });
    case 'decimal':
      return arrow.makeData({
        type: new arrow.Decimal(data.scale, 18, 128),
        length,
        ...nulls,
        data: widest(data.values, length),
      });
    case 'double':
      return arrow.makeData({ type: new arrow.Float64(), length, ...nulls, data: data.values.slice(0, length) });
    case 'boolean':
      return arrow.makeData({ type: new arrow.Bool(), length, ...nulls, data: bitsOf(data.values, length) });
    case 'date':
      return arrow.makeData({ type: new arrow.DateDay(), length, ...nulls, data: data.values.slice(0, length) });
    case 'time':
      return arrow.makeData({
        type: new arrow.TimeMillisecond(),
        length,
        ...nulls,
        data: data.values.slice(0, length),
      });
    case 'timestamp':
      return arrow.makeData({
        type: new arrow.TimestampMillisecond(),
        length,
        ...nulls,
        data: wide(data.values, length),
      });
    case 'dictionary':
    case 'text':
      return arrow.makeData({ type: new arrow.Utf8(), length, ...nulls, ...packTexts(data, length) });
  }
}

function nullsOf(data: ColumnData, length: number): { readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
  if (data.valid === null) return { nullCount: 0 };
  const valid = data.valid.subarray(0, length);
  return { nullCount: valid.reduce((count, one) => count + (one === 0 ? 1 : 0), 0), nullBitmap: bitsOf(valid, length) };
}

function bitsOf(values: Uint8Array, length: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 64) * 8);
  for (let row = 0; row < length; row++)
    if (values[row] !== 0) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}

function wide(values: Int32Array | Float64Array, length: number): BigInt64Array {
  const halves = new Int32Array(length * 2);
  packWide(halves, 0, values, 0, length);
  return new BigInt64Array(halves.buffer);
}

/** Arrow's decimals have 128 bits: the sign of the 64-bit number fills the upper half. */
function widest(values: Int32Array | Float64Array, length: number): Uint32Array {
  const halves = new Int32Array(wide(values, length).buffer);
  const quarters = new Int32Array(length * 4);
  for (let row = 0; row < length; row++) {
    const high = halves[row * 2 + 1] ?? 0;
    quarters.set([halves[row * 2] ?? 0, high, high >> 31, high >> 31], row * 4);
  }
  return new Uint32Array(quarters.buffer);
}
