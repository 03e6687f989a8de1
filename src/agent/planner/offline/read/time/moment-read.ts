import type { TimeUnit } from '../../../../../contract/rhythm.ts';

/** A named stretch of the calendar: `to` is exclusive. `hasYear` is false for "March 15", where the year had to be chosen. */
export type MomentRead = {
  readonly next: number;
  readonly from: string;
  readonly to: string;
  readonly grain: TimeUnit;
  readonly hasYear: boolean;
  readonly holiday?: string;
};
