import type { PeriodAsk } from '../../reading.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { wordSet } from '../text/word-set.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { anchorAt, type Anchor } from './anchors.ts';
import { compounding, readExtent, readPer, type Extent } from './read-extent.ts';
import { readWhen, type When } from './read-when.ts';

/** What a clause says of a shape, before its kind and direction are settled. */
export type Clause = {
  readonly first: number;
  readonly end: number;
  readonly anchor: Anchor | null;
  /** The words of the shape word: "outage". */
  readonly named: string;
  readonly anchorAt: number;
  readonly about: string;
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  readonly periods: readonly PeriodAsk[];
  readonly when: Omit<When, 'next' | 'months' | 'weekdays' | 'hours' | 'periods'>;
  readonly extent: Omit<Extent, 'next'>;
  readonly lasting: boolean;
  /** "during the outage", "meanwhile". */
  readonly refers: boolean;
  readonly only: boolean;
  readonly inARow: boolean;
  /** The figure has a sign: `+20 %`. */
  readonly signed: boolean;
  /** Runs of words that nothing above accounts for, besides what it is about. */
  readonly loose: number;
  /** Where the first part that belongs to the shape stands. */
  readonly core: number;
};

const links = wordSet(
  'in of on for a an the with and during at by is are was were be it its to that there then also around before after until every each some big bigger huge large small strong sharp clear slight slightly sudden major minor massive brief short visible noticeable significant realistic steady steadily gradual gradually slowly rapidly quickly fast usual normal natural typical add include show have has had should must gets get goes go comes come starts starting start between about approximately roughly , : ; . - ( ) up down than as such so very much far again all while when within per random randomly only day unplanned planned viral seasonal annual yearly regular big-time em en el la los las un una uno um uma os as them this these those their do da no na le les au du im am der die das our we want need make i like see please data readings around rate one lasting lasts lasted for next following happens happening occurs occurring over which whose causing causes caused brings bringing triggers leads through because due from just + expected period times',
);
const lasting = [
  'from then on',
  'from that day on',
  'from that point on',
  'from there on',
  'from that date on',
  'and stays there',
  'and stays high',
  'and stays low',
  'onwards',
  'onward',
  'afterwards',
  'thereafter',
  'since then',
  'ever since',
  'after that',
  'permanently',
  'for good',
];
const refers = [
  'during the outages',
  'during outages',
  'during the outage',
  'during that time',
  'during this time',
  'during that period',
  'during the event',
  'during the incident',
  'during the campaign',
  'during the promotion',
  'during it',
  'while it lasts',
  'in that time',
  'meanwhile',
  'in the meantime',
  'at the same time',
  'that day',
  'on that day',
  'that week',
  'because of it',
  'as a result',
  'in response',
];
const inRow = [
  'in a row',
  'in one go',
  'in one stretch',
  'in one block',
  'consecutive',
  'consecutively',
  'at a stretch',
  'contiguous',
];
const prepositions = wordSet('in of for to em en de');
const noRightSubject = wordSet('low slow quiet busy closed off only zero none');
const rank = { event: 5, series: 4, noun: 3, verb: 2, than: 1 } as const;

