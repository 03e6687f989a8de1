import type { TimeUnit } from '../../../../../contract/rhythm.ts';

/** A figure or stretch of time read at tokens [first, end). Facts never overlap; lists and sentences are cut around them. */
export type Fact = { readonly first: number; readonly end: number } & (
  | {
      readonly kind: 'amount';
      readonly value: number;
      readonly percent: boolean;
      readonly unit: string | null;
      readonly timeUnit: TimeUnit | null;
      readonly approximate: boolean;
      readonly written: boolean;
    }
  | {
      readonly kind: 'range';
      readonly min: number | null;
      readonly max: number | null;
      readonly exclusive: 'none' | 'min' | 'max' | 'both';
      readonly percent: boolean;
      readonly unit: string | null;
      readonly timeUnit: TimeUnit | null;
      readonly approximate: boolean;
    }
  /** One stretch of the calendar, `to` exclusive. */
  | {
      readonly kind: 'moment';
      readonly from: string;
      readonly to: string;
      readonly grain: TimeUnit;
      readonly hasYear: boolean;
      readonly holiday: string | null;
    }
  /** From one moment to another; `to` exclusive; null where open. `inclusive` as the words have it. */
  | {
      readonly kind: 'moments';
      readonly from: string | null;
      readonly to: string | null;
      readonly grain: TimeUnit;
      readonly inclusive: boolean;
    }
  /** A stretch relative to today: "last year", "the past 90 days". */
  | { readonly kind: 'relative'; readonly from: string; readonly to: string; readonly grain: TimeUnit }
  | { readonly kind: 'ratio'; readonly parts: readonly number[] }
);
export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
