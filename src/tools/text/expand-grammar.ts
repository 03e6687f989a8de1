import type { CompiledCondition, CompiledGrammar, CompiledOption, OptionGroup } from './compile-grammar.ts';
import { isPlural } from './is-plural.ts';
import type { NumberPiece, Piece, Shape } from './read-marks.ts';
import { SlotReader, type Token } from './read-slot.ts';
import { articleFor, capitalise, decapitalise, withinSentence } from './write-article.ts';

/** The values of a grammar's slots for one row; null where no column fills the slot, or its cell is null. */
export type SlotValues = readonly (string | null)[];

/** Expands a grammar for one row after the other. */
export class GrammarExpander {
  readonly #grammar: CompiledGrammar;
  readonly #readers: readonly SlotReader[];
  /** The number of the text in which an option was last used: a text does not say the same thing twice while it has other things to say. */
  readonly #usedIn: Float64Array;
  #text = 0;
  #state = 0;
  #factBits = 0;
  #inFact = false;
  #values: SlotValues = [];
  readonly #tokens: (Token | undefined)[];
  readonly #shown: (string | undefined)[];
  readonly #kept: (string | undefined)[];

  /** `readers`: how the cells of each slot are read; as the grammar's heads say when not given. */
  constructor(
    grammar: CompiledGrammar,
    readers: readonly SlotReader[] = grammar.slots.map((one) => new SlotReader(one)),
  ) {
    this.#grammar = grammar;
    this.#readers = readers;
    this.#usedIn = new Float64Array(grammar.optionCount);
    this.#tokens = grammar.slots.map(() => undefined);
    this.#shown = grammar.slots.map(() => undefined);
    this.#kept = grammar.rules.map(() => undefined);
  }

  /**
   * The text for a row with these slot values and random bits: the same ones give the same text. `factBits` are those that all texts of the row
   * share: facts, and what stands in for unfilled slots, depend on them alone.
   */
  expand(values: SlotValues, bits: number, factBits: number = bits): string {
    this.#text += 1;
    this.#state = bits;
    this.#factBits = factBits;
    this.#values = values;
    this.#tokens.fill(undefined);
    this.#shown.fill(undefined);
    this.#kept.fill(undefined);
    return tidy(this.#rule(this.#grammar.start, 0));
  }

  #rule(index: number, depth: number): string {
    const rule = this.#grammar.rules[index];
    // A rule within itself a hundred times would not end.
    if (rule === undefined || depth > 100) return '';
    if (rule.isFact) return this.#fact(index, depth);
    const option = this.#choose(rule.groups, depth);
    return option === null ? '' : this.#pieces(option.pieces, depth + 1);
  }

  /** A rule whose expansion depends on the row's shared bits and its own name alone, whichever text asks for it, and when. */
  #fact(index: number, depth: number): string {
    const known = this.#kept[index];
    if (known !== undefined) return known;
    const [state, inFact] = [this.#state, this.#inFact];
    this.#state = mix(this.#factBits ^ (this.#grammar.rules[index]?.key ?? 0));
    this.#inFact = true;
    const option = this.#choose(this.#grammar.rules[index]?.groups ?? [], depth);
    const text = option === null ? '' : this.#pieces(option.pieces, depth + 1);
    [this.#state, this.#inFact] = [state, inFact];
    this.#kept[index] = text;
    return text;
  }

  #pieces(pieces: readonly Piece[], depth: number): string {
    let text = '';
    for (const piece of pieces) text += this.#piece(piece, depth);
    return text;
  }

