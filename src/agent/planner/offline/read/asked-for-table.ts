import { wordSet } from './text/word-set.ts';
import type { TableAsk } from '../reading.ts';
import type { Draft } from './draft.ts';
import { isTag, phraseEnd } from './lexicon/lexicon.ts';
import type { Scene } from './text/scene.ts';

const questions = wordSet(
  'what how why who whose when where which is are does do did will should was were que como quien quando warum wie wer pourquoi comment',
);
const chat = wordSet(
  'hello hi hey thanks thank bye ok okay yes no lol good morning evening cool great nice sorry test help stop quit exit hola ola bonjour ciao hallo gracias merci danke',
);
const otherThings = wordSet(
  'poem joke jokes essay story song haiku script function program website image picture logo recipe letter resume blog article sandwich coffee cake pizza app game code flight appointment reservation tweet limerick presentation plan meeting tea bug page speech lyrics summary translation',
);
const edits = wordSet(
  'convert filter rename drop remove delete sort fill replace merge join split clean standardize standardise normalize normalise dedupe deduplicate encode translate summarize summarise classify explain tell play open run send call book ignore forget calculate compute solve print say sing draw paint fix debug define describe compare remind buy order',
);
/** Errands that are things as well, before another noun: "order data", "book sales", "play sessions". */
const things = wordSet('order book play run call label split sort record');
const keyboard = /^(?:(?:asdf|qwer|zxcv|hjkl|sdfg|dfgh|uiop|jkl|qwe|asd|zxc)\w*|lorem|foo|bar|foobar|baz|blah\w*)$/u;

/** 0..1: how sure the words ask for a table. A schema or a list of columns settles it; questions, chat, noise and other errands stay low. */
export function askedForTable(scene: Scene, draft: Draft, tables: readonly TableAsk[]): number {
  const { tokens } = scene;
  if (tables.some((table) => table.complete && table.columns.length >= 2)) return 1;
  const words = tokens.filter((token) => token.kind === 'word');
  const first = words[0]?.word ?? '';
  if (words.length === 0) return 0;
  let hasData = false;
  let hasRows = false;
  let hasMake = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (word === '') continue;
    if (
      isTag(word, 'column') ||
      (isTag(word, 'dataset') && word !== 'list' && word !== 'base' && word !== 'file') ||
      phraseEnd(tokens, at, 'dataset') > at + 1
    )
      hasData = true;
    if (isTag(word, 'row') && word !== 'line' && word !== 'lines' && word !== 'items') hasRows = true;
    if (at < 12 && phraseEnd(tokens, at, 'make') > 0) hasMake = true;
  }
  const isSubject = tables.some((table) => table.subject !== '' && scene.knows?.isSubject(table.subject) === true);
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  const hasRowCount = tables.some((table) => table.rows !== null);
  const isQuestion = (questions.has(first) || tokens.at(-1)?.word === '?') && !(hasMake && hasData) && !isMadeUp(words);
  const isOther = hasMake && !hasData && !hasRows && words.slice(0, 7).some((token) => otherThings.has(token.word));
  if (isOther || (isQuestion && !hasRowCount && columns < 2)) return 0.1;
  const second = words[1]?.word ?? '';
  const isNoun = isSubject && things.has(first) && !isTag(second, 'article') && second !== 'me';
  if (edits.has(first) && !isNoun && !hasRowCount && columns < 3 && !(hasMake && hasData)) return 0.2;
  if (
    words.every((token) => chat.has(token.word) || (isTag(token.word, 'filler') && !isSubject)) &&
    !hasRowCount &&
    !hasMake
  )
    return 0.1;
  const hammered = words.filter((token) => keyboard.test(token.word)).length;
  if (hammered > 0 && hammered >= words.length / 2 && words.length <= 6 && columns < 2) return 0.05;
  const nonsense = words.filter((token) => isNonsense(token.word)).length;
  if (nonsense > 0 && nonsense >= words.length / 2 && !hasData) return 0.05;
  let score = 0.25;
  if (hasMake) score += 0.35;
  if (hasData) score += 0.4;
  if (hasRows || hasRowCount) score += 0.35;
  if (isSubject) score += 0.45;
  if (columns > 0) score += columns >= 2 ? 0.35 : 0.15;
  if (tables.length > 1) score += 0.4;
  if (draft.shapes.length + draft.rules.length > 0) score += 0.15;
  if (!hasMake && !hasData && words.length <= 6 && (words.at(-1)?.word.endsWith('s') ?? false) && !isQuestion)
    score += 0.2;
  const isFirstPerson = ['i', "i'm", 'my', 'we', 'you', "it's"].includes(first) && !hasData && !hasRows && !hasMake;
  return Math.min(1, isFirstPerson ? score * 0.4 : score);
}

/** "Make it up": a question about something that may be invented. */
function isMadeUp(words: readonly { readonly word: string }[]): boolean {
  return /\b(?:make (?:it|them|something|one|some) up|invent (?:it|them|one|some))\b/u.test(
    words.map((token) => token.word).join(' '),
  );
}

/** Latin letters without a vowel, or five consonants in a row. */
function isNonsense(word: string): boolean {
  return /^[a-z]{4,}$/u.test(word) && (!/[aeiouy]/u.test(word) || /[bcdfghjklmnpqrstvwxz]{5}/u.test(word));
}
