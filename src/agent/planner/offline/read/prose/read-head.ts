import { wordSet } from '../text/word-set.ts';
import { countOf } from '../ask/read-count.ts';
import { readThings } from '../ask/read-distinct.ts';
import { currentTable, type Draft } from '../draft.ts';
import { isTag, phraseEnd } from '../lexicon/lexicon.ts';
import { claim, isClaimed, spanOf, stepOver, wordsOf, type Scene } from '../text/scene.ts';
import { readShapes } from '../shape/read-shapes.ts';
import { shapeOf } from '../shape/shape-words.ts';
import { claimMoments } from './claim-moments.ts';
import { addRows, readBareCount, readGlobals } from './read-globals.ts';

const opening = wordSet(
  "please can could you would i we me us to a an the some of for about hi hello hey kindly fake mock mocked dummy sample demo synthetic realistic simulated test random example fictional fictitious small large big huge simple complete new my our like want need up more life that on containing contains com con avec de del da do um uma un una unos une des du les eine ein einen mit von sobre ficticios para pour fur is it this diverse good representing with high quality in and covering another really just quick full entire believable plausible messy dirty high-quality having including showing let let's be have l conjunto as 的 请 帮 我 一份 from ok okay now so imagine help generation",
);
const closing = wordSet(
  'data dataset datasets of for with and in the a to set sets table that rows records , : - on at by including over from please i want need containing each is are sample samples dump demo generate entries covering spanning during as within has have should using ( plus 的 —',
);

/** Reads what comes before the list: the wish itself, counts, time, place, and the words that say what a row is. */
export function readHead(scene: Scene, draft: Draft, first: number, wholeEnd: number): void {
  const end = readHeadShapes(scene, draft, first, wholeEnd);
  readGlobals(scene, draft, first, end, 'head');
  const bodies = headPieces(scene, draft, first, end);
  for (const body of bodies) {
    const subject = subjectOf(scene, draft, body.first, body.end);
    if (subject === null) continue;
    const table = currentTable(draft, spanOf(scene, first, end));
    if (table.subject === '') {
      table.subject = subject;
      table.span = spanOf(scene, first, end);
    } else table.about.push(subject);
  }
}

/** "Sales dropping by 30% in February": the shape is taken off the end of the head; the new end is returned. */
function readHeadShapes(scene: Scene, draft: Draft, first: number, end: number): number {
  const moving = new Set(['spike', 'dip', 'growth', 'decline']);
  const shapes = readShapes(scene, first, end).filter(
    (shape) =>
      moving.has(shape.kind) &&
      (shape.factor !== null ||
        shape.rate !== null ||
        shape.months.length > 0 ||
        shape.periods.length > 0 ||
        shape.weekdays.length > 0),
  );
  if (shapes.length === 0) return end;
  let cut = first;
  while (
    cut < end &&
    shapeOf(scene.tokens[cut]?.word ?? '') === null &&
    !(
      scene.factFrom.get(cut)?.kind === 'amount' &&
      ['x', 'times', 'fold'].includes(scene.tokens[scene.factFrom.get(cut)?.end ?? 0]?.word ?? '')
    )
  )
    cut += 1;
  let stop = cut;
  while (
    stop > first &&
    [
      'with',
      'that',
      'a',
      'an',
      'and',
      'which',
      'is',
      'are',
      'where',
      'should',
      'the',
      'having',
      'big',
      'huge',
    ].includes(scene.tokens[stop - 1]?.word ?? '')
  )
    stop -= 1;
  if (stop <= first) return end;
  draft.shapes.push(...shapes.map((shape) => ({ ...shape, ...spanOf(scene, first, end) })));
  claimMoments(scene, stop, end, true);
  claim(scene, stop, end);
  return stop;
}