  #piece(piece: Piece, depth: number): string {
    switch (piece.kind) {
      case 'literal':
        return piece.text;
      case 'number':
        return writeNumber(piece, this.#next());
      case 'rule': {
        const text = piece.kept
          ? (this.#kept[piece.rule] ?? this.#rule(piece.rule, depth))
          : this.#rule(piece.rule, depth);
        if (piece.kept) this.#kept[piece.rule] = text;
        return shaped(text, piece.shape);
      }
      case 'slot':
        return piece.shape === 'lower'
          ? withinSentence(this.#show(piece.slot, depth))
          : shaped(this.#show(piece.slot, depth), piece.shape);
      case 'agree':
        return isPlural(this.#show(piece.slot, depth)) ? piece.many : piece.one;
      case 'choice':
        return this.#pieces(piece.choices[Math.floor(this.#next() * piece.choices.length)] ?? [], depth);
    }
  }

  /** What a text says for a slot: its value, else what the rule `_slot` gives, else what was chosen to stand in. */
  #show(slot: number, depth: number): string {
    const known = this.#shown[slot];
    if (known !== undefined) return known;
    const value = this.#values[slot] ?? null;
    const standIn = this.#grammar.slots[slot]?.standIn ?? -1;
    const text = value ?? (standIn < 0 ? String(this.#token(slot) ?? 'it') : this.#fact(standIn, depth));
    this.#shown[slot] = text;
    return text;
  }

  /** What conditions compare for a slot. */
  #token(slot: number): Token {
    const known = this.#tokens[slot];
    if (known !== undefined) return known;
    const token = this.#readToken(slot);
    this.#tokens[slot] = token;
    return token;
  }

  #readToken(slot: number): Token {
    const one = this.#grammar.slots[slot];
    if (one === undefined) return null;
    const value = this.#values[slot] ?? null;
    const read = value === null ? null : (this.#readers[slot]?.token(value) ?? null);
    if (read !== null) return read;
    const other = one.like < 0 ? null : (this.#values[one.like] ?? null);
    const alike = other === null ? null : (this.#readers[slot]?.token(other) ?? null);
    if (alike !== null) return alike;
    if ((value !== null || other !== null) && one.head.classes !== undefined && one.takesOther) return 'other';
    const total = one.choices.reduce((sum, choice) => sum + choice.weight, 0);
    let rest = ((mix(this.#factBits ^ one.key ^ 0x5bd1e995) >>> 0) / 4_294_967_296) * total;
    for (const choice of one.choices) {
      rest -= choice.weight;
      if (rest < 0) return one.head.scale === undefined ? choice.value.toLowerCase() : Number(choice.value);
    }
    return null;
  }

  #holds(condition: CompiledCondition, depth: number): boolean {
    if (condition.filled !== null) return ((this.#values[condition.at] ?? null) !== null) === condition.filled;
    const token = condition.on === 'slot' ? this.#token(condition.at) : this.#fact(condition.at, depth).toLowerCase();
    return this.#meets(condition, token) !== condition.not;
  }

  #meets({ values, min, max }: CompiledCondition, token: Token): boolean {
    if (token === null) return false;
    if (values !== null) return values.has(String(token));
    const number = Number(token);
    return Number.isFinite(number) && number >= min && number <= max;
  }

  /** One of the options that the row allows, by weight; first among those that this text has not used yet. */
  #choose(groups: readonly OptionGroup[], depth: number): CompiledOption | null {
    let usable = groups.filter((group) => !group.otherwise && group.when.every((one) => this.#holds(one, depth)));
    if (usable.every((group) => group.when.length === 0))
      usable = groups.filter((group) => group.otherwise || usable.includes(group));
    return this.#pick(usable, true) ?? this.#pick(usable, false);
  }

  #pick(groups: readonly OptionGroup[], fresh: boolean): CompiledOption | null {
    const usedIn = this.#inFact ? -1 : this.#text;
    let total = 0;
    for (const group of groups)
      for (const option of group.options)
        if (!fresh || this.#usedIn[option.id] !== usedIn) total += option.weight * group.preference;
    if (total === 0) return null;
    let rest = this.#next() * total;
    let last: CompiledOption | null = null;
    for (const group of groups)
      for (const option of group.options) {
        if (fresh && this.#usedIn[option.id] === usedIn) continue;
        last = option;
        rest -= option.weight * group.preference;
        if (rest >= 0) continue;
        if (!this.#inFact) this.#usedIn[option.id] = usedIn;
        return option;
      }
    return last;
  }

  /** The next number in [0, 1) from the row's bits: SplitMix32's counter under the finaliser of MurmurHash3 (Appleby). */
  #next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return (mix(this.#state) >>> 0) / 4_294_967_296;
  }
}

function mix(bits: number): number {
  let word = bits;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** Rules left empty leave blanks behind. */
function tidy(text: string): string {
  return text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +(?=[.,](?:\s|$)|\n)|(?<=\n) +/gu, '')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

function writeNumber({ low, step, steps, decimals, width, grouped }: NumberPiece, fraction: number): string {
  const number = low + Math.floor(fraction * (steps + 1)) * step;
  const text = number.toFixed(decimals).padStart(width, '0');
  return grouped ? text.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ',') : text;
}

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
