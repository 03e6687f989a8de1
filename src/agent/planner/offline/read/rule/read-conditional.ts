import { wordSet } from '../text/word-set.ts';
import type { RuleAsk, Span } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase, wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, stepOver, type Scene } from '../text/scene.ts';
import { columnAt } from './name-run.ts';
import { readCondition } from './read-condition.ts';
import type { Consequence } from './loose-consequence.ts';
import { readConsequence, verbAt } from './read-consequence.ts';
import { readGroup, type ConditionRead } from './read-group.ts';
import { negated, readOnly } from './read-only.ts';

export { negated } from './read-only.ts';

const ifWords = [
  'in the case of',
  'in case',
  'provided that',
  'as long as',
  'given that',
  'if',
  'when',
  'whenever',
  'where',
  'for',
  'once',
  'while',
  'with',
  'in',
];
const tailWords = [
  'in the case of',
  'in case of',
  'provided that',
  'as long as',
  'in case',
  'if',
  'when',
  'whenever',
  'where',
  'for',
  'once',
  'while',
  'on',
  'in',
  'at',
  'during',
];
const verbs = wordSet(
  'should must never have has are is always can will cannot do does range may need ranges correspond lie get between be only : usually typically pay get earn earns with without start',
);
const otherwiseWords = [
  'otherwise',
  'or else',
  'else',
  'if not',
  'in all other cases',
  'in other cases',
  'for all others',
  'for the others',
  'for others',
  'for everyone else',
  'for the rest',
  'the others',
  'all others',
  'others',
  'everyone else',
  'the rest',
];

/** Rules that hold for some rows: "failed transactions never have completed_at", "male patients are 30 to 50", "completed_at is empty when status is pending". */
export function readConditional(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  return (
    readOnly(scene, draft, first, end) ??
    readLeading(scene, draft, first, end) ??
    readTrailing(scene, draft, first, end) ??
    readPossessed(scene, draft, first, end) ??
    readGrouped(scene, draft, first, end) ??
    []
  );
}

/** "if status is failed then completed_at is empty, otherwise it is filled". */
function readLeading(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  const isUnless = wordsEnd(scene.tokens, first, 'unless');
  for (const words of isUnless > 0 ? ['unless'] : ifWords) {
    const at = wordsEnd(scene.tokens, first, words);
    if (at < 0) continue;
    const condition = readCondition(scene, draft, at, end);
    if (condition === null) continue;
    let next = condition.next;
    if (words === 'with' && scene.tokens[next]?.word !== ',') continue;
    while ([',', 'then', 'the', 'its', 'their', ':', 'set', '->', '=>'].includes(scene.tokens[next]?.word ?? ''))
      next += 1;
    const when = isUnless > 0 ? negated(condition.when) : condition.when;
    const rules = bothWays(scene, draft, when, first, next, end);
    if (rules !== null) return rules;
  }
  return null;
}

/** The consequence, and what holds otherwise when that is said too. */
function bothWays(
  scene: Scene,
  draft: Draft,
  when: string,
  first: number,
  from: number,
  end: number,
): readonly RuleAsk[] | null {
  const turn = otherwiseAt(scene, from, end);
  const stop = turn === null ? end : turn.at;
  const span = spanOf(scene, first, stop);
  const held = severally(scene, draft, when, span, from, stop);
  if (held === null) return null;
  if (turn === null) return held.map((one) => one.rule);
  const rest = spanOf(scene, turn.at, end);
  const other = severally(scene, draft, negated(when), rest, turn.next, end, held.at(-1)?.column ?? null);
  return other === null ? null : [...held, ...other].map((one) => one.rule);
}

/** "the discount is 0 and the fee is at least 5": one consequence, or several joined by "and" or a comma. */
function severally(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  from: number,
  end: number,
  subject: string | null = null,
): readonly Consequence[] | null {
  const whole = readConsequence(scene, draft, when, span, from, end, subject);
  for (let at = from + 1; at < end - 1; at = stepOver(scene, at, end)) {
    const word = scene.tokens[at]?.word ?? '';
    if (word !== 'and' && word !== ',') continue;
    const next = scene.tokens[at + 1]?.word === 'and' ? at + 2 : at + 1;
    if (columnAt(scene, draft, next, end) === null) continue;
    const left = readConsequence(scene, draft, when, span, from, at, subject);
    const right = left === null ? null : severally(scene, draft, when, span, next, end, left.column);
    if (left !== null && right !== null) return [left, ...right];
  }
  return whole === null ? null : [whole];
}

