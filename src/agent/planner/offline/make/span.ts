import type { TimeSpan } from '../../../../contract/rhythm.ts';
import { figure } from './figures.ts';

/** Milliseconds of a span; months and years by their mean. */
export function spanMs(span: TimeSpan): number {
  const unit = {
    millisecond: 1,
    second: 1000,
    minute: 60_000,
    hour: 3_600_000,
    day: 86_400_000,
    week: 604_800_000,
    month: 2_629_746_000,
    quarter: 7_889_238_000,
    year: 31_556_952_000,
  };
  return span.amount * unit[span.unit];
}

/** `10 minutes`, `day`. */
export function spanInWords(span: TimeSpan): string {
  return span.amount === 1 ? span.unit : `${figure(span.amount)} ${span.unit}s`;
}
