import type { TextHead } from '../../../../knowledge/facts-schema.ts';
import type { Business } from '../../../../knowledge/any-business.ts';
import type { Concept, Domain, TableShape } from '../../../../knowledge/schema.ts';

/** A table of a domain that the words may mean; `score` orders them, 0..1. */
export type TableFound = {
  readonly domain: Domain;
  readonly table: TableShape;
  readonly score: number;
  /** Whose table it is, when the domain stands for any business. */
  readonly business: Business | null;
};

/** A concept that a column's name and description may mean; `score` 0..1, 1 when the name is one of the concept's own. `subject`: whom it describes by the words. */
export type ConceptFound = { readonly concept: Concept; readonly score: number; readonly subject: string | null };

export type TableQuestion = {
  readonly subject: string;
  readonly columns: readonly string[];
  readonly language: string;
};

export type ConceptQuestion = {
  readonly name: string;
  readonly about: string;
  readonly siblings: readonly string[];
  readonly subject: string;
  readonly domain: string | null;
  readonly table: string | null;
  readonly language: string;
};

/** `to = from × factor + offset`. */
export type UnitChange = { readonly factor: number; readonly offset: number };

/** What plan-making asks of the knowledge base. All answers are deterministic, best first. */
export interface Meanings {
  concept(id: string): Concept | null;
  /** Concepts that are a kind of this one (`body_weight` of `weight`). */
  narrower(id: string): readonly Concept[];
  domain(id: string): Domain | null;
  findTables(question: TableQuestion): readonly TableFound[];
  findConcepts(question: ConceptQuestion): readonly ConceptFound[];
  /** What a usual column is called in that language; null when nothing is known but its English name. */
  columnName(name: string, language: string): string | null;
  /** Words taken for slips of others, as the knowledge base reads them. */
  corrections(words: string): readonly { readonly wrong: string; readonly right: string }[];
  /** Concepts whose whole name stands in the words, the longest first. */
  conceptsNamed(words: string): readonly string[];
  /** What is known of the grammars of texts, by name. */
  textHeads(): Readonly<Record<string, TextHead>>;
  /** Whether a word names a kind of person ("volunteer"). */
  isPerson(word: string): boolean;
  /** The unit that a word or sign stands for; null for none. */
  unit(words: string): string | null;
  /** Null when the units are unknown or measure different things. */
  conversion(from: string, to: string): UnitChange | null;
  /** When a holiday by that name is in a year, with the days around in which people buy or travel for it; empty when not known. */
  holiday(name: string, year: number): readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** The country, region or city that words name. */
  place(words: string): {
    readonly country: string;
    readonly city: string | null;
    readonly region: string | null;
    readonly locale: string;
  } | null;
}
