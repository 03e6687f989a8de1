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
import { putPair } from './digits.ts';
import { dateText } from './exact-text.ts';

const dayMs = 86_400_000;
const colon = 58;

/** Times (`HH:MM:SS`) and timestamps (`YYYY-MM-DD HH:MM:SS`), with `.mmm` where the milliseconds are not zero. */
export class MomentWriter implements CellWriter {
  readonly #before: Uint8Array;
  readonly #after: Uint8Array;
  readonly #nullCell: Uint8Array;
  readonly #blank: number;
  /** Milliseconds of the day, and the text of the day; -1 marks a null. */
  readonly #timeOfDay = new Int32Array(blockRows);
  readonly #days: Uint8Array[] = [];
  readonly #dayTexts = new Map<number, Uint8Array>();
  #data: Extract<ColumnData, { type: 'time' | 'timestamp' }> | null = null;

  constructor(frame: CellFrame, style: CellStyle) {
    this.#before = bytesOf(frame.before + style.momentQuote);
    this.#after = bytesOf(style.momentQuote + frame.after);
    this.#nullCell = bytesOf(frame.nullCell);
    this.#blank = style.momentBlank.charCodeAt(0);
  }

  load(data: ColumnData): void {
    if (data.type !== 'time' && data.type !== 'timestamp')
      throw new TypeError(`expected a time or timestamp column, got ${data.type}`);
    this.#data = data;
  }

  measure(from: number, count: number, lengths: Uint32Array): void {
    if (this.#data === null) return;
    const { type, values, valid } = this.#data;
    const fixed = this.#before.length + this.#after.length + 8;
    let lastDay = Number.NaN;
    let lastText = this.#before;
    for (let i = 0; i < count; i++) {
      if (valid !== null && valid[from + i] === 0) {
        this.#timeOfDay[i] = -1;
        lengths[i] = (lengths[i] ?? 0) + this.#nullCell.length;
        continue;
      }
      const value = values[from + i] ?? 0;
      const day = type === 'time' ? 0 : Math.floor(value / dayMs);
      const timeOfDay = value - day * dayMs;
      this.#timeOfDay[i] = timeOfDay;
      let length = fixed + (timeOfDay % 1000 === 0 ? 0 : 4);
      if (type === 'timestamp') {
        if (day !== lastDay) {
          lastDay = day;
          lastText = this.#dayText(day);
        }
        this.#days[i] = lastText;
        length += lastText.length + 1;
      }
      lengths[i] = (lengths[i] ?? 0) + length;
    }
  }

  #dayText(day: number): Uint8Array {
    const known = this.#dayTexts.get(day);
    if (known !== undefined) return known;
    if (this.#dayTexts.size > 100_000) this.#dayTexts.clear();
    const text = bytesOf(dateText(day));
    this.#dayTexts.set(day, text);
    return text;
  }

  write(_from: number, count: number, at: Uint32Array, room: ByteRoom): void {
    const withDay = this.#data?.type === 'timestamp';
    const { view, bytes } = room;
    for (let i = 0; i < count; i++) {
      let to = at[i] ?? 0;
      const timeOfDay = this.#timeOfDay[i] ?? 0;
      if (timeOfDay < 0) {
        at[i] = putBytes(room, to, this.#nullCell);
        continue;
      }
      to = putBytes(room, to, this.#before);
      if (withDay) {
        to = putBytes(room, to, this.#days[i] ?? this.#before);
        bytes[to] = this.#blank;
        to += 1;
      }
      const seconds = (timeOfDay / 1000) | 0;
      const minutes = (seconds / 60) | 0;
      const hours = (minutes / 60) | 0;
      putPair(view, to, hours);
      bytes[to + 2] = colon;
      putPair(view, to + 3, minutes - hours * 60);
      bytes[to + 5] = colon;
      putPair(view, to + 6, seconds - minutes * 60);
      to += 8;
      const millis = timeOfDay - seconds * 1000;
      if (millis !== 0) {
        bytes[to] = 46;
        bytes[to + 1] = 48 + ((millis / 100) | 0);
        putPair(view, to + 2, millis % 100);
        to += 4;
      }
      at[i] = putBytes(room, to, this.#after);
    }
  }
}
