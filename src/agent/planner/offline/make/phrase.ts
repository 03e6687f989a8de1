import type { Span } from '../reading.ts';

/** The words of a span as they stand in the request, blanks run together, without hanging punctuation. */
export function phraseOf(request: string, span: Span): string {
  return request
    .slice(span.from, span.to)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:.\-–—•*(]+/u, '')
    .replace(/[\s,;:\-–—(]+$/u, '');
}

/** The smallest span that covers all of them; null for none. */
export function spanOver(spans: readonly Span[]): Span | null {
  const real = spans.filter((span) => span.to > span.from);
  if (real.length === 0) return null;
  return { from: Math.min(...real.map((span) => span.from)), to: Math.max(...real.map((span) => span.to)) };
}
