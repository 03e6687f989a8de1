import type { ShapeAsk, Span } from '../../reading.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { spanOf, stepOver, wordsOf, type Scene } from '../text/scene.ts';
import { readLines, splitSentences } from '../text/sentences.ts';
import type { Token } from '../text/token.ts';
import { wordSet } from '../text/word-set.ts';
import { anchorAt } from './anchors.ts';
import { readClause, type Clause } from './read-clause.ts';
import { readExtent } from './read-extent.ts';
import { readWhen } from './read-when.ts';
import { hasTime, isShape, shapeOfClause, type StoryEvent } from './shape-of-clause.ts';

/** Shapes said in clauses of their own, and the other words of the request without them. */
export type Taken = {
  readonly shapes: readonly ShapeAsk[];
  readonly tokens: readonly Token[];
  readonly used: readonly Span[];
};

type Piece = { readonly lead: number; readonly first: number; readonly end: number };

/**
 * Takes out of a request the clauses that are all about a shape over time ("…, with an outage on 12 March: tickets ×5"), so that nothing else
 * mistakes their words for columns, tables or the time covered. What is no shape beyond doubt stays for the readers of clauses in context.
 */
export function takeShapes(scene: Scene): Taken {
  const cuts: { first: number; end: number }[] = [];
  const shapes: ShapeAsk[] = [];
  let story: Story = { event: null, at: -1 };
  let hasHead = false;
  for (const line of readLines(scene)) {
    if (describesColumn(scene, line)) continue;
    for (const sentence of splitSentences(scene, line.first, line.end)) {
      const pieces = piecesOf(scene, sentence.first, sentence.end);
      const isCovered = pieces.some((piece) => scene.used[piece.first] === 1);
      for (const [index, piece] of pieces.entries()) {
        if (isCovered || ['if', 'when', 'unless', 'whenever'].includes(scene.tokens[piece.first]?.word ?? '')) continue;
        const isHead = !hasHead && index === 0 && line.bullet === '';
        const taken = takePiece(scene, piece, isHead, pieces.length > 1 || sentence.end < line.end, story, shapes);
        if (taken === null) {
          const setting = isHead ? null : settingOf(scene, piece);
          if (setting !== null) story = { event: setting, at: -1, setting: { first: piece.lead, end: piece.end } };
          if (hasWord(scene, piece)) hasHead = true;
          continue;
        }
        // "On 7 July a TV appeal airs: four times as many …": what happened only says when.
        if (story.setting !== undefined && taken.story === story) {
          cuts.push(story.setting);
          story = { event: story.event, at: story.at };
        } else story = taken.story;
        hasHead ||= taken.first > piece.first;
        const withLead = taken.first === piece.first ? piece.lead : taken.first;
        const isWhole = line.bullet !== '' && pieces.length === 1 && taken.first === piece.first;
        cuts.push({ first: isWhole ? bulletStart(scene, line.first) : withLead, end: piece.end });
      }
    }
  }
  dropBareEvents(shapes);
  cuts.sort((a, b) => a.first - b.first);
  return { shapes, tokens: without(scene, cuts), used: cuts.map((cut) => spanOf(scene, cut.first, cut.end)) };
}

/** "- picked_on: between 1 and 9 May": an item of a list of columns, which tells of no event. */
function describesColumn(
  scene: Scene,
  line: { readonly first: number; readonly end: number; readonly bullet: string },
): boolean {
  for (let at = line.first; at < line.end && at <= line.first + 4; at += 1) {
    const token = scene.tokens[at];
    if (token?.word === ':' || (token?.word === '(' && line.bullet !== ''))
      return at > line.first && (line.bullet !== '' || scene.tokens[at - 1]?.text.includes('_') === true);
    if (token?.kind !== 'word' && token?.kind !== 'quoted' && token?.word !== '-') {
      if (at > line.first + 1) return false;
    }
  }
  return false;
}

/** The event being told, and where its shape stands among the shapes. */
type Story = {
  readonly event: StoryEvent | null;
  readonly at: number;
  /** The clause that only says when, until something is told of it. */
  readonly setting?: { readonly first: number; readonly end: number };
};

