import type { RowSet } from '../../../contract/chunk.ts';
import { siphash } from './siphash.ts';
import { encryptCounters, type StreamKey } from './threefry.ts';

const blockRows = 1024;
const twoTo32 = 4294967296;

/**
 * The key of one stream: what a cell's randomness depends on besides its row.
 *
 * SipHash-2-4 under the seed (all 53 bits of it) over table, column, purpose and attempt, each preceded by its length, so no two
 * different quadruples give the same message.
 */
export function streamKey(seed: number, table: string, column: string, purpose: string, attempt = 0): StreamKey {
  const text = `${table.length}:${table}${column.length}:${column}${purpose.length}:${purpose}${attempt}`;
  const message = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    message[at * 2] = unit & 0xff;
    message[at * 2 + 1] = unit >>> 8;
  }
  const [low, high] = siphash([seed % twoTo32, Math.floor(seed / twoTo32), 0x73776f72, 0x6874696d], message);
  return { low, high };
}

/**
 * Random words for rows: 64 bits each, as `low[i]` and `high[i]`.
 *
 * The counter is the row number (53 bits) with `lane` (0..2047) above it: lanes are independent values for the same row.
 */
export function fillWords(key: StreamKey, lane: number, rows: RowSet, low: Int32Array, high: Int32Array): void {
  setCounters(lane, rows, 0, rows.count, low, high);
  encryptCounters(key, low, high, rows.count);
}

/**
 * Uniform numbers for rows, in the open interval (0, 1).
 *
 * Each is (k + ½) / 2^52 with k of 52 random bits: never 0 or 1, symmetric about ½. `out` must hold `rows.count` numbers.
 */
export function fillUniform(key: StreamKey, lane: number, rows: RowSet, out: Float64Array): void {
  const low = new Int32Array(Math.min(blockRows, rows.count));
  const high = new Int32Array(low.length);
  for (let from = 0; from < rows.count; from += blockRows) {
    const count = Math.min(blockRows, rows.count - from);
    setCounters(lane, rows, from, count, low, high);
    encryptCounters(key, low, high, count);
    for (let i = 0; i < count; i++) {
      out[from + i] = (((high[i] ?? 0) >>> 6) * 67108864 + ((low[i] ?? 0) >>> 6) + 0.5) * 2.220446049250313e-16;
    }
  }
}

/** New array of uniforms for the rows; see `fillUniform`. */
export function uniforms(key: StreamKey, rows: RowSet, lane = 0): Float64Array {
  const out = new Float64Array(rows.count);
  fillUniform(key, lane, rows, out);
  return out;
}

function setCounters(lane: number, rows: RowSet, from: number, count: number, low: Int32Array, high: Int32Array): void {
  const { index } = rows;
  const top = lane << 21;
  if (index !== null) {
    for (let i = 0; i < count; i++) {
      const row = index[from + i] ?? 0;
      low[i] = row | 0;
      high[i] = (row / twoTo32) | 0 | top;
    }
    return;
  }
  const first = rows.first + from;
  if (first + count <= twoTo32) {
    const start = first | 0;
    for (let i = 0; i < count; i++) {
      low[i] = start + i;
      high[i] = top;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const row = first + i;
    low[i] = row | 0;
    high[i] = (row / twoTo32) | 0 | top;
  }
}
