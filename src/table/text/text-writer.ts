import type { ColumnData } from '../../contract/chunk.ts';
import {
  blockRows,
  bytesOf,
  putBytes,
  type ByteRoom,
  type CellFrame,
  type CellStyle,
  type CellWriter,
} from './cell-writer.ts';
import { putDouble } from './double-text.ts';
import { dateText } from './exact-text.ts';

const blank = 32;
const exponent = 101;
const encoder = new TextEncoder();

/** Cells whose text is made one by one: free text, doubles, and dates far apart. The block's cells are built aside, then copied. */
export class TextWriter implements CellWriter {
  readonly #style: CellStyle;
  readonly #before: Uint8Array;
  readonly #after: Uint8Array;
  readonly #nullCell: Uint8Array;
  readonly #quote: Uint8Array;
  readonly #ends = new Uint32Array(blockRows);
  #bytes = new Uint8Array(blockRows * 32);
  #used = 0;
  #data: ColumnData | null = null;

  constructor(frame: CellFrame, style: CellStyle) {
    this.#style = style;
    this.#before = bytesOf(frame.before);
    this.#after = bytesOf(frame.after);
    this.#nullCell = bytesOf(frame.nullCell);
    this.#quote = bytesOf(style.quote);
  }

  load(data: ColumnData): void {
    this.#data = data;
  }

  measure(from: number, count: number, lengths: Uint32Array): void {
    const data = this.#data;
    if (data === null) return;
    this.#used = 0;
    let start = 0;
    for (let i = 0; i < count; i++) {
      this.#reserve(64 + this.#nullCell.length + this.#before.length + this.#after.length);
      if (data.valid !== null && data.valid[from + i] === 0) this.#put(this.#nullCell);
      else {
        this.#put(this.#before);
        if (data.type === 'text') this.#putText(data.values[from + i] ?? '');
        else if (data.type === 'double') this.#putDouble(data.values[from + i] ?? 0);
        else if (data.type === 'date')
          this.#putAscii(this.#style.momentQuote + dateText(data.values[from + i] ?? 0) + this.#style.momentQuote);
        this.#put(this.#after);
      }
      this.#ends[i] = this.#used;
      lengths[i] = (lengths[i] ?? 0) + this.#used - start;
      start = this.#used;
    }
  }

  write(_from: number, count: number, at: Uint32Array, room: ByteRoom): void {
    const source = this.#bytes;
    const target = room.bytes;
    let from = 0;
    for (let i = 0; i < count; i++) {
      const end = this.#ends[i] ?? 0;
      let to = at[i] ?? 0;
      if (end - from > 96) {
        target.set(source.subarray(from, end), to);
        to += end - from;
        from = end;
      } else {
        while (from < end) {
          target[to] = source[from] ?? 0;
          to += 1;
          from += 1;
        }
      }
      at[i] = to;
    }
  }

  #putText(text: string): void {
    // Blanks at the ends and empty texts are the formats' own business.
    if (text.length === 0 || text.charCodeAt(0) === blank || text.charCodeAt(text.length - 1) === blank) {
      this.#putWide(this.#style.escape(text));
      return;
    }
    const start = this.#used;
    this.#reserve(text.length * 3 + 64);
    const bytes = this.#bytes;
    const plain = this.#style.plain;
    this.#put(this.#quote);
    let to = this.#used;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127 || plain[code] === 0) {
        this.#used = start;
        this.#putWide(this.#style.escape(text));
        return;
      }
      bytes[to] = code;
      to += 1;
    }
    this.#used = to;
    this.#put(this.#quote);
  }

  #putDouble(value: number): void {
    if (Number.isFinite(value)) {
      const start = this.#used;
      this.#used = putDouble(this.#bytes, start, value);
      const end = this.#style.doubleEnd;
      if (end !== '' && !this.#bytes.subarray(start, this.#used).includes(exponent)) this.#putAscii(end);
      return;
    }
    const text = this.#style.notFinite(value);
    if (text !== null) this.#putAscii(text);
    else {
      // The format has no such number: the frame's opening is taken back and the cell becomes a null.
      this.#used -= this.#before.length;
      this.#put(this.#nullCell);
      this.#used -= this.#after.length;
    }
  }

  #putWide(text: string): void {
    this.#reserve(text.length * 3 + 64);
    this.#used += encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
  }

  #putAscii(text: string): void {
    for (let i = 0; i < text.length; i++) this.#bytes[this.#used + i] = text.charCodeAt(i);
    this.#used += text.length;
  }

  #put(source: Uint8Array): void {
    this.#used = putBytes({ bytes: this.#bytes, view: noView }, this.#used, source);
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

const noView = new DataView(new ArrayBuffer(0));
