/** Named lists of equal length: entry i of a pool is the i-th value of each part. Weights need not sum to 1; null means equal. */
export type Pool = {
  readonly name: string;
  readonly size: number;
  readonly parts: ReadonlyMap<string, readonly (string | number | null)[]>;
  readonly weights: Float64Array | null;
};

/**
 * A grammar of phrases. `rules.start` is expanded first; the marks in an option's text are those of `compileGrammar`.
 *
 * An option whose `when` does not hold for the row is left out; one that is `otherwise` is used only when no option with a condition holds; the others
 * are chosen by weight. Rules named in `facts` come out the same in every text of a row, so that the subject, the body and the answer of a
 * ticket speak of one thing; a condition may ask for a fact as for a slot.
 */
export type Grammar = {
  readonly name: string;
  readonly slots: readonly string[];
  /** What is known of slots beyond their names. */
  readonly heads?: ReadonlyMap<string, SlotHead>;
  readonly facts?: readonly string[];
  readonly rules: ReadonlyMap<string, readonly GrammarOption[]>;
};

export type GrammarOption = {
  readonly text: string;
  readonly weight: number;
  readonly when: readonly SlotCondition[];
  readonly otherwise?: boolean;
};

/**
 * How a slot's cells are read.
 *
 * - `scale`: cells are figures (or words for a mood) on this scale, rounded to whole ones; a column on another scale is brought to it.
 * - `classes`: cells are told apart by words they hold (`Billing issue` and `refunds` are both `billing`); one with none of them is `other`.
 * - `like`: the slot whose value is looked at when this one has none: a category is told from the product's name.
 * - `usual`: what stands in where no column fills the slot, by weight.
 */
export type SlotHead = {
  readonly scale?: readonly [number, number] | undefined;
  readonly classes?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly like?: string | undefined;
  readonly usual?: ReadonlyMap<string, number> | undefined;
};

/**
 * Holds when the value of the slot or fact, or its class, is one of `values`, or, read as a number, lies in min..max. `filled`: whether a column
 * fills the slot. `not`: the opposite.
 */
export type SlotCondition = {
  readonly slot: string;
  readonly values?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly filled?: boolean | undefined;
  readonly not?: boolean | undefined;
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