/** A clause that begins with a date ("On 7 July a TV appeal airs", "From 3 to 5 May our system was down") sets the time of what follows. */
function settingOf(scene: Scene, piece: Piece): StoryEvent | null {
  // What stands in brackets is said of the word before them.
  if (scene.tokens[piece.first - 1]?.word === '(') return null;
  const start =
    ['on', 'in', 'during', 'from', 'between'].includes(scene.tokens[piece.first]?.word ?? '') &&
    !scene.factFrom.has(piece.first)
      ? piece.first + 1
      : piece.first;
  const time = readWhen(scene, start, piece.end);
  if (
    time?.periods === undefined ||
    time.periods.every((period) => ['year', 'quarter', 'month'].includes(period.grain))
  )
    return null;
  return {
    kind: time.onwards === true ? 'launch' : 'spike',
    months: [],
    weekdays: [],
    hours: [],
    periods: time.periods,
  };
}

function takePiece(
  scene: Scene,
  piece: Piece,
  isHead: boolean,
  hasMore: boolean,
  story: Story,
  shapes: ShapeAsk[],
): { readonly first: number; readonly story: Story } | null {
  const whole = readClause(scene, piece.first, piece.end);
  const last = shapes.at(-1);
  // "a spike on 14 April that decays over a week": how the shape before ends.
  if (last !== undefined && story.at === shapes.length - 1 && isEnding(whole) && story.event !== null) {
    const rest = whole.extent.span === undefined ? {} : { span: whole.extent.span };
    shapes[shapes.length - 1] = { ...last, ...rest, profile: 'decay', to: spanOf(scene, piece.first, piece.end).to };
    return { first: piece.first, story };
  }
  if (!isHead) return note(scene, whole, story, shapes, piece.first);
  const strong =
    (whole.anchor?.kind === 'gaps' && whole.extent.percent !== undefined) || whole.named.startsWith('half');
  if (hasMore && strong && isShape(whole, null) && whole.extent.count === undefined)
    return note(scene, whole, story, shapes, piece.first);
  const clause = readClause(scene, startOfCore(scene, piece.first, whole.core), piece.end);
  if (clause.first <= piece.first || !hasWord(scene, { ...piece, end: clause.first })) return null;
  const about = clause.about === '' ? wordsBefore(scene, piece.first, clause.first) : clause.about;
  return note(scene, { ...clause, about }, story, shapes, clause.first);
}

/** "sales drop 30 %": the words right before the shape word say what moves, and what the table is about. */
function wordsBefore(scene: Scene, first: number, end: number): string {
  let start = end;
  while (start > first && end - start < 3 && isSubjectWord(scene, start - 1)) start -= 1;
  return wordsOf(scene, start, end);
}

function isSubjectWord(scene: Scene, at: number): boolean {
  return (
    scene.tokens[at]?.kind === 'word' &&
    (scene.factEnd[at] ?? 0) <= at &&
    phraseEnd(scene.tokens, at, 'filler') < 0 &&
    phraseEnd(scene.tokens, at, 'make') < 0 &&
    phraseEnd(scene.tokens, at, 'row') < 0
  );
}

function note(
  scene: Scene,
  clause: Clause,
  story: Story,
  shapes: ShapeAsk[],
  first: number,
): { readonly first: number; readonly story: Story } | null {
  if (!isShape(clause, story.event)) return null;
  const event = hasTime(clause) ? null : story.event;
  const shape = shapeOfClause(scene, clause, event);
  shapes.push(shape);
  const isEvent =
    event === null &&
    (['event', 'noun', 'series'].includes(clause.anchor?.sort ?? '') || (clause.refers && hasTime(clause)));
  return { first, story: isEvent ? { event: shape, at: shapes.length - 1 } : story };
}

/** "that decays over a week", "fading over ten days": no time of its own, no rate. */
function isEnding(clause: Clause): boolean {
  return (
    clause.anchor?.kind === 'decline' &&
    clause.extent.rate === undefined &&
    clause.extent.percent === undefined &&
    clause.about === '' &&
    clause.loose === 0 &&
    !hasTime(clause)
  );
}

/** An event that only sets the scene for its effects moves nothing by itself. */
function dropBareEvents(shapes: ShapeAsk[]): void {
  for (let at = shapes.length - 2; at >= 0; at -= 1) {
    const shape = shapes[at];
    const next = shapes[at + 1];
    const isBare =
      shape?.effect !== true &&
      shape?.factor === null &&
      ['outage', 'launch', 'campaign', 'spike', 'dip'].includes(shape.kind);
    if (shape === undefined || next?.effect !== true || !isBare) continue;
    shapes.splice(at, 1);
    shapes[at] = { ...next, from: shape.from };
  }
}

