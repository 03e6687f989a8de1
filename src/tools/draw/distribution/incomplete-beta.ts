import { logGamma } from './incomplete-gamma.ts';

const tiny = 1e-300;

/** Natural logarithm of x^a (1-x)^b / B(a, b), where x is given by its logit. */
export function logBetaMass(a: number, b: number, logit: number): number {
  const logX = -Math.log1p(Math.exp(-logit));
  const logY = -Math.log1p(Math.exp(logit));
  return a * logX + b * logY + logGamma(a + b) - logGamma(a) - logGamma(b);
}

/**
 * Logarithms of the regularised incomplete beta function and its complement at the x with this logit.
 *
 * Continued fraction (Lentz), on the side where it converges fast. Source: NIST DLMF 8.17.22.
 */
export function logIncompleteBeta(a: number, b: number, logit: number): { lower: number; upper: number } {
  const x = 1 / (1 + Math.exp(-logit));
  const front = logBetaMass(a, b, logit);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(0, front + Math.log(fraction(a, b, x) / a));
    return { lower, upper: Math.log1p(-Math.exp(lower)) };
  }
  const upper = Math.min(0, front + Math.log(fraction(b, a, 1 / (1 + Math.exp(logit))) / b));
  return { lower: Math.log1p(-Math.exp(upper)), upper };
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const change = d * c;
    result *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return result;
}

function guard(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
