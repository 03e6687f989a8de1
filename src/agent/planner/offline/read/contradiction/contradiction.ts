import type { RequestReading, Span } from '../../reading.ts';

/** Something the words ask for that cannot be, with the one question it raises. */
export type Contradiction = RequestReading['contradictions'][number];

/** A question about a stretch of the request. */
export function conflict(span: Span, question: string): Contradiction {
  return { span: { from: span.from, to: span.to }, question };
}

/** A figure as people write it: thousands parted, no noise behind the point. */
export function figure(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15
    ? value.toLocaleString('en-US')
    : String(Number(value.toPrecision(12)));
}