/** Brackets are read by themselves: a bare count, or more words about the subject. */
function headPieces(scene: Scene, draft: Draft, first: number, end: number): readonly { first: number; end: number }[] {
  const pieces: { first: number; end: number }[] = [];
  let start = first;
  for (let at = first; at < end;) {
    const next = stepOver(scene, at, end);
    const word = scene.tokens[at]?.word ?? '';
    if (word === '(' && next > at + 1) {
      if (at > start) pieces.push({ first: start, end: at });
      const isCount = readBareCount(scene, draft, at + 1, next - 1);
      const shapes = isCount ? [] : readShapes(scene, at + 1, next - 1);
      draft.shapes.push(...shapes);
      if (isCount || shapes.length > 0) claim(scene, at, next);
      else {
        readGlobals(scene, draft, at + 1, next - 1, 'item');
        pieces.push({ first: at + 1, end: next - 1 });
      }
      start = next;
    }
    at = next;
  }
  if (end > start) pieces.push({ first: start, end });
  return pieces;
}

/** The content words left when the wish, the counts and the fillers are taken off. Also reads a count right before the noun: "10 customers". */
function subjectOf(scene: Scene, draft: Draft, first: number, end: number): string | null {
  const { tokens } = scene;
  let at = first;
  let hasCount = false;
  for (let moved = true; moved && at < end;) {
    moved = false;
    const make = phraseEnd(tokens, at, 'make');
    if (make > 0 && (isTag(tokens[at]?.word ?? '', 'filler') || at <= first + 8)) {
      if (at <= first + 6) draft.hasIntent = true;
      claim(scene, at, make);
      at = make;
      moved = true;
      continue;
    }
    const fact = scene.factFrom.get(at);
    if (fact !== undefined && !isClaimed(scene, fact.first, fact.end) && fact.end < end) {
      const count = countOf(scene, fact, fact.first, fact.end);
      const noun = tokens[fact.end];
      if (count !== null && noun?.kind === 'word' && !isTag(noun.word, 'column')) {
        addRows(draft, scene, count, first);
        claim(scene, fact.first, fact.end);
        hasCount = true;
        at = fact.end;
        moved = true;
        continue;
      }
    }
    const data = hasCount ? -1 : phraseEnd(tokens, at, 'dataset');
    const isOpening =
      opening.has(tokens[at]?.word ?? '') ||
      tokens[at]?.kind === 'line' ||
      (tokens[at]?.kind === 'mark' && tokens[at]?.word !== '(');
    const isUsed = scene.used[at] === 1;
    if (isUsed || isOpening || (data > 0 && data <= end)) {
      const next = isUsed || isOpening ? at + 1 : data;
      if (!isUsed) claim(scene, at, next);
      at = next;
      moved = true;
    }
  }
  let stop = end;
  while (
    stop > at &&
    (closing.has(tokens[stop - 1]?.word ?? '') ||
      tokens[stop - 1]?.kind === 'mark' ||
      (scene.used[stop - 1] === 1 && isFigure(scene, stop - 1)))
  ) {
    claim(scene, stop - 1, stop);
    stop -= 1;
  }
  if (stop <= at) return null;
  readThings(scene, draft, at, stop, 'head');
  const subject = withoutUsed(scene, at, stop);
  claim(scene, at, stop);
  return subject;
}

function isFigure(scene: Scene, at: number): boolean {
  return (scene.factEnd[at] ?? 0) > at;
}

/** The words of the subject; a count or an output format in the middle ("50 Spotify users in JSON format") is left out. */
function withoutUsed(scene: Scene, first: number, end: number): string | null {
  const parts: string[] = [];
  let start = -1;
  for (let at = first; at <= end; at += 1) {
    const isFree = at < end && scene.used[at] === 0 && (scene.factEnd[at] ?? 0) <= at;
    if (isFree && start < 0) start = at;
    if (!isFree && start >= 0) {
      parts.push(wordsOf(scene, start, at));
      start = -1;
    }
  }
  const words = parts
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^(?:dataset|data set|data|table|records|rows|entries|list) (?:of|for|about|on|covering) /iu, '')
    .replace(/^[,:;\s]+/u, '')
    .trim()
    .split(' ');
  while (words.length > 0 && /^(?:[,:;]+|in|for|as|over|of|with|and|the|a|from|within)$/iu.test(words.at(-1) ?? ''))
    words.pop();
  const text = words.join(' ').replace(/[,:;]+$/u, '');
  return text === '' || /^(?:data|dataset|records|rows|entries|of|for|a|table|data set)$/iu.test(text) ? null : text;
}
