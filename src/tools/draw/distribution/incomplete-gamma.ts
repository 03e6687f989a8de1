const epsilon = 1e-16;
const tiny = 1e-300;

/** Natural logarithm of the gamma function for x > 0. Sources: Lanczos (SIAM B 1, 1964) with g = 7; Stirling's series above 20. */
export function logGamma(x: number): number {
  if (x > 20) {
    const inverse = 1 / x;
    const square = inverse * inverse;
    const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
    return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + series;
  }
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  const sum =
    0.99999999999980993 +
    676.5203681218851 / (y + 1) -
    1259.1392167224028 / (y + 2) +
    771.32342877765313 / (y + 3) -
    176.61502916214059 / (y + 4) +
    12.507343278686905 / (y + 5) -
    0.13857109526572012 / (y + 6) +
    9.9843695780195716e-6 / (y + 7) +
    1.5056327351493116e-7 / (y + 8);
  const t = y + 7.5;
  return 0.9189385332046727 + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Logarithms of the regularised incomplete gamma functions, lower and upper, at x = exp(logX).
 *
 * Power series below shape + 1, continued fraction (Lentz) above. Source: NIST DLMF 8.7, 8.9.
 */
export function logIncompleteGamma(shape: number, logX: number): { lower: number; upper: number } {
  const x = Math.exp(logX);
  const front = shape * logX - x - logGamma(shape);
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 100_000 && term > sum * epsilon; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    const lower = Math.min(0, front + Math.log(sum));
    return { lower, upper: Math.log1p(-Math.exp(lower)) };
  }
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const an = -n * (n - shape);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < epsilon) break;
  }
  const upper = Math.min(0, front + Math.log(fraction));
  return { lower: Math.log1p(-Math.exp(upper)), upper };
}
