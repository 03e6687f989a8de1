import type { CaseList } from '../cases/case-list.ts';
import { dictionary } from './dictionary.ts';
import type { Span } from '../../reading.ts';
import type { Fact } from '../value/fact.ts';
import type { Token } from './token.ts';
import { textOf } from './token.ts';

/** What the request's names may mean, asked of whoever knows the subjects and columns. */
export interface Knowledge {
  /** Whether the words name something a table can be about ("patients", "hotel bookings"). */
  isSubject(words: string): boolean;
  /** How sure it is, 0..1, that the words name a column. */
  isColumn(words: string): number;
  /** Whether it is a word of the knowledge base or a right word it must leave alone: no slip of another. */
  isWord(word: string): boolean;
  /** Whether both name the same thing for a column to hold: "cost" and `price`. Missing: nobody knows. */
  sameMeaning?(words: string, name: string): boolean;
}

/** Everything a reader needs to read on: the words, the figures already read, and the book of words accounted for. */
export type Scene = {
  readonly request: string;
  readonly tokens: readonly Token[];
  readonly facts: readonly Fact[];
  /** The fact that starts at each token, and for every token inside a fact the position where that fact ends. */
  readonly factFrom: ReadonlyMap<number, Fact>;
  readonly factEnd: Int32Array;
  /** For every opening bracket the position after the one that closes it, else -1. */
  readonly closes: Int32Array;
  readonly language: string;
  readonly today: string;
  readonly knows: Knowledge | null;
  /** 1 for every token that some part of the reading accounts for. */
  readonly used: Uint8Array;
  /** Cases in descriptions of columns, understood at the end. */
  readonly cases: CaseList[];
};

/** Prepares a scene from tokens and facts. */
export function makeScene(parts: Omit<Scene, 'factFrom' | 'factEnd' | 'closes' | 'used' | 'cases'>): Scene {
  const factEnd = new Int32Array(parts.tokens.length);
  for (const fact of parts.facts) factEnd.fill(fact.end, fact.first, fact.end);
  return {
    ...parts,
    factFrom: new Map(parts.facts.map((fact) => [fact.first, fact])),
    factEnd,
    closes: matchBrackets(parts.tokens),
    used: new Uint8Array(parts.tokens.length),
    cases: [],
  };
}

/** Notes that the tokens [first, end) are accounted for. */
export function claim(scene: Scene, first: number, end: number): void {
  scene.used.fill(1, Math.max(0, first), Math.max(0, end));
}

/** Whether any token in [first, end) is already accounted for. */
export function isClaimed(scene: Scene, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (scene.used[at] === 1) return true;
  return false;
}

/** Character positions of the tokens [first, end); an empty stretch stands at its first token. */
export function spanOf(scene: Scene, first: number, end: number): Span {
  const start = scene.tokens[first];
  const last = scene.tokens[Math.max(first, end - 1)];
  return { from: start?.from ?? scene.request.length, to: last?.to ?? scene.request.length };
}

/** The request's own text of the tokens [first, end), blanks made single. */
export function wordsOf(scene: Scene, first: number, end: number): string {
  return textOf(scene.request, scene.tokens, first, end).replaceAll(/\s+/gu, ' ');
}

/** The position after the bracket that closes the one at `at`, or -1 when it stays open before `end`. */
export function closeOf(scene: Scene, at: number, end: number): number {
  const close = scene.closes[at] ?? -1;
  return close > 0 && close <= end ? close : -1;
}

const openers = dictionary<string>({ ')': '(', ']': '[', '}': '{' });

/** For every opening bracket the position after its partner, else -1. Brackets of different kinds do not hide each other. */
function matchBrackets(tokens: readonly Token[]): Int32Array {
  const closes = new Int32Array(tokens.length).fill(-1);
  const open: Record<string, number[]> = { '(': [], '[': [], '{': [] };
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue;
    open[token.word]?.push(at);
    const opener = openers[token.word];
    const from = opener === undefined ? undefined : open[opener]?.pop();
    if (from !== undefined) closes[from] = at + 1;
  }
  return closes;
}

/** The next position after a whole piece: a fact, a bracketed group or one token. */
export function stepOver(scene: Scene, at: number, end: number): number {
  const fact = scene.factEnd[at] ?? 0;
  if (fact > at) return Math.min(fact, end);
  const close = closeOf(scene, at, end);
  return close > 0 ? close : at + 1;
}