function otherwiseAt(scene: Scene, from: number, end: number): { readonly at: number; readonly next: number } | null {
  for (let at = from + 1; at < end - 1; at += 1) {
    const next = firstPhrase(scene.tokens, at, otherwiseWords);
    if (next < 0 || next >= end) continue;
    let stop = at;
    while (stop > from && [',', ';', 'and', 'or', 'but', '.'].includes(scene.tokens[stop - 1]?.word ?? '')) stop -= 1;
    return { at: stop, next: scene.tokens[next]?.word === ',' ? next + 1 : next };
  }
  return null;
}

function readTrailing(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  for (let at = first + 1; at < end - 1; at += 1) {
    for (const words of ['unless', 'except for', 'except when', 'except if', 'except', ...tailWords]) {
      const from = wordsEnd(scene.tokens, at, words);
      if (from < 0 || from >= end) continue;
      const condition = readCondition(scene, draft, from, end);
      if (condition === null) continue;
      const turn = otherwiseAt(scene, condition.next - 1, end);
      const last = turn === null ? end : turn.at;
      if (condition.next < last) continue;
      const isUnless = words === 'unless' || words.startsWith('except');
      const when = isUnless ? negated(condition.when) : condition.when;
      const held = severally(scene, draft, when, spanOf(scene, first, last), first, at);
      if (held === null) continue;
      if (turn === null) return held.map((one) => one.rule);
      const other = severally(
        scene,
        draft,
        negated(when),
        spanOf(scene, turn.at, end),
        turn.next,
        end,
        held.at(-1)?.column ?? null,
      );
      if (other !== null) return [...held, ...other].map((one) => one.rule);
    }
  }
  return null;
}

/** "The salary of managers is above 90k", "prices for suites start at 200": a column of a group. */
function readPossessed(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  const name = columnAt(scene, draft, first, end);
  const link = name === null ? '' : (scene.tokens[name.next]?.word ?? '');
  if (name === null || !['of', 'for', 'in'].includes(link)) return null;
  const group = readGroup(scene, draft, name.next + 1, end);
  if (group === null || group.next >= end) return null;
  const rule = readConsequence(scene, draft, group.when, spanOf(scene, first, end), group.next, end, name.name);
  return rule === null ? null : [rule.rule];
}

function readGrouped(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  const listed = readGroupList(scene, draft, first, end);
  if (listed !== null) return listed;
  const group = groupAt(scene, draft, first, end);
  if (group === null) return null;
  return bothWays(scene, draft, group.when, first, group.next, end);
}

/** A group that something is said of right after it. */
function groupAt(scene: Scene, draft: Draft, first: number, end: number): ConditionRead | null {
  const group = readGroup(scene, draft, first, end);
  if (group === null || group.next >= end) return null;
  const at = scene.tokens[group.next]?.word === ',' ? group.next + 1 : group.next;
  const isSaid = (here: number): boolean =>
    verbs.has(scene.tokens[here]?.word ?? '') ||
    scene.factFrom.has(here) ||
    verbAt(scene, draft, here, end) !== null ||
    (scene.tokens[here]?.word ?? '').endsWith("n't");
  if (isSaid(at)) return { ...group, next: at };
  // "Male patients' age is 30 to 50", "refund amounts are negative": a column between the group and the verb.
  const named = columnAt(scene, draft, at, end);
  if (named !== null && isSaid(named.next)) return { ...group, next: at };
  return scene.tokens[at]?.kind === 'word' && isSaid(at + 1) ? { ...group, next: at } : null;
}

/** "Managers earn 80k to 120k, engineers 60k to 90k and clerks 30k to 45k": one column, a figure for each group. */
function readGroupList(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] | null {
  const pieces: { first: number; end: number }[] = [];
  let start = first;
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    const word = scene.tokens[at]?.word ?? '';
    if ((word !== ',' && word !== 'and' && word !== ';' && word !== 'while') || (scene.factEnd[at] ?? 0) > at) continue;
    if (at > start) pieces.push({ first: start, end: at });
    start = at + 1;
  }
  if (end > start) pieces.push({ first: start, end });
  if (pieces.length < 2) return null;
  const rules: Consequence[] = [];
  let subject: string | null = null;
  for (const piece of pieces) {
    const group = readGroup(scene, draft, piece.first, piece.end);
    if (group === null || !group.known || group.next >= piece.end) return null;
    const read: Consequence | null = readConsequence(
      scene,
      draft,
      group.when,
      spanOf(scene, piece.first, piece.end),
      group.next,
      piece.end,
      subject,
    );
    if (read === null) return null;
    rules.push(read);
    subject = read.column ?? subject;
  }
  return rules.map((one) => one.rule);
}