/** Words right before the shape word that belong to it: "a sudden", "30%", "then". */
function startOfCore(scene: Scene, first: number, core: number): number {
  let here = core;
  const own = wordSet(
    'a an the some big huge large small sharp strong sudden major slow steady gradual slight clear noticeable , should that which is are and by with then',
  );
  while (here > first && (scene.factEnd[here - 1] ?? 0) < here && own.has(scene.tokens[here - 1]?.word ?? ''))
    here -= 1;
  return here;
}

const boundaries = wordSet(
  'with that which where but plus while whose then including , ; : — – ( ) having causing con com mit avec',
);

/** Clauses of a sentence: parted by commas, brackets, words like "with" and "that", and by "and" between two shapes. */
function piecesOf(scene: Scene, first: number, end: number): readonly Piece[] {
  const { tokens } = scene;
  const pieces: Piece[] = [];
  let lead = first;
  let start = first;
  const close = (at: number): void => {
    if (at > start) pieces.push({ lead, first: start, end: at });
  };
  for (let at = first; at < end;) {
    const fact = scene.factEnd[at] ?? 0;
    if (fact > at) {
      at = Math.min(fact, end);
      continue;
    }
    const word = tokens[at]?.word ?? '';
    const isDash = word === '-' && tokens[at]?.glued !== true && tokens[at + 1]?.glued !== true;
    if (
      boundaries.has(word) ||
      isDash ||
      tokens[at]?.kind === 'line' ||
      (word === 'and' && isBetweenShapes(scene, start, at, end))
    ) {
      close(at);
      lead = at;
      start = at + 1;
    }
    at += 1;
  }
  close(end);
  return pieces;
}

function isBetweenShapes(scene: Scene, start: number, at: number, end: number): boolean {
  const stop = nextBoundary(scene, at + 1, end);
  return hasAnchor(scene, start, at) && (hasAnchor(scene, at + 1, stop) || hasFactor(scene, at + 1, stop));
}

function hasFactor(scene: Scene, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (readExtent(scene, at, end)?.factor !== undefined) return true;
  return false;
}

function nextBoundary(scene: Scene, from: number, end: number): number {
  for (let at = from; at < end; at = stepOver(scene, at, end)) {
    const word = scene.tokens[at]?.word ?? '';
    if (boundaries.has(word) || word === 'and') return at;
  }
  return end;
}

function hasAnchor(scene: Scene, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) {
    if ((scene.factEnd[at] ?? 0) > at) continue;
    const anchor = anchorAt(scene.tokens, at);
    if (anchor !== null && anchor.words !== 'only') return true;
  }
  return false;
}

/** Whether the stretch says something other readers need: a word that is neither filler nor wish. */
function hasWord(scene: Scene, piece: { readonly first: number; readonly end: number }): boolean {
  for (let at = piece.first; at < piece.end; at += 1) {
    const token = scene.tokens[at];
    if (
      token?.kind === 'word' &&
      (scene.factEnd[at] ?? 0) <= at &&
      phraseEnd(scene.tokens, at, 'filler') < 0 &&
      token.word.length > 2
    )
      return true;
  }
  return false;
}

function bulletStart(scene: Scene, first: number): number {
  let here = first;
  while (here > 0 && scene.tokens[here - 1]?.kind !== 'line') here -= 1;
  return here;
}

/** The tokens outside the cuts; a comma stands where words on both sides would else run together. */
function without(scene: Scene, cuts: readonly { readonly first: number; readonly end: number }[]): readonly Token[] {
  if (cuts.length === 0) return scene.tokens;
  const kept: Token[] = [];
  let at = 0;
  for (const cut of cuts) {
    kept.push(...scene.tokens.slice(at, cut.first));
    const [before, after] = [kept.at(-1), scene.tokens[cut.end]];
    const place = scene.tokens[cut.first];
    if (before !== undefined && after !== undefined && place !== undefined && isContent(before) && isContent(after))
      kept.push({ kind: 'mark', text: ',', word: ',', value: 0, from: place.from, to: place.from, glued: false });
    at = Math.max(at, cut.end);
  }
  kept.push(...scene.tokens.slice(at));
  return kept;
}

function isContent(token: Token): boolean {
  return token.kind !== 'line' && token.kind !== 'mark';
}