/** Reads the tokens [first, end) as one remark on a shape: every word is a time, an extent, a shape word, a filler or what it is about. */
export function readClause(scene: Scene, first: number, end: number): Clause {
  const { tokens } = scene;
  const months: number[] = [];
  const weekdays: number[] = [];
  const hours: number[] = [];
  const periods: PeriodAsk[] = [];
  // What is said first holds: these are merged last to first.
  const whens: Clause['when'][] = [];
  const extents: Clause['extent'][] = [];
  let best: { readonly anchor: Anchor; readonly at: number; readonly next: number; readonly words: string } | null =
    null;
  let factor: number | undefined;
  let core = end;
  /** Figures right before the shape word: "20 % a year" growth. */
  let lead = { from: -1, end: -1 };
  let figureAt = end;
  const said = { lasting: false, refers: false, only: false, inARow: false, signed: false };
  const runs: { from: number; to: number }[] = [];
  const phrase = (at: number, phrases: readonly string[]): number => {
    const next = firstPhrase(tokens, at, phrases);
    return next > end ? -1 : next;
  };
  for (let at = first; at < end;) {
    const mark = Math.max(phrase(at, lasting), phrase(at, refers), phrase(at, inRow));
    if (mark > 0) {
      said.lasting ||= phrase(at, lasting) === mark;
      said.refers ||= phrase(at, refers) === mark;
      said.inARow ||= phrase(at, inRow) === mark;
      at = mark;
      continue;
    }
    // "as many as on a weekday", "than in winter": what it is compared with.
    if (
      at > first &&
      ['as', 'than'].includes(tokens[at]?.word ?? '') &&
      ['on', 'in', 'at', 'during'].includes(tokens[at + 1]?.word ?? '')
    )
      break;
    const isBefore = tokens[at]?.word === 'only' && readExtent(scene, at + 1, end) !== null;
    const anchor = isFigure(scene, at) || isBefore ? null : anchorAt(tokens, at);
    if (anchor !== null && anchor.next <= end) {
      core = Math.min(core, lead.end === at ? lead.from : at);
      factor ??= anchor.anchor.factor;
      if (anchor.words === 'only') said.only = true;
      if (best === null || rank[anchor.anchor.sort] > rank[best.anchor.sort]) best = { ...anchor, at };
      const per = anchor.anchor.factor === undefined ? null : readPer(scene, anchor.next, end);
      if (per !== null && anchor.anchor.factor !== undefined)
        extents.unshift({ rate: { rate: compounding(anchor.anchor.factor, per.amount), per: per.unit } });
      at = per === null ? anchor.next : per.next;
      continue;
    }
    const part = readExtent(scene, at, end);
    if (part !== null && part.next <= end) {
      const { next, ...rest } = part;
      said.signed ||= ['+', '-'].includes(tokens[at]?.word ?? '');
      extents.unshift(rest);
      if (rest.count === undefined && rest.span === undefined)
        lead = { from: lead.end === at ? lead.from : at, end: next };
      if (best === null && rest.factor !== undefined) figureAt = Math.min(figureAt, lead.from);
      at = next;
      continue;
    }
    const time = readWhen(scene, at, end);
    if (time !== null && time.next <= end) {
      const { next, months: m = [], weekdays: w = [], hours: h = [], periods: p = [], ...rest } = time;
      months.push(...m);
      weekdays.push(...w);
      hours.push(...h);
      periods.push(...p);
      whens.unshift(rest);
      at = next;
      continue;
    }
    const token = tokens[at];
    if (
      token !== undefined &&
      !(token.kind === 'word' ? links.has(token.word) : token.kind === 'mark' || token.kind === 'line')
    ) {
      const run = runs.at(-1);
      if (run !== undefined && run.to === at) run.to = at + 1;
      else runs.push({ from: at, to: at + 1 });
    } else if (lead.end === at) lead.end = at + 1;
    at += 1;
  }
  const subject = subjectOf(scene, runs, best);
  const extent: Clause['extent'] = Object.assign({}, ...extents);
  const when: Clause['when'] = Object.assign({}, ...whens);
  return {
    first,
    end,
    anchor: best?.anchor ?? null,
    named: best?.words ?? '',
    anchorAt: best?.at ?? -1,
    about: subject === null ? (best?.anchor.about ?? '') : wordsOf(scene, subject.from, subject.to),
    months,
    weekdays,
    hours,
    periods,
    when,
    extent: factor === undefined || extent.rate !== undefined ? extent : { ...extent, factor: extent.factor ?? factor },
    ...said,
    lasting: said.lasting || when.onwards === true,
    loose: runs.length - (subject === null ? 0 : 1),
    core: best === null ? figureAt : core,
  };
}

/** The run of words that the shape is about: after "in" or "of", right before the shape word, or right after a verb. */
function subjectOf(
  scene: Scene,
  runs: readonly { readonly from: number; readonly to: number }[],
  best: { readonly anchor: Anchor; readonly at: number; readonly next: number; readonly words: string } | null,
): { readonly from: number; readonly to: number } | null {
  const short = runs.filter((run) => run.to - run.from <= 4);
  if (best === null) return short[0] ?? null;
  const led = short.find((run) => run.from > best.at && prepositions.has(beforeArticle(scene, run.from)));
  if (led !== undefined) return led;
  const left = short.findLast((run) => run.to <= best.at);
  if (left !== undefined && best.anchor.sort !== 'event') return left;
  const right = short.find((run) => run.from === best.next);
  const takesRight = best.anchor.sort === 'verb' || (best.anchor.sort === 'than' && !noRightSubject.has(best.words));
  if (right !== undefined && takesRight) return right;
  const after = short.find((run) => run.from > best.next && best.anchor.sort === 'verb');
  if (after !== undefined) return after;
  // "a database outage": what broke says nothing of what moves.
  return left ?? null;
}

function beforeArticle(scene: Scene, at: number): string {
  let here = at - 1;
  while (['the', 'a', 'our', 'number'].includes(scene.tokens[here]?.word ?? '')) here -= 1;
  return scene.tokens[here]?.word ?? '';
}

/** A figure is no shape word; "zero" is both. */
function isFigure(scene: Scene, at: number): boolean {
  const fact = scene.factFrom.get(at);
  return (scene.factEnd[at] ?? 0) > at && !(fact?.kind === 'amount' && fact.value === 0 && !fact.written);
}
