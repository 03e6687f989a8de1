/** Named lists of equal length: entry i of a pool is the i-th value of each part. Weights need not sum to 1; null means equal. */
export type Pool = {
  readonly name: string;
  readonly size: number;
  readonly parts: ReadonlyMap<string, readonly (string | number | null)[]>;
  readonly weights: Float64Array | null;
};

/**
 * A grammar of phrases. `rules.start` is expanded first; `{rule}` inserts an expansion of that rule, `{$slot}` the value of the slot's column.
 * An option whose `when` (an expression over the slots) does not hold for the row is left out; the others are chosen by weight.
 */
export type Grammar = {
  readonly name: string;
  readonly slots: readonly string[];
  readonly rules: ReadonlyMap<
    string,
    readonly { readonly text: string; readonly weight: number; readonly when: readonly SlotCondition[] }[]
  >;
};

/** Holds when the slot's value, read as text, is one of `values`, or, read as a number, lies in min..max. */
export type SlotCondition = {
  readonly slot: string;
  readonly values?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
};

/** Where tools get pools and grammars from; the knowledge base implements it. */
export interface PoolSource {
  /**
   * A pool by name, or null when there is none of that name. Names with a locale or country: `first_name/en_US` (parts name, gender),
   * `last_name/en_US` (name), `street/de_DE` (name), `place/US` (city, region, region_code, postcode, country, country_code, latitude,
   * longitude, timezone, currency, continent, calling_code), `company_word/en_US`; plain names for entity pools: `product`, `book`, ….
   */
  pool(name: string): Promise<Pool | null>;
  grammar(name: string, language: string): Promise<Grammar | null>;
}
