import type { CompiledSlot } from './compile-grammar.ts';
import { moodShare } from './mood.ts';

/** What conditions compare: a whole number on the slot's scale, a class, or the value in small letters; null when the value says nothing. */
export type Token = string | number | null;

/** Reads the cells of one slot; what it has read once it keeps. */
export class SlotReader {
  readonly #slot: CompiledSlot;
  readonly #columnScale: readonly [number, number] | undefined;
  readonly #known = new Map<string, Token>();
  readonly #classes: readonly (readonly [name: string, words: RegExp])[];

  /** `columnScale`: from where to where the column's figures go, when not as the slot's own scale. */
  constructor(slot: CompiledSlot, columnScale?: readonly [number, number]) {
    this.#slot = slot;
    this.#columnScale = columnScale;
    this.#classes = [...(slot.head.classes ?? [])].map(([name, words]) => [name, wordsPattern([name, ...words])]);
  }

  /** The token of a cell's text. */
  token(value: string): Token {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const token = this.#read(value);
    if (this.#known.size > 10_000) this.#known.clear();
    this.#known.set(value, token);
    return token;
  }

  #read(value: string): Token {
    const { scale, classes } = this.#slot.head;
    if (scale !== undefined) return onScale(value, scale, this.#columnScale);
    if (classes === undefined) return value.trim().toLowerCase();
    if (classes.has(value.trim().toLowerCase())) return value.trim().toLowerCase();
    let best: string | null = null;
    let end = -1;
    // The noun of a phrase stands last: a coffee table is a table.
    for (const [name, words] of this.#classes) {
      for (const match of value.matchAll(words)) {
        const to = match.index + match[0].length;
        if (to > end) [best, end] = [name, to];
      }
    }
    return best;
  }
}

/** Words of up to three letters match whole (with an s or not), longer ones as the beginning of a word. */
function wordsPattern(words: readonly string[]): RegExp {
  const parts = words.map((word) => {
    const plain = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll('_', '[ _-]');
    return word.length <= 3 ? `${plain}s?(?![\\p{L}\\d])` : plain;
  });
  return new RegExp(`(?<![\\p{L}\\d])(?:${parts.join('|')})`, 'giu');
}

function onScale(
  value: string,
  [low, high]: readonly [number, number],
  columnScale: readonly [number, number] | undefined,
): number | null {
  const mood = moodShare(value);
  if (mood !== null) return Math.round(low + mood * (high - low));
  const stars = /^[★⭐]+/u.exec(value)?.[0];
  const number = stars === undefined ? Number.parseFloat(value) : stars.length;
  if (!Number.isFinite(number)) return null;
  const [from, to] = columnScale ?? [low, high];
  const share = to === from ? 1 : (number - from) / (to - from);
  return Math.round(low + Math.min(1, Math.max(0, share)) * (high - low));
}
