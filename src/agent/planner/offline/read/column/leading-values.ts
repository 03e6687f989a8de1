import { wordSet } from '../text/word-set.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { readDistributionValue } from '../value/read-distribution.ts';
import { rangeValue } from '../value/read-figures.ts';
import { readTextRule } from '../value/read-text-rule.ts';
import type { ValueRead } from '../value/value-read.ts';

const keyWords = wordSet(
  'id ids identifier identifiers code codes number numbers email emails key username usernames sku uuid integer integers ref reference serial names name',
);

/** Values said before the name: `20% premium`, `1-30 nights`, `unique id`, `10-digit phone`, `log-normal amounts`. */
export function readLeading(scene: Scene, at: number, end: number): ValueRead | null {
  const { tokens } = scene;
  const fact = scene.factFrom.get(at);
  if (fact !== undefined && fact.end < end && (tokens[fact.end]?.kind === 'word' || tokens[fact.end]?.word === '-')) {
    const mask = readTextRule(scene, at, end, false);
    if (mask !== null && mask.next < end) return mask;
    if (fact.kind === 'range')
      return { next: fact.end, values: [rangeValue(fact, spanOf(scene, fact.first, fact.end))] };
    if (fact.kind === 'amount' && fact.percent) {
      let next = fact.end;
      const verb = [1, 2, 3, 4]
        .map((step) => fact.end + step)
        .find((step) => step < end - 1 && ['are', 'is', 'be', 'have', 'were'].includes(tokens[step]?.word ?? ''));
      if (tokens[next]?.word === 'of' && verb !== undefined) next = verb + 1;
      while (
        ['of', 'are', 'the', 'with', 'chance', 'have', 'should', 'be', 'a', 'marked', 'flagged', 'as'].includes(
          tokens[next]?.word ?? '',
        ) &&
        next < end - 1
      )
        next += 1;
      return {
        next,
        values: [{ ...spanOf(scene, fact.first, end), kind: 'share', value: 'true', share: fact.value / 100 }],
      };
    }
  }
  if (tokens[at]?.word === 'unique' || tokens[at]?.word === 'distinct') {
    let last = at + 1;
    while (last < end && tokens[last]?.kind === 'word' && last - at < 4) last += 1;
    const isKey = [tokens[at + 1], tokens[last - 1]].some(
      (token) => keyWords.has(token?.word ?? '') || /_id$/iu.test(token?.text ?? ''),
    );
    return isKey && last > at + 1 ? { next: at + 1, values: [{ ...spanOf(scene, at, at + 1), kind: 'unique' }] } : null;
  }
  const shape = readDistributionValue(scene, at, end, false);
  return shape !== null &&
    shape.next < end &&
    shape.values[0]?.kind === 'distribution' &&
    tokens[shape.next]?.kind === 'word'
    ? shape
    : null;
}
