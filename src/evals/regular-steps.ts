const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A step in milliseconds or months: `10min`, `1h`, `1month`; null when it is none. */
export function readStep(step: string): { readonly ms: number } | { readonly months: number } | null {
  const [, count = '', unit = ''] = /^(\d+)\s*(ms|s|min|h|d|w|month)$/u.exec(step) ?? [];
  if (count === '') return null;
  const ms = units[unit];
  return ms === undefined ? { months: Number(count) } : { ms: Number(count) * ms };
}

/** Null when moments, put in order, are all one step apart; otherwise what is wrong. */
export function isRegular(moments: readonly number[], step: string): string | null {
  const wanted = readStep(step);
  if (wanted === null) return `${step} is no step`;
  const sorted = Float64Array.from(moments).toSorted();
  for (let at = 1; at < sorted.length; at++) {
    const [before, now] = [sorted[at - 1] ?? 0, sorted[at] ?? 0];
    const right = 'ms' in wanted ? now - before === wanted.ms : monthOf(now) - monthOf(before) === wanted.months;
    if (!right) return `${new Date(before).toISOString()} and ${new Date(now).toISOString()} follow each other`;
  }
  return null;
}

function monthOf(moment: number): number {
  const date = new Date(moment);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
