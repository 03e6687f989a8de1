/** A distribution ready to be drawn from by inversion. */
export type Quantile = {
  /** Whether the values are whole numbers by nature (counts, ranks). */
  readonly isDiscrete: boolean;
  /** Replaces each share (0 < share < 1) by the value below which that share lies; increasing in the share. */
  readonly fill: (shares: Float64Array) => void;
  /** Probability of a value at or below this one. */
  readonly cdf: (value: number) => number;
};
