import { readThings } from '../ask/read-distinct.ts';
import { currentTable, type Draft } from '../draft.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { readDirt } from '../rule/read-dirt.ts';
import { readRules } from '../rule/read-rules.ts';
import { readChange } from '../shape/read-change.ts';
import { readShapes } from '../shape/read-shapes.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import { isVast } from '../vocabulary/attach-column.ts';
import { claimMoments } from './claim-moments.ts';
import { readGlobals } from './read-globals.ts';
import { readMix } from './read-mix.ts';
import { skipLead } from './skip-lead.ts';
import { isWholeRemark } from './whole-remark.ts';

/** Whether the item says something about the whole rather than naming a column; it is then noted and claimed. */
export function readRemark(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const start = skipLead(scene, first, end);
  const dirt = readDirt(scene, start, end);
  if (dirt.length > 0) {
    draft.rules.push(...dirt);
    claim(scene, first, end);
    return true;
  }
  const rules = isVast(draft) ? [] : readRules(scene, draft, start, end);
  if (rules.length > 0) {
    draft.rules.push(...rules);
    claim(scene, first, end);
    return true;
  }
  const change = readChange(scene, draft, start, end) ?? readMix(scene, draft, start, end);
  if (change !== null) {
    claim(scene, first, end);
    return true;
  }
  const shapes = readShapes(scene, start, end);
  if (shapes.length > 0 && !isNamed(scene, start, end)) {
    draft.shapes.push(
      ...shapes.map((shape) => (shape.about === '' && draft.topic !== '' ? { ...shape, about: draft.topic } : shape)),
    );
    claimMoments(
      scene,
      start,
      end,
      shapes.some(({ kind }) => kind === 'spike' || kind === 'dip'),
    );
    readGlobals(scene, draft, start, end, 'head');
    claim(scene, first, end);
    return true;
  }
  if (!isWholeRemark(scene, start, end)) return false;
  if (!readGlobals(scene, draft, start, end, 'item')) return false;
  readThings(scene, draft, start, end, 'head');
  return restAsAbout(scene, draft, first, end);
}

/** What is left of a remark is more about the subject: "1000 rows for predicting customer churn". */
function restAsAbout(scene: Scene, draft: Draft, first: number, end: number): boolean {
  let from = -1;
  for (let at = first; at <= end; at += 1) {
    const isFree = at < end && scene.used[at] === 0 && scene.tokens[at]?.kind === 'word';
    if (isFree && from < 0) from = at;
    if (!isFree && from >= 0) {
      const isContent = scene.tokens
        .slice(from, at)
        .some(
          (token) => token.word.length > 3 && phraseEnd([token], 0, 'filler') < 0 && phraseEnd([token], 0, 'make') < 0,
        );
      if (isContent)
        currentTable(draft, spanOf(scene, first, end)).about.push(
          scene.request.slice(scene.tokens[from]?.from, scene.tokens[at - 1]?.to),
        );
      claim(scene, from, at);
      from = -1;
    }
  }
  return true;
}

/** A shape word inside a plain column item ("peak_power 10-20", "discount drop (5-10)") stays a column. */
function isNamed(scene: Scene, first: number, end: number): boolean {
  const text = scene.tokens[first]?.text ?? '';
  if (/_/u.test(text) || scene.tokens[first + 1]?.word === '(') return true;
  return scene.tokens[first + 1]?.word === ':' && end - first > 2;
}
