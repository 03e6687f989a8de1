import type { SlotCondition } from '../../contract/pool.ts';
import type { CompiledGrammar, CompiledOption, Piece, Shape } from './compile-grammar.ts';
import { articleFor, capitalise, decapitalise } from './write-article.ts';

/** The values of a grammar's slots for one row; null where no column fills the slot. */
export type SlotValues = readonly (string | null)[];

/** Expands a grammar for one row after the other; what it has looked up for one combination of slot values it keeps for the next. */
export class GrammarExpander {
  readonly #grammar: CompiledGrammar;
  readonly #usable = new Map<string, readonly CompiledOption[]>();
  readonly #conditionSlots: readonly number[];
  #state = 0;
  #values: SlotValues = [];
  #key = '';

  constructor(grammar: CompiledGrammar) {
    this.#grammar = grammar;
    const slots = grammar.rules.flatMap((rule) =>
      rule.options.flatMap((option) => option.when.map(({ slot }) => grammar.slots.indexOf(slot))),
    );
    this.#conditionSlots = [...new Set(slots)];
  }

  /** The text for a row with these slot values and these random bits: the same values and bits give the same text. */
  expand(values: SlotValues, bits: number): string {
    this.#state = bits;
    this.#values = values;
    this.#key = this.#conditionSlots.map((slot) => values[slot] ?? '').join('\u0000');
    return this.#rule(this.#grammar.start, 0).replaceAll(/ {2,}/gu, ' ').trim();
  }

  #rule(index: number, depth: number): string {
    const rule = this.#grammar.rules[index];
    // A rule within itself a hundred times would not end.
    if (rule === undefined || depth > 100) return '';
    const options = rule.isConditional ? this.#usableOptions(index, rule.options) : rule.options;
    const option = this.#choose(options);
    let text = '';
    for (const piece of option?.pieces ?? []) text += this.#piece(piece, depth + 1);
    return text;
  }

  #piece(piece: Piece, depth: number): string {
    switch (piece.kind) {
      case 'literal':
        return piece.text;
      case 'number':
        return String(piece.low + Math.floor(this.#next() * (piece.high - piece.low + 1)));
      case 'rule':
        return shaped(this.#rule(piece.rule, depth), piece.shape);
      case 'slot': {
        const value = this.#values[piece.slot] ?? null;
        const standIn = this.#grammar.standIns[piece.slot] ?? -1;
        return shaped(value ?? (standIn < 0 ? 'it' : this.#rule(standIn, depth)), piece.shape);
      }
    }
  }

  #usableOptions(index: number, options: readonly CompiledOption[]): readonly CompiledOption[] {
    const key = `${index}\u0001${this.#key}`;
    const known = this.#usable.get(key);
    if (known !== undefined) return known;
    const usable = options.filter((option) =>
      option.when.every((condition) =>
        holds(condition, this.#values[this.#grammar.slots.indexOf(condition.slot)] ?? null),
      ),
    );
    if (this.#usable.size > 10_000) this.#usable.clear();
    this.#usable.set(key, usable);
    return usable;
  }

  #choose(options: readonly CompiledOption[]): CompiledOption | undefined {
    let total = 0;
    for (const option of options) total += option.weight;
    let rest = this.#next() * total;
    for (const option of options) {
      rest -= option.weight;
      if (rest < 0) return option;
    }
    return options[options.length - 1];
  }

  /** The next number in [0, 1) from the row's bits: SplitMix32's counter under the finaliser of MurmurHash3 (Appleby). */
  #next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return ((word ^ (word >>> 16)) >>> 0) / 4_294_967_296;
  }
}

/** Whether a slot's value meets a condition; nothing meets one when there is no value. */
export function holds(condition: SlotCondition, value: string | null): boolean {
  if (value === null) return false;
  if (
    condition.values !== undefined &&
    !condition.values.some((one) => one.toLowerCase() === value.trim().toLowerCase())
  )
    return false;
  if (condition.min === undefined && condition.max === undefined) return true;
  const number = moods.get(value.trim().toLowerCase()) ?? Number(value);
  return Number.isFinite(number) && number >= (condition.min ?? -Infinity) && number <= (condition.max ?? Infinity);
}

/** Words for a mood, as stars of five: a condition on stars then also reads a column of moods. */
const moods: ReadonlyMap<string, number> = new Map([
  ['very positive', 5],
  ['positive', 5],
  ['joy', 5],
  ['good', 5],
  ['satisfied', 5],
  ['neutral', 3],
  ['mixed', 3],
  ['negative', 1],
  ['very negative', 1],
  ['bad', 1],
  ['anger', 1],
  ['dissatisfied', 1],
  ['promoter', 10],
  ['passive', 7],
  ['detractor', 1],
]);

function shaped(text: string, shape: Shape): string {
  switch (shape) {
    case 'plain':
      return text;
    case 'capital':
      return capitalise(text);
    case 'lower':
      return decapitalise(text);
    case 'article':
      return `${articleFor(text)} ${text}`;
    case 'capital-article':
      return `${capitalise(articleFor(text))} ${text}`;
  }
}
