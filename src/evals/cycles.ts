import type { EvalColumn, EvalTable } from './eval-table.ts';
import { meanOf, rangeOf } from './figures-of.ts';

const bins = 24;

/**
 * How well the mean course over one cycle tells the values: the root of the share of their variance, 0 to 1. From every value the mean of the cycle
 * around it, within its own series, is taken first, so that neither a drift nor the level of a series counts for or against it.
 */
export function shareOfCycle(table: EvalTable, value: EvalColumn, moments: EvalColumn, cycleMs: number): number {
  const series = seriesColumn(table, moments);
  const readings = new Map<string, Reading[]>();
  value.figures.forEach((figure, at) => {
    const moment = moments.figures[at] ?? Number.NaN;
    if (Number.isNaN(figure) || Number.isNaN(moment)) return;
    const key = series?.cells[at] ?? '';
    const list = readings.get(key) ?? [];
    list.push({ moment, figure });
    readings.set(key, list);
  });
  const course = Array.from({ length: bins }, (): number[] => []);
  for (const list of readings.values()) {
    for (const { moment, figure } of withoutDrift(list, cycleMs))
      course[Math.floor(((((moment % cycleMs) + cycleMs) % cycleMs) / cycleMs) * bins)]?.push(figure);
  }
  const all = course.flat();
  const whole = all.reduce((sum, one) => sum + one ** 2, 0);
  const between = course.reduce((sum, bin) => sum + (bin.length === 0 ? 0 : bin.length * meanOf(bin) ** 2), 0);
  // So many bins explain some of anything: what chance gives is taken off.
  const chance = (bins - 1) / Math.max(1, all.length - 1);
  const least = 1e-9 * all.length * spreadOf(value) ** 2;
  return whole <= least || chance >= 1 ? 0 : Math.sqrt(Math.max(0, (between / whole - chance) / (1 - chance)));
}

type Reading = { readonly moment: number; readonly figure: number };

/** Readings less the mean of the cycle around each; those without half a cycle on both sides are left out. */
function withoutDrift(readings: readonly Reading[], cycleMs: number): readonly Reading[] {
  const sorted = readings.toSorted((a, b) => a.moment - b.moment);
  const [first, last] = [sorted[0]?.moment ?? 0, sorted.at(-1)?.moment ?? 0];
  const kept: Reading[] = [];
  let [from, to, sum] = [0, 0, 0];
  for (const { moment, figure } of sorted) {
    for (; to < sorted.length && (sorted[to]?.moment ?? 0) < moment + cycleMs / 2; to++) sum += sorted[to]?.figure ?? 0;
    for (; (sorted[from]?.moment ?? 0) < moment - cycleMs / 2; from++) sum -= sorted[from]?.figure ?? 0;
    if (moment - first >= cycleMs / 2 && last - moment >= cycleMs / 2)
      kept.push({ moment, figure: figure - sum / (to - from) });
  }
  // A window with one end open leans on a straight drift by the same amount everywhere.
  const lean = meanOf(kept.map(({ figure }) => figure));
  return kept.map(({ moment, figure }) => ({ moment, figure: figure - lean }));
}

function spreadOf(column: EvalColumn): number {
  const [low, high] = rangeOf(column.figures);
  return high - low;
}

/** The column that tells series apart where moments repeat: the one of fewest values under each of which no moment occurs twice. */
function seriesColumn(table: EvalTable, moments: EvalColumn): EvalColumn | null {
  const isSeries = (column: EvalColumn | null): boolean => {
    const seen = new Set<string>();
    for (let at = 0; at < table.rows; at++) {
      const key = `${moments.cells[at] ?? ''} ${column?.cells[at] ?? ''}`;
      if (seen.has(key)) return false;
      seen.add(key);
    }
    return true;
  };
  if (isSeries(null)) return null;
  const candidates = table.columns
    .filter((column) => column !== moments)
    .map((column) => ({ column, values: new Set(column.cells).size }))
    .filter(({ values }) => values > 1 && values <= table.rows / 2)
    .toSorted((a, b) => a.values - b.values);
  return candidates.find(({ column }) => isSeries(column))?.column ?? null;
}
