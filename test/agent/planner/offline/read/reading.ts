import { readRequest } from '../../../../../src/agent/planner/offline/read/read-request.ts';
import type { ColumnAsk, RequestReading, ValueAsk } from '../../../../../src/agent/planner/offline/reading.ts';

export const today = '2026-11-23';

/** Reads a request as of a fixed day. */
export function read(request: string): Promise<RequestReading> {
  return readRequest(request, { today });
}

/** A value without the places it was read from. */
export function bare(value: ValueAsk): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      (key === 'from' || key === 'to') && typeof inner === 'number' ? undefined : inner,
    ),
  ) as Record<string, unknown>; // -- a plain object went in
}

/** Any part of a reading without the places it was read from. */
export function withoutSpans<Part>(part: Part): unknown {
  return JSON.parse(
    JSON.stringify(part, (key, inner: unknown) =>
      (key === 'from' || key === 'to') && typeof inner === 'number' ? undefined : inner,
    ),
  );
}

export function columnOf(reading: RequestReading, name: string): ColumnAsk | undefined {
  return reading.tables
    .flatMap((table) => table.columns)
    .find((column) => column.name.toLowerCase() === name.toLowerCase());
}

export function valuesOf(reading: RequestReading, name: string): readonly Record<string, unknown>[] {
  return columnOf(reading, name)?.values.map(bare) ?? [];
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
  const own = part as Record<string, unknown>; // -- any object can be walked
  const { from, to } = own;
  const here = typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : [];
  return [...here, ...Object.values(own).flatMap(spansIn)];
}
