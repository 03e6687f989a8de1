import * as z from 'zod';
import { forReader, onAnswer, type Vocabulary } from './expectation-kind.ts';
import type { Said } from './evidence.ts';
import { fail, holds, pass, type Verdict } from './verdict.ts';

const small = new Set(
  'a an and are as be by for from has have in is it no not of on or that the this to was were will with'.split(' '),
);

/** Expectations about the answer in words. */
export const answerExpectations: Vocabulary = {
  refuse_or_clarify: onAnswer(z.literal(true), (_wish, { said }) => holds(said.question !== null, 'a table was made')),
  no_table_written: onAnswer(z.literal(true), (_wish, { said }) => holds(said.question !== null, 'a table was made')),
  names_conflict: onAnswer(z.array(z.string()).min(1), (wish, { said }) => {
    if (said.question === null) return fail('a table was made');
    const question = squeezed(said.question);
    const missing = wish.find((text) => !question.includes(squeezed(text)));
    return holds(missing === undefined, `the question is "${said.question}"`);
  }),
  mentions: onAnswer(z.array(z.string()).min(1), (wish, { said }) => {
    const all = squeezed(sentencesOf(said).join('\n'));
    const missing = wish.find((text) => !all.includes(squeezed(text)));
    return holds(missing === undefined, `nothing says "${missing ?? ''}"`);
  }),
  warn: onAnswer(z.string().min(1), (wish, { said }) => saysLike(said, wish)),
  says: onAnswer(z.string().min(1), (wish, { said }) => saysLike(said, wish)),
  unplaced_at_most: onAnswer(z.int().nonnegative(), (wish, { said }) =>
    said.question === null
      ? holds(said.unplaced.length <= wish, `unplaced: ${said.unplaced.join(' · ')}`)
      : asksBack(said),
  ),
  judge: forReader(z.string()),
  judge_rule: forReader(z.string()),
  consistent: forReader(z.string()),
  answers_in_text: forReader(z.literal(true)),
  reports: forReader(z.string()),
  executes: forReader(z.string()),
};

/** The failure of a request that should have given a table. */
export function asksBack(said: Said): Verdict {
  return fail(`asks back: ${said.question ?? ''}`);
}

function sentencesOf(said: Said): readonly string[] {
  return [...(said.question === null ? [] : [said.question]), ...said.assumptions, ...said.unplaced];
}

/** Case and blanks do not count: "130%" is "130 %". */
function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[\s\u00A0\u202F]+/gu, '');
}

/** One sentence has at least half of the words that tell, of one of the alternatives. */
function saysLike(said: Said, words: string): Verdict {
  const sentences = sentencesOf(said).map((sentence) => new Set(wordsThatTell(sentence)));
  for (const alternative of words.split(/\s+or\s+|\s*[/;]\s*/u)) {
    const wanted = wordsThatTell(alternative);
    if (wanted.length === 0) continue;
    const least = Math.ceil(wanted.length / 2);
    if (sentences.some((sentence) => wanted.filter((word) => sentence.has(word)).length >= least)) return pass;
  }
  return fail('no sentence of the answer says so');
}

function wordsThatTell(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !small.has(word));
}
