import { dictionary } from '../text/dictionary.ts';
import { chinese } from './phrases/chinese.ts';
import { dutch } from './phrases/dutch.ts';
import { french } from './phrases/french.ts';
import { german } from './phrases/german.ts';
import { hindi } from './phrases/hindi.ts';
import { italian } from './phrases/italian.ts';
import { portuguese } from './phrases/portuguese.ts';
import { spanish } from './phrases/spanish.ts';

/**
 * Phrases of other languages as the English ones that the readers know, one a line, without accents: `foreign > english`.
 * Only grammar: figures of speech for shares, order, bounds, times as much, cadence. Nouns stay what they are.
 */
const tables: Readonly<Record<string, string>> = {
  es: spanish,
  pt: portuguese,
  fr: french,
  de: german,
  it: italian,
  nl: dutch,
  hi: hindi,
  zh: chinese,
};

type Phrase = { readonly words: readonly string[]; readonly english: readonly string[] };

const byFirst = dictionary<ReadonlyMap<string, readonly Phrase[]>>(
  Object.fromEntries(Object.entries(tables).map(([language, table]) => [language, listOf(table)])),
);

function listOf(table: string): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const line of table.trim().split('\n')) {
    const [foreign = '', english = ''] = line.split(' > ');
    const phrase = { words: foreign.split(' '), english: english.split(' ') };
    const [first = ''] = phrase.words;
    found.set(
      first,
      [...(found.get(first) ?? []), phrase].toSorted((a, b) => b.words.length - a.words.length),
    );
  }
  return found;
}

/** The phrases of a language that start with a word, longest first. */
export function phrasesFrom(language: string, word: string): readonly Phrase[] {
  return byFirst[language]?.get(word) ?? [];
}
