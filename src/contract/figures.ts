const wholes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** `1,000,000`. */
export function showCount(count: number): string {
  return wholes.format(count);
}

/** `1 row`, `2 rows`. */
export function showCountOf(count: number, one: string): string {
  return `${wholes.format(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** Four digits that matter, `—` for null. */
export function showFigure(figure: number | null): string {
  if (figure === null) return '—';
  return Math.abs(figure) >= 1e4 ? wholes.format(figure) : short.format(figure);
}

/** `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function showSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

/** `512 B`, `4.2 kB`, `81 MB`, in powers of 1000. */
export function showBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const figure = bytes / 1000 ** power;
  return `${figure < 10 && power > 0 ? figure.toFixed(1) : Math.round(figure)} ${units[power] ?? 'B'}`;
}
