const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  lakh: 1e5,
  m: 1e6,
  mio: 1e6,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  crore: 1e7,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

const count = /(?<digits>\d[\d.,_' ]*)?(?<scale>[a-z]+)?/giu;

/**
 * The largest count that stands in a request, by a glance: what the planner makes of the words comes later.
 * Zero when there is none. A guess, good enough to start threads by.
 */
export function largestCountIn(request: string): number {
  let largest = 0;
  for (const { groups } of request.matchAll(count)) {
    const digits = (groups?.['digits'] ?? '').trim();
    const scale = scales[(groups?.['scale'] ?? '').toLowerCase()];
    if (digits === '' && scale === undefined) continue;
    // "1,500,000" and "1.500.000" are whole; "1.5" before a scale is not.
    const whole = digits.replaceAll(/[,_' ]/gu, '').replaceAll(/\.(?=\d{3}(?:\D|$))/gu, '');
    const value = (digits === '' ? 1 : Number.parseFloat(whole)) * (scale ?? 1);
    if (value > largest) largest = value;
  }
  return largest;
}
