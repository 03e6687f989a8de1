/** Mean of the figures that are there; NaN when there is none. */
export function meanOf(figures: Iterable<number>): number {
  let sum = 0;
  let count = 0;
  for (const value of figures) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** The figure below which a share of them lies (0..1), by nearest rank; NaN when there is none. */
export function quantileOf(figures: Iterable<number>, share: number): number {
  const sorted = Float64Array.from([...figures].filter((value) => !Number.isNaN(value))).toSorted();
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}

/** Smallest and largest figure that is there, in one pass; NaN when there is none. */
export function rangeOf(figures: Iterable<number>): readonly [low: number, high: number] {
  let [low, high] = [Number.NaN, Number.NaN];
  for (const value of figures) {
    if (Number.isNaN(value)) continue;
    if (!(value >= low)) low = value;
    if (!(value <= high)) high = value;
  }
  return [low, high];
}

/** Ranks of figures, equal ones sharing their mean rank. */
export function ranksOf(figures: readonly number[]): readonly number[] {
  const order = figures.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value);
  const ranks: number[] = Array.from({ length: figures.length }, () => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to++;
    for (let at = from; at <= to; at++) ranks[order[at]?.at ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

/** Pearson's correlation of two lists of equal length. */
export function correlationOf(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [meanOf(a), meanOf(b)];
  let [sab, saa, sbb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [(a[at] ?? 0) - ma, (b[at] ?? 0) - mb];
    sab += x * y;
    saa += x * x;
    sbb += y * y;
  }
  return saa === 0 || sbb === 0 ? 0 : sab / Math.sqrt(saa * sbb);
}

/** How often each value occurs; nulls left out. */
export function countsOf(cells: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return counts;
}

/** Three standard deviations of a share over so many rows. */
export function shareSlack(target: number, rows: number): number {
  return 3 * Math.sqrt((target * (1 - target)) / Math.max(1, rows));
}

/** A figure for a reader: four digits that tell. */
export function showNumber(value: number): string {
  return Number.isNaN(value) ? 'nothing' : String(Number(value.toPrecision(4)));
}
