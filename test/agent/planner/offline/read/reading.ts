import { readRequest } from '../../../../../src/agent/planner/offline/read/read-request.ts';
import type { ColumnAsk, RequestReading, ValueAsk } from '../../../../../src/agent/planner/offline/reading.ts';

export const today = '2026-11-23';

/** Reads a request as of a fixed day. */
export function read(request: string): Promise<RequestReading> {
  return readRequest(request, { today });
}

/** Any part of a reading without the places it was read from. */
export function withoutSpans(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutSpans);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key, inner]) => inner !== undefined && !((key === 'from' || key === 'to') && typeof inner === 'number'))
      .map(([key, inner]) => [key, withoutSpans(inner)]),
  );
}

/** A value without the places it was read from. */
export function bare(value: ValueAsk): unknown {
  return withoutSpans(value);
}

export function columnOf(reading: RequestReading, name: string): ColumnAsk | undefined {
  return reading.tables
    .flatMap((table) => table.columns)
    .find((column) => column.name.toLowerCase() === name.toLowerCase());
}

/** Words of the request that no part of the reading accounts for. */
export function leftOver(reading: RequestReading): string {
  let left = '';
  let at = 0;
  for (const span of reading.used) {
    left += ` ${reading.request.slice(at, span.from)}`;
    at = span.to;
  }
  return `${left} ${reading.request.slice(at)}`.replaceAll(/\s+/gu, ' ').trim();
}

/** Every place noted anywhere in a reading. */
export function spansIn(part: unknown): readonly { readonly from: number; readonly to: number }[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.entries(part);
  const places = new Map(inner);
  const from: unknown = places.get('from');
  const to: unknown = places.get('to');
  const here = typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : [];
  return [...here, ...inner.flatMap(([, value]) => spansIn(value))];
}
