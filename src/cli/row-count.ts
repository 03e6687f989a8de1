const scales: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** A whole number of rows in any usual form: `1000`, `1,000`, `1_000`, `10k`, `1.5M`, `1e6`, `2 million`. Null for anything else. */
export function parseRowCount(text: string): number | null {
  const match = /^(?<digits>\d+(?:[,_ ]\d{3})*(?:\.\d+)?(?:e\+?\d{1,2})?) ?(?<scale>[a-z]*)$/iu.exec(text.trim());
  const { digits, scale } = match?.groups ?? {};
  const factor = scales[(scale ?? '?').toLowerCase()];
  if (digits === undefined || factor === undefined) return null;
  const exact = Number(digits.replaceAll(/[,_ ]/gu, '')) * factor;
  const rows = Math.round(exact);
  // 1.1 × 1e6 misses its whole number by a few units in the last place; 1.5 rows by half a row.
  return Number.isSafeInteger(rows) && Math.abs(exact - rows) <= rows * 1e-12 ? rows : null;
}
