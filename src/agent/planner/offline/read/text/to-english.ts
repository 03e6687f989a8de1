import { phrasesFrom } from '../lexicon/phrases.ts';
import { grammarWord } from '../lexicon/by-language.ts';
import { monthOf } from '../time/month-names.ts';
import type { Token } from './token.ts';

/**
 * The tokens with phrases of the request's language read as the English ones they stand for ("liegt immer nach" as "is always after").
 * Together they cover the same characters; names of columns (with underscores or digits, quoted, or before a bracket) stay what they are.
 */
export function toEnglish(tokens: readonly Token[], language: string): readonly Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    const isChoice = ['/', '('].includes(tokens[at - 1]?.word ?? '') || ['/', ')'].includes(tokens[at + 1]?.word ?? '');
    const phrase = phrasesFrom(language, token.word).find(
      ({ words }) =>
        (words.length > 1 || !isChoice) && words.every((word, offset) => tokens[at + offset]?.word === word),
    );
    if (phrase === undefined) {
      const word = token.kind === 'word' ? grammarWord(language, token.word) : token.word;
      out.push(word === token.word ? token : { ...token, word });
      at += 1;
      continue;
    }
    const own = tokens.slice(at, at + phrase.words.length);
    const last = own.at(-1) ?? token;
    for (const [index, word] of phrase.english.entries()) {
      const of = own[index];
      const isLast = index === phrase.english.length - 1;
      const text = monthOf(word) > 0 ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : (of ?? last).text;
      const isNumber = /^\d/u.test(word);
      out.push({
        kind: isNumber ? 'number' : word === '%' || word === '.' ? 'mark' : 'word',
        text: isNumber ? word : text,
        word: isNumber ? '' : word,
        value: isNumber ? Number(word) : 0,
        from: of?.from ?? last.to,
        to: isLast ? last.to : (of?.to ?? last.to),
        glued: of?.glued ?? false,
      });
    }
    at += own.length;
  }
  return out;
}
