import { wordSet } from '../text/word-set.ts';
import type { RuleAsk } from '../../reading.ts';
import { firstPhrase } from '../lexicon/lexicon.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd, splitAt } from '../text/split.ts';

const samePhrases = [
  'always has the same',
  'must always have the same',
  'has exactly one',
  'should always have the same',
  'must have the same',
  'should have the same',
  'belongs to exactly one',
  'maps to one',
  'always maps to the same',
  'always has one',
  'must have exactly one',
  'always belongs to the same',
];
const uniquePhrases = [
  'unique per',
  'one row per',
  'one record per',
  'only one row per',
  'unique within',
  'unique for each',
  'unique by',
  'one entry per',
  'only once per',
];
const pairPhrases = ['combination of', 'combinations of', 'pair of', 'pairs of', 'the pair'];

/** Rules over several rows: same-for-same, unique together, concentration (80/20), so many children for each parent. */
export function readStructure(scene: Scene, first: number, end: number): readonly RuleAsk[] {
  const found =
    readSame(scene, first, end) ??
    readTogether(scene, first, end) ??
    readConcentration(scene, first, end) ??
    readChildren(scene, first, end);
  return found === null ? [] : [found];
}

/** "same device_id must always have the same country", "each zip belongs to exactly one city". */
function readSame(scene: Scene, first: number, end: number): RuleAsk | null {
  const { tokens } = scene;
  const isSame =
    tokens[first]?.word === 'same' || (tokens[first]?.word === 'the' && tokens[first + 1]?.word === 'same');
  let second = -1;
  for (let at = first + 1; at < end; at += 1) if (tokens[at]?.word === 'same' && at > first + 1) second = at;
  if (isSame && second > 0) {
    const from = nameAt(scene, tokens[first]?.word === 'same' ? first + 1 : first + 2, second);
    const to = nameAt(scene, second + 1, end);
    return from === null || to === null
      ? null
      : { ...spanOf(scene, first, end), kind: 'same-for-same', of: from.words, has: to.words };
  }
  const isEach = ['each', 'every', 'a', 'one'].includes(tokens[first]?.word ?? '');
  if (!isEach) return null;
  for (let at = first + 1; at < end; at += 1) {
    const always = firstPhrase(tokens, at, samePhrases);
    if (always < 0) continue;
    const from = nameAt(scene, first + 1, at);
    const to = nameAt(scene, always, end);
    if (from !== null && to !== null)
      return { ...spanOf(scene, first, end), kind: 'same-for-same', of: from.words, has: to.words };
  }
  return null;
}

/** "unique per customer and day", "combination of a and b must be unique", "one row per customer per month". */
function readTogether(scene: Scene, first: number, end: number): RuleAsk | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const per = firstPhrase(tokens, at, uniquePhrases);
    if (per > 0) {
      const columns = columnsIn(scene, per, end);
      const own = tokens[at]?.word === 'unique' && at > first ? nameAt(scene, first, at) : null;
      if (columns.length > 0)
        return {
          ...spanOf(scene, first, end),
          kind: 'unique',
          columns: own === null ? columns : [own.words, ...columns],
        };
    }
    const combination = firstPhrase(tokens, at, pairPhrases);
    if (combination < 0) continue;
    let stop = combination;
    while (stop < end && !['must', 'should', 'is', 'are', 'has', 'unique'].includes(tokens[stop]?.word ?? ''))
      stop += 1;
    const hasUnique = tokens.slice(first, end).some((token) => token.word === 'unique' || token.word === 'once');
    const columns = columnsIn(scene, combination, stop);
    if (hasUnique && columns.length > 1) return { ...spanOf(scene, first, end), kind: 'unique', columns };
  }
  return null;
}

function columnsIn(scene: Scene, first: number, end: number): readonly string[] {
  return splitAt(
    scene,
    first,
    end,
    (at) =>
      isAnd(scene, at) ||
      scene.tokens[at]?.word === ',' ||
      scene.tokens[at]?.word === 'per' ||
      scene.tokens[at]?.word === '/' ||
      scene.tokens[at]?.word === '+',
  ).flatMap((piece) => {
    const name = nameAt(scene, piece.first, piece.end);
    return name === null ? [] : [name.words];
  });
}

