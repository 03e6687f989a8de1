import type { TableAsk } from '../../reading.ts';
import { stemOf } from '../vocabulary/name-parts.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import type { FactOf } from '../value/fact.ts';
import { conflict, figure, type Contradiction } from './contradiction.ts';
import { sentencesOf } from './sentences-of.ts';

type Bound = { readonly of: string; readonly fact: FactOf<'range'> };

const all = wordSet('every each all everyone everybody');
const glue = wordSet(
  'one of them the single is are be must should has have to at being a an these those values value rows row records record and column always',
);
const split = wordSet('if when where whose unless except for in with while , ; : who that');

/** Two bounds that each hold for every row and leave nothing between them: "every one of them under 12 and every one over 65". */
export function boundsOfAll(scene: Scene, tables: readonly TableAsk[]): readonly Contradiction[] {
  const bounds = sentencesOf(scene).flatMap(({ first, end }) => boundsIn(scene, first, end));
  for (const [at, bound] of bounds.entries()) {
    const other = bounds.slice(0, at).find((one) => one.of === bound.of && isApart(one.fact, bound.fact));
    if (other !== undefined) return [ask(scene, other.fact, bound.fact, 'all rows')];
  }
  for (const bound of bounds) {
    for (const column of tables.flatMap((table) => table.columns)) {
      if (bound.of === '' || stemOf(column.name.toLowerCase()) !== bound.of) continue;
      const range = column.values.find((value) => value.kind === 'range');
      if (
        range === undefined ||
        (range.from <= (scene.tokens[bound.fact.first]?.from ?? 0) &&
          range.to >= (scene.tokens[bound.fact.end - 1]?.to ?? 0))
      )
        continue;
      if (isApart(range, bound.fact)) return [ask(scene, range, bound.fact, `"${column.name}"`)];
    }
  }
  return [];
}

type Ends = { readonly min: number | null; readonly max: number | null };

function boundsIn(scene: Scene, first: number, end: number): readonly Bound[] {
  const bounds: Bound[] = [];
  for (let at = first; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    if (!all.has(word)) continue;
    const names: string[] = [];
    for (let here = at + 1; here < Math.min(end, at + 9); here += 1) {
      const fact = scene.factFrom.get(here);
      if (fact !== undefined && !glue.has(scene.tokens[here]?.word ?? '')) {
        if (fact.kind === 'range') bounds.push({ of: names.join(' '), fact });
        break;
      }
      const token = scene.tokens[here];
      if (token === undefined || token.kind !== 'word' || split.has(token.word)) break;
      if (!glue.has(token.word)) names.push(stemOf(token.word));
    }
  }
  return bounds;
}

function isApart(a: Ends, b: Ends): boolean {
  return (a.max !== null && b.min !== null && a.max < b.min) || (b.max !== null && a.min !== null && b.max < a.min);
}

function ask(scene: Scene, a: Ends, b: FactOf<'range'>, of: string): Contradiction {
  return conflict(
    spanOf(scene, b.first, b.end),
    `No value is ${wordsOf(a)} and ${wordsOf(b)} at once, yet the request wants both for ${of}: which bounds are meant?`,
  );
}

function wordsOf({ min, max }: Ends): string {
  if (min === null) return `at most ${figure(max ?? 0)}`;
  return max === null ? `at least ${figure(min)}` : `${figure(min)} to ${figure(max)}`;
}
