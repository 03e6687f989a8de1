import { english } from './english.ts';
import { others } from './others.ts';
import { romance } from './romance.ts';
import type { Token } from '../text/token.ts';

/** A meaning that grammar words carry, whatever the language. */
export type Tag = keyof typeof english;

function isTagName(name: string): name is Tag {
  return Object.hasOwn(english, name);
}

type Phrase = { readonly words: readonly string[]; readonly tag: Tag };

const byFirst = new Map<string, Phrase[]>();
const singles = new Map<string, Set<Tag>>();

for (const language of [english, romance, others]) {
  for (const [tag, phrases] of Object.entries(language)) {
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ');
      const [first = ''] = words;
      if (!isTagName(tag)) continue;
      const entry: Phrase = { words, tag };
      if (words.length === 1) {
        const tags = singles.get(first);
        if (tags === undefined) singles.set(first, new Set([entry.tag]));
        else tags.add(entry.tag);
      } else byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
    }
  }
}
for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);

/** Whether one folded word carries a meaning by itself. */
export function isTag(word: string, tag: Tag): boolean {
  return singles.get(word)?.has(tag) ?? false;
}

/** The end of the longest phrase with this meaning that starts at a position, or -1. */
export function phraseEnd(tokens: readonly Token[], at: number, tag: Tag): number {
  const first = tokens[at]?.word;
  if (first === undefined || first === '') return -1;
  for (const phrase of byFirst.get(first) ?? []) {
    if (phrase.tag === tag && phrase.words.every((word, offset) => tokens[at + offset]?.word === word))
      return at + phrase.words.length;
  }
  return isTag(first, tag) ? at + 1 : -1;
}

/** Where reading goes on after an optional phrase: its end when it is there, else the same position. */
export function skipPhrase(tokens: readonly Token[], at: number, tag: Tag): number {
  const end = phraseEnd(tokens, at, tag);
  return end < 0 ? at : end;
}

/** Phrases cut once; they are constants of the readers. */
const split = new Map<string, readonly string[]>();

/** The end of these very words at a position, or -1. Marks count as words. */
export function wordsEnd(tokens: readonly Token[], at: number, words: string): number {
  const first = tokens[at]?.word;
  if (first === undefined || first === '' || !words.startsWith(first)) return -1;
  let wanted: readonly string[] | undefined = split.get(words);
  if (wanted === undefined) {
    wanted = words.split(' ');
    if (split.size < 5000) split.set(words, wanted);
  }
  if (tokens[at]?.word !== wanted[0]) return -1;
  return wanted.every((word, offset) => tokens[at + offset]?.word === word) ? at + wanted.length : -1;
}

/** The end of the first of several phrases that stands at a position, or -1. Longer ones should come first. */
export function firstPhrase(tokens: readonly Token[], at: number, phrases: readonly string[]): number {
  for (const words of phrases) {
    const end = wordsEnd(tokens, at, words);
    if (end > 0) return end;
  }
  return -1;
}

/** Whether a single folded word carries any meaning. */
export function isKnownWord(word: string): boolean {
  return singles.has(word);
}

/** Whether a phrase with this meaning can start with the word. */
export function canStart(word: string, tag: Tag): boolean {
  return isTag(word, tag) || (byFirst.get(word)?.some((phrase) => phrase.tag === tag) ?? false);
}