/** "an 80/20 customer distribution", "80% of revenue from 20% of customers", "top 10% of users make 50% of orders". */
function readConcentration(scene: Scene, first: number, end: number): RuleAsk | null {
  const { tokens } = scene;
  const shares: { at: number; end: number; value: number }[] = [];
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    const [a, b] = fact?.kind === 'ratio' ? fact.parts : [];
    if (
      fact?.kind === 'ratio' &&
      fact.parts.length === 2 &&
      a !== undefined &&
      b !== undefined &&
      a + b === 100 &&
      Math.max(a, b) >= 60
    ) {
      const of = nameAt(scene, acrossEnd(scene, fact.end, end), end) ?? nameAt(scene, first, at);
      const isAbout = /distribut|rule|split|concentrat|pareto|principle|pattern|skew|custom/iu.test(
        wordsOf(scene, first, end),
      );
      // "petrol/diesel with 60/40 split" weighs listed values.
      const isListed = tokens.slice(first, at).some((token) => token.word === '/' || token.word === '|');
      if (!isAbout || isListed || of === null) return null;
      const name = of.words.replace(
        /\s*(?:distribution|rule|split|concentration|principle|pattern|skew|pareto)s?\b.*$/iu,
        '',
      );
      return {
        ...spanOf(scene, first, end),
        kind: 'concentration',
        top: Math.min(a, b) / 100,
        share: Math.max(a, b) / 100,
        of: name === '' ? 'rows' : name,
        measure: null,
      };
    }
    if (fact?.kind === 'amount' && fact.percent) shares.push({ at, end: fact.end, value: fact.value / 100 });
  }
  const [one, two] = shares;
  if (one === undefined || two === undefined || shares.length > 2) return null;
  const link = wordsOf(scene, one.end, two.at).toLowerCase();
  const isTop = tokens[one.at - 1]?.word === 'top';
  const firstName = nameAt(scene, skipOf(scene, one.end), two.at);
  const secondName = nameAt(scene, skipOf(scene, two.end), end);
  if (firstName === null || secondName === null) return null;
  if (
    /\b(?:from|by|come from|comes from|generated by|belong to|driven by|made by|to|are made by|held by)\s*(?:the\s*)?(?:top\s*)?$/u.test(
      link,
    )
  ) {
    return {
      ...spanOf(scene, first, end),
      kind: 'concentration',
      top: two.value,
      share: one.value,
      of: secondName.words,
      measure: firstName.words,
    };
  }
  if (
    isTop ||
    /\b(?:make up|account for|generate|drive|bring|make|produce|contribute|have|own|hold|responsible for|place|represent|are responsible for)\b/u.test(
      link,
    )
  ) {
    return {
      ...spanOf(scene, first, end),
      kind: 'concentration',
      top: one.value,
      share: two.value,
      of: firstName.words,
      measure: secondName.words,
    };
  }
  return null;
}

/** "80/20 rule across agents": whom it is about comes after. */
function acrossEnd(scene: Scene, at: number, end: number): number {
  for (let here = at; here < Math.min(end - 1, at + 4); here += 1)
    if (['across', 'among', 'over', 'between', 'by'].includes(scene.tokens[here]?.word ?? '')) return here + 1;
  return at;
}

function skipOf(scene: Scene, at: number): number {
  let here = at;
  while (['of', 'the', 'all', 'our', 'total'].includes(scene.tokens[here]?.word ?? '')) here += 1;
  return here;
}

/** "each customer has 1 to 5 orders", "at least 3 orders each", "2-4 items per order". */
function readChildren(scene: Scene, first: number, end: number): RuleAsk | null {
  const { tokens } = scene;
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (
      fact === undefined ||
      (fact.kind !== 'range' && fact.kind !== 'amount') ||
      fact.percent ||
      fact.unit !== null ||
      fact.timeUnit !== null
    )
      continue;
    const child = nameAt(scene, fact.end, end);
    if (child === null || child.next - fact.end > 3) continue;
    const min = fact.kind === 'range' ? (fact.min ?? 0) : fact.value;
    const max = fact.kind === 'range' ? fact.max : fact.value;
    const span = spanOf(scene, first, end);
    const isEach = ['each', 'every'].includes(tokens[first]?.word ?? '');
    if (isEach && at > first + 1) {
      const parent = nameAt(scene, first + 1, at);
      if (
        parent !== null &&
        /^(?:has|have|with|should|must|can|places|owns|gets|makes|contains|may)$/u.test(tokens[parent.next]?.word ?? '')
      )
        return { ...span, kind: 'children', child: child.words, parent: parent.words, min, max };
    }
    const per = tokens[child.next]?.word;
    if (per === 'per' || (per === 'for' && ['each', 'every'].includes(tokens[child.next + 1]?.word ?? ''))) {
      const parent = nameAt(scene, per === 'per' ? child.next + 1 : child.next + 2, end);
      const isTime = /^(?:day|week|month|year|hour|minute|second|quarter)s?$/u.test(parent?.words ?? '');
      if (parent !== null && !isTime && parent.next >= end && Number.isInteger(min))
        return { ...span, kind: 'children', child: child.words, parent: parent.words, min, max };
    }
    if (per === 'each' && child.next + 1 >= end)
      return { ...span, kind: 'children', child: child.words, parent: nameAt(scene, first, at)?.words ?? '', min, max };
  }
  return null;
}

const stops = wordSet(
  'must should has have is are always with and or per each for from can will make makes account generate of to by the a an that where places owns gets contains may in drive come unique held driven generated comes bring hold contribute produce represent place responsible made belongs maps belong',
);

function nameAt(scene: Scene, at: number, end: number): { readonly words: string; readonly next: number } | null {
  let first = at;
  while (['the', 'a', 'an', 'its', 'their', 'same'].includes(scene.tokens[first]?.word ?? '') && first < end)
    first += 1;
  let next = first;
  while (
    next < end &&
    next - first < 4 &&
    (scene.tokens[next]?.kind === 'word' || scene.tokens[next]?.kind === 'quoted') &&
    !stops.has(scene.tokens[next]?.word ?? '') &&
    (scene.factEnd[next] ?? 0) <= next
  )
    next += 1;
  return next > first ? { words: wordsOf(scene, first, next).replaceAll(/["'`]/gu, ''), next } : null;
}
