import { rowAt, type ColumnData, type RowSet } from '../../../contract/chunk.ts';
import type { GroupColumn, Limit } from '../../../contract/plan.ts';
import { momentsOf } from '../../draw/moment-cells.ts';
import { truncateMoment } from '../../draw/time/calendar.ts';
import { textAt } from '../merge-cells.ts';

/** Codes of two group columns fit one number. */
const codeSize = 2 ** 26;

/** What the rows taken so far come to in each group of a limit. */
export class GroupTotal {
  readonly #limit: Limit;
  readonly #known: Map<number | string, number>[];
  readonly #pairs: Map<number, number>[];
  readonly #totals = new Map<number, number>();
  #groups = new Float64Array(0);
  #values: ArrayLike<number> | null = null;
  #valid: Uint8Array | null = null;
  #most: number;

  constructor(limit: Limit) {
    this.#limit = limit;
    this.#known = limit.by.map(() => new Map());
    this.#pairs = limit.by.map(() => new Map());
    this.#most = limit.most;
  }

  /** Looks at the cells of some rows; `fits` and `add` then speak of their positions. */
  look(cells: ReadonlyMap<string, ColumnData>, count: number): void {
    const { by, of, most } = this.#limit;
    const groups = new Float64Array(count);
    for (const [at, one] of by.entries()) {
      const codes = this.#codesOf(cells.get(one.column), one, at, count);
      for (let i = 0; i < count; i += 1) {
        const code = codes[i] ?? -1;
        const before = groups[i] ?? 0;
        groups[i] = code < 0 || before < 0 ? -1 : at === 0 ? code : this.#paired(before, code, at);
      }
    }
    this.#groups = groups;
    const data = of === undefined ? undefined : cells.get(of);
    this.#values = data === undefined || data.type === 'text' || data.type === 'dictionary' ? null : data.values;
    this.#valid = data?.valid ?? null;
    const unit = data?.type === 'decimal' ? 10 ** data.scale : 1;
    this.#most = data?.type === 'decimal' ? Math.floor(most * unit + 1e-6) : most * (1 + 1e-12);
  }

  /** Whether the row's group has room for it. */
  fits(at: number): boolean {
    const group = this.#groups[at] ?? -1;
    if (group < 0) return true;
    return (this.#totals.get(group) ?? 0) + this.#valueAt(at) <= this.#most;
  }

  add(at: number): void {
    const group = this.#groups[at] ?? -1;
    if (group >= 0) this.#totals.set(group, (this.#totals.get(group) ?? 0) + this.#valueAt(at));
  }

  #valueAt(at: number): number {
    if (this.#limit.of === undefined) return 1;
    return this.#valid !== null && this.#valid[at] !== 1 ? 0 : (this.#values?.[at] ?? 0);
  }

  #paired(before: number, code: number, at: number): number {
    const pair = before * codeSize + code;
    if (at === 1 && this.#limit.by.length === 2) return pair;
    const pairs = this.#pairs[at] ?? new Map<number, number>();
    const known = pairs.get(pair);
    if (known !== undefined) return known;
    pairs.set(pair, pairs.size);
    return pairs.size - 1;
  }

  #codesOf(data: ColumnData | undefined, { per }: GroupColumn, at: number, count: number): Float64Array {
    const codes = new Float64Array(count).fill(-1);
    const known = this.#known[at] ?? new Map<number | string, number>();
    if (data === undefined) return codes;
    const code = (value: number | string): number => {
      const found = known.get(value);
      if (found !== undefined) return found;
      known.set(value, known.size);
      return known.size - 1;
    };
    const isMoment = data.type === 'date' || data.type === 'timestamp';
    const moments = per !== undefined && isMoment ? momentsOf(data, '') : null;
    const texts = data.type === 'dictionary' ? new Float64Array(data.dictionary.length).fill(-1) : null;
    for (let i = 0; i < count; i += 1) {
      if (data.valid !== null && data.valid[i] !== 1) continue;
      if (moments !== null && per !== undefined) codes[i] = code(truncateMoment(moments[i] ?? 0, per));
      else if (data.type === 'dictionary' && texts !== null) {
        const word = data.codes[i] ?? 0;
        if ((texts[word] ?? -1) < 0) texts[word] = code(data.dictionary[word] ?? '');
        codes[i] = texts[word] ?? -1;
      } else
        codes[i] = code(
          data.type === 'text' ? textAt(data, i) : data.type === 'dictionary' ? '' : (data.values[i] ?? 0),
        );
    }
    return codes;
  }
}

/** Takes the rows that every limit has room for, in their order; gives back the numbers of the others. */
export function takeRows(
  cells: ReadonlyMap<string, ColumnData>,
  rows: RowSet,
  totals: readonly GroupTotal[],
): number[] {
  for (const total of totals) total.look(cells, rows.count);
  const refused: number[] = [];
  for (let at = 0; at < rows.count; at += 1) {
    if (totals.every((total) => total.fits(at))) for (const total of totals) total.add(at);
    else refused.push(rowAt(rows, at));
  }
  return refused;
}
