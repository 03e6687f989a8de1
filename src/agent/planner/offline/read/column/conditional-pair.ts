import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd } from '../text/split.ts';
import { rangeValue } from '../value/read-figures.ts';
import type { RuleMaker, ValueRead } from '../value/value-read.ts';

/** `shipping $5-15 domestic and $20-50 international`: one range for each kind of row. */
export function readConditionalPair(scene: Scene, at: number, end: number): ValueRead | null {
  const rules: RuleMaker[] = [];
  let here = at;
  let min = Infinity;
  let max = -Infinity;
  while (here < end) {
    const fact = scene.factFrom.get(here);
    if (fact?.kind !== 'range') break;
    let next = fact.end;
    if (scene.tokens[next]?.word === 'for' || scene.tokens[next]?.word === 'if') next += 1;
    const from = next;
    while (next < end && next - from < 3 && scene.tokens[next]?.kind === 'word' && !isAnd(scene, next)) next += 1;
    if (next === from) break;
    const when = wordsOf(scene, from, next);
    const span = spanOf(scene, here, next);
    const value = rangeValue(fact, span);
    rules.push((column) => ({ ...span, kind: 'conditional-values', when, column, value }));
    min = Math.min(min, fact.min ?? Infinity);
    max = Math.max(max, fact.max ?? -Infinity);
    here = next;
    if (isAnd(scene, here) || scene.tokens[here]?.word === ',') here += 1;
  }
  if (rules.length < 2) return null;
  return { next: here, values: [{ ...spanOf(scene, at, here), kind: 'range', min, max, exclusive: 'none' }], rules };
}
