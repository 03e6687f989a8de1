import type { EvalColumn, EvalTable } from './eval-table.ts';
import { meanOf } from './figures-of.ts';

const bins = 24;

/**
 * How well the mean course over one cycle tells the values: the root of the share of their variance, 0 to 1. Each series and each cycle is first brought
 * to the same mean, so that neither a drift nor the level of a series counts for or against it.
 */
export function shareOfCycle(table: EvalTable, value: EvalColumn, moments: EvalColumn, cycleMs: number): number {
  const series = seriesColumn(table, moments);
  const cycles = new Map<string, { readonly bin: number; readonly figure: number }[]>();
  value.figures.forEach((figure, at) => {
    const moment = moments.figures[at] ?? Number.NaN;
    if (Number.isNaN(figure) || Number.isNaN(moment)) return;
    const key = `${Math.floor(moment / cycleMs)} ${series?.cells[at] ?? ''}`;
    const list = cycles.get(key) ?? [];
    list.push({ bin: Math.floor(((((moment % cycleMs) + cycleMs) % cycleMs) / cycleMs) * bins), figure });
    cycles.set(key, list);
  });
  const course = Array.from({ length: bins }, (): number[] => []);
  for (const list of cycles.values()) {
    const mean = meanOf(list.map(({ figure }) => figure));
    // One value tells nothing about a course.
    if (list.length > 1) for (const { bin, figure } of list) course[bin]?.push(figure - mean);
  }
  const all = course.flat();
  const whole = all.reduce((sum, one) => sum + one ** 2, 0);
  const between = course.reduce((sum, bin) => sum + (bin.length === 0 ? 0 : bin.length * meanOf(bin) ** 2), 0);
  // So many bins explain some of anything: what chance gives is taken off.
  const chance = (bins - 1) / Math.max(1, all.length - 1);
  return whole === 0 ? 0 : Math.sqrt(Math.max(0, (between / whole - chance) / (1 - chance)));
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
