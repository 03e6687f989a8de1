import type { ColumnData, Dictionary } from '../../contract/chunk.ts';
import { dateText } from './exact-text.ts';
import { blockRows, type ByteRoom, type CellFrame, type CellStyle, type CellWriter } from './cell-writer.ts';
import { measurePacked, packCells, writePackedExactly, writePackedLoosely, type PackedCells } from './packed-cells.ts';

/** Cells that are chosen from a list by number: a shared base of the writers for dictionaries, booleans and dates. */
abstract class ChosenCellWriter implements CellWriter {
  protected readonly frame: CellFrame;
  protected packed: PackedCells = packCells([], 0);
  protected readonly codes = new Uint32Array(blockRows);

  constructor(frame: CellFrame) {
    this.frame = frame;
  }

  abstract load(data: ColumnData): void;

  /** Sets `codes[0…count)` for the rows from `from`; the last packed cell is the null. */
  protected abstract choose(from: number, count: number): void;

  measure(from: number, count: number, lengths: Uint32Array): void {
    this.choose(from, count);
    measurePacked(this.packed, this.codes, count, lengths);
  }

  write(_from: number, count: number, at: Uint32Array, room: ByteRoom): void {
    if (this.frame.slack >= 7) writePackedLoosely(this.packed, this.codes, count, at, room);
    else writePackedExactly(this.packed, this.codes, count, at, room);
  }

  protected pack(count: number, value: (index: number) => string): PackedCells {
    return packCells(cellsOf(this.frame, count, value), count + 1);
  }

  protected setNulls(valid: Uint8Array | null, from: number, count: number): void {
    if (valid === null) return;
    const nullCode = this.packed.lengths.length - 1;
    for (let i = 0; i < count; i++) if (valid[from + i] === 0) this.codes[i] = nullCode;
  }
}

function* cellsOf(frame: CellFrame, count: number, value: (index: number) => string): Generator<string> {
  for (let index = 0; index < count; index++) yield frame.before + value(index) + frame.after;
  yield frame.nullCell;
}

/** Text cells by dictionary. Escaped cells are kept as long as the dictionary itself lives. */
export class DictionaryWriter extends ChosenCellWriter {
  readonly #style: CellStyle;
  readonly #known = new WeakMap<Dictionary, PackedCells>();
  #data: Extract<ColumnData, { type: 'dictionary' }> | null = null;

  constructor(frame: CellFrame, style: CellStyle) {
    super(frame);
    this.#style = style;
  }

  load(data: ColumnData): void {
    if (data.type !== 'dictionary') throw new TypeError(`expected a dictionary column, got ${data.type}`);
    const { dictionary } = data;
    this.packed =
      this.#known.get(dictionary) ??
      this.pack(dictionary.length, (index) => this.#style.escape(dictionary[index] ?? ''));
    this.#known.set(dictionary, this.packed);
    this.#data = data;
  }

  protected choose(from: number, count: number): void {
    if (this.#data === null) return;
    this.codes.set(this.#data.codes.subarray(from, from + count));
    this.setNulls(this.#data.valid, from, count);
  }
}

/** `true` and `false`. */
export class BooleanWriter extends ChosenCellWriter {
  #data: Extract<ColumnData, { type: 'boolean' }> | null = null;

  load(data: ColumnData): void {
    if (data.type !== 'boolean') throw new TypeError(`expected a boolean column, got ${data.type}`);
    if (this.#data === null) this.packed = this.pack(2, (index) => (index === 1 ? 'true' : 'false'));
    this.#data = data;
  }

  protected choose(from: number, count: number): void {
    if (this.#data === null) return;
    this.codes.set(this.#data.values.subarray(from, from + count));
    this.setNulls(this.#data.valid, from, count);
  }
}

/** Days kept ready at most: 500 years. */
const keptDays = 182_621;

/** Dates, from a table of the days between the earliest and the latest seen; other days are written as text by the caller. */
export class DateWriter extends ChosenCellWriter {
  readonly #style: CellStyle;
  #data: Extract<ColumnData, { type: 'date' }> | null = null;
  #first = 0;
  #last = -1;

  constructor(frame: CellFrame, style: CellStyle) {
    super(frame);
    this.#style = style;
  }

  /** True when the days of the column, those of null cells left out, fit the table. */
  static fits(data: Extract<ColumnData, { type: 'date' }>): boolean {
    const { first, last } = spanOf(data);
    return last - first < keptDays;
  }

  load(data: ColumnData): void {
    if (data.type !== 'date') throw new TypeError(`expected a date column, got ${data.type}`);
    this.#data = data;
    const { first, last } = spanOf(data);
    if (last < first || (first >= this.#first && last <= this.#last)) {
      if (this.packed.lengths.length === 0) this.packed = this.pack(0, () => '');
      return;
    }
    const joined =
      this.#last < this.#first
        ? { first, last }
        : { first: Math.min(first, this.#first), last: Math.max(last, this.#last) };
    const kept = joined.last - joined.first < keptDays ? joined : { first, last };
    const { momentQuote } = this.#style;
    this.packed = this.pack(
      kept.last - kept.first + 1,
      (index) => momentQuote + dateText(kept.first + index) + momentQuote,
    );
    this.#first = kept.first;
    this.#last = kept.last;
  }

  protected choose(from: number, count: number): void {
    if (this.#data === null) return;
    const { values, valid } = this.#data;
    for (let i = 0; i < count; i++) this.codes[i] = (values[from + i] ?? 0) - this.#first;
    this.setNulls(valid, from, count);
  }
}

function spanOf({ values, valid }: Extract<ColumnData, { type: 'date' }>): {
  readonly first: number;
  readonly last: number;
} {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    if (valid !== null && valid[row] === 0) continue;
    const day = values[row] ?? 0;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first, last };
}
