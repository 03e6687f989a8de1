import type { Rhythm, RhythmEvent } from '../../../contract/rhythm.ts';
import { makeGuide, type Guide } from '../guide.ts';
import { civilOf, dayMs, parseMoment, unitMs, unitsBetween, weekdayOf } from './calendar.ts';

/** How often things happen over time: stretches of even frequency. Stretch i lies between `edges[i]` and `edges[i + 1]`, in milliseconds. */
export type Density = { readonly edges: Float64Array; readonly guide: Guide };

/** An event with its ends in milliseconds. */
export type TimedEvent = {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly shape: RhythmEvent['shape'];
};

const shapedPieces = 48;
const shortRangeDays = 64;

/**
 * A rhythm over [from, to) as stretches of even frequency.
 *
 * Stretches last a day, or an hour when the rhythm has hours or the range is short, and are cut at the ends of events; an event
 * whose factor changes over its span is followed in at least 48 pieces. The trend is taken at the middle of a stretch.
 */
export function compileRhythm(from: number, to: number, rhythm: Rhythm | undefined): Density {
  if (rhythm === undefined) return { edges: Float64Array.of(from, to), guide: makeGuide([1]) };
  const events = (rhythm.events ?? []).map(timeEvent);
  const edges = edgesOf(from, to, rhythm, events);
  const weights = new Float64Array(edges.length - 1);
  let day = Number.NaN;
  let ofDay = 1;
  for (let i = 0; i < weights.length; i++) {
    const left = edges[i] ?? 0;
    const right = edges[i + 1] ?? 0;
    const middle = (left + right) / 2;
    const today = Math.floor(middle / dayMs);
    if (today !== day) {
      day = today;
      ofDay = (rhythm.months?.[civilOf(day).month - 1] ?? 1) * (rhythm.weekdays?.[weekdayOf(day)] ?? 1);
    }
    let weight = (right - left) * ofDay * (rhythm.hours?.[Math.floor((middle - day * dayMs) / unitMs.hour)] ?? 1);
    if (rhythm.trend !== undefined) weight *= trendFactor(rhythm.trend, from, middle);
    for (const event of events) weight *= eventFactor(event, middle);
    weights[i] = weight;
  }
  return { edges, guide: makeGuide(weights) };
}

/** Compounding growth from one moment to another. */
function trendFactor(
  trend: { readonly rate: number; readonly per: Parameters<typeof unitsBetween>[2] },
  from: number,
  at: number,
): number {
  return Math.max(0, 1 + trend.rate) ** unitsBetween(from, at, trend.per);
}

/** An event's ends as numbers. */
export function timeEvent(event: RhythmEvent): TimedEvent {
  return { from: parseMoment(event.from), to: parseMoment(event.to), factor: event.factor, shape: event.shape };
}

/** The factor of an event at a moment; 1 outside its span. */
export function eventFactor(event: TimedEvent, ms: number): number {
  if (ms < event.from || ms >= event.to) return 1;
  const passed = (ms - event.from) / (event.to - event.from);
  switch (event.shape) {
    case 'flat':
      return event.factor;
    case 'ramp':
      return 1 + (event.factor - 1) * passed;
    case 'decay':
      return 1 + (event.factor - 1) * (1 - passed);
    case 'bump':
      return 1 + (event.factor - 1) * Math.sin(Math.PI * passed);
  }
}

function edgesOf(from: number, to: number, rhythm: Rhythm, events: readonly TimedEvent[]): Float64Array {
  const days = (to - from) / dayMs;
  let step = rhythm.hours !== undefined || days <= shortRangeDays ? unitMs.hour : dayMs;
  if (rhythm.trend !== undefined) step = Math.min(step, Math.max(1, (to - from) / 256));
  const edges = [from, to];
  for (let at = (Math.floor(from / step) + 1) * step; at < to; at += step) edges.push(at);
  if (step < unitMs.hour)
    for (let at = (Math.floor(from / unitMs.hour) + 1) * unitMs.hour; at < to; at += unitMs.hour) edges.push(at);
  for (const event of events) {
    edges.push(event.from, event.to);
    if (event.shape === 'flat' || (event.to - event.from) / shapedPieces >= step) continue;
    for (let piece = 1; piece < shapedPieces; piece++)
      edges.push(event.from + (piece * (event.to - event.from)) / shapedPieces);
  }
  return Float64Array.from(new Set(edges.filter((edge) => edge >= from && edge <= to))).toSorted();
}

/** Replaces each share by the moment (fractional milliseconds) before which that share of the frequency lies. */
export function fillMoments({ edges, guide }: Density, shares: Float64Array): void {
  const { ends, start } = guide;
  const slots = start.length;
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] ?? 0;
    let entry = start[(share * slots) | 0] ?? 0;
    while ((ends[entry] ?? 1) <= share) entry++;
    const before = entry === 0 ? 0 : (ends[entry - 1] ?? 0);
    const left = edges[entry] ?? 0;
    shares[i] = left + ((edges[entry + 1] ?? left) - left) * ((share - before) / ((ends[entry] ?? 1) - before));
  }
}
