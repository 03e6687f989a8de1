import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import type { Draft } from '../draft.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { nameRun } from './name-run.ts';
import { readCondition } from './read-condition.ts';

const emptyWords = wordSet('null empty blank missing unset absent nulls n/a');
/** How often, in words, as a share. */
const often = dictionary<number>({
  mostly: 0.8,
  usually: 0.8,
  often: 0.4,
  frequently: 0.4,
  sometimes: 0.15,
  occasionally: 0.08,
  rarely: 0.03,
  seldom: 0.03,
});
const glue = wordSet(
  'is are should be can left in of the time rows cases records entries them values to may must only a for all',
);
const stops = wordSet(
  'is are should be can has have left mostly usually often sometimes rarely occasionally frequently seldom only for among null empty blank missing in of but , will may',
);
const groupLeads = [
  'but only for',
  'only for',
  'but only among',
  'only among',
  'among',
  'for',
  'but only if',
  'only if',
  'only when',
  'when',
  'if',
  'but only when',
  'of the',
  'of',
];

/** "Middle name is mostly empty", "coupon is null 80 % of the time", "5 % missing e-mail, but only for guests": a share of empty cells, perhaps in some rows only. */
export function readMissing(scene: Scene, draft: Draft, first: number, end: number): readonly RuleAsk[] {
  let share: number | null = null;
  let isEmpty = false;
  let name: string | null = null;
  let when: string | null = null;
  for (let at = first; at < end;) {
    const word = scene.tokens[at]?.word ?? '';
    const fact = scene.factFrom.get(at);
    const said = often[word];
    if (fact?.kind === 'amount' && fact.percent && share === null) {
      share = fact.value / 100;
      at = fact.end;
      continue;
    }
    if (said !== undefined && share === null) {
      share = said;
      at += 1;
      continue;
    }
    if (emptyWords.has(word) && !isEmpty) {
      isEmpty = true;
      at += 1;
      continue;
    }
    const lead =
      isEmpty && share !== null && name !== null
        ? firstPhrase(scene.tokens, scene.tokens[at]?.word === ',' ? at + 1 : at, groupLeads)
        : -1;
    const group = lead > 0 && lead < end ? readCondition(scene, draft, lead, end) : null;
    if (group !== null && group.known && group.next >= end) {
      when = group.when;
      break;
    }
    if (name === null && !glue.has(word)) {
      const run = nameRun(scene, draft, at, end, stops);
      if (run === null) return [];
      name = run.name;
      at = run.next;
      continue;
    }
    if (!glue.has(word)) return [];
    at += 1;
  }
  if (share === null || !isEmpty || name === null || share <= 0 || share > 1) return [];
  const span = spanOf(scene, first, end);
  if (when === null) return [{ ...span, kind: 'dirt', what: 'nulls', share, column: name }];
  return [{ ...span, kind: 'conditional-values', when, column: name, value: { ...span, kind: 'nulls', share } }];
}
