import { dictionary } from './dictionary.ts';
import type { Token } from './token.ts';

const short = dictionary<string>({ gimme: 'give', lemme: 'let', wanna: 'want', pls: 'please', plz: 'please' });
const afterFor = new Set(['my', 'our', 'the', 'a', 'an', 'me', 'us', 'your', 'testing', 'this', 'each', 'every']);
const makers = new Set(['give', 'gimme', 'need', 'want', 'make', 'generate', 'create', 'me', 'just', ',']);

/** Spoken short forms as the words they stand for: "gimme like 500", "dataset 4 my shop", "a table w 30 rows". Positions stay those of the request. */
export function plainSpeech(tokens: readonly Token[]): readonly Token[] {
  const plain: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const isWord = token.kind === 'word';
    const long = isWord ? short[token.word] : undefined;
    if (long !== undefined) plain.push({ ...token, word: long });
    else if (token.text === '4' && before?.kind === 'word' && afterFor.has(after?.word ?? ''))
      plain.push({ ...token, kind: 'word', word: 'for', value: 0 });
    else if (isWord && token.word === 'w' && before?.kind === 'word' && !token.glued && after?.glued !== true)
      plain.push({ ...token, word: 'with' });
    else if (isWord && token.word === 'like' && after?.kind === 'number' && makers.has(before?.word ?? '')) continue;
    else plain.push(token);
  }
  return plain;
}
