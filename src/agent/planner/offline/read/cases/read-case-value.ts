import type { ColumnAsk, ValueAsk } from '../../reading.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { rangeValue } from '../value/read-figures.ts';
import type { Stretch } from './case-list.ts';

const fillers = wordSet(
  'leave leaves it its they set to is are be must should will stays stay left kept keep a an the always pay pays get gets cost costs value of as which that true/false',
);
const blanks = wordSet('blank empty null missing none nothing unset nan n/a na');

/** What a case puts into the column: nothing, a figure, a range, yes or no in the column's own words, else the words themselves. Null when it is none of these. */
export function readCaseValue(scene: Scene, stretch: Stretch, column: ColumnAsk): ValueAsk | null {
  const { tokens } = scene;
  let { first, end } = stretch;
  while (first < end && fillers.has(tokens[first]?.word ?? '') && !scene.factFrom.has(first)) first += 1;
  while (end > first && fillers.has(tokens[end - 1]?.word ?? '') && (scene.factEnd[end - 1] ?? 0) < end) end -= 1;
  const token = tokens[first];
  if (token === undefined || first >= end) return null;
  const span = spanOf(scene, first, end);
  const fact = scene.factFrom.get(first);
  if (fact?.kind === 'amount' && fact.end === end && !fact.percent)
    return { ...span, kind: 'constant', value: fact.value };
  if (fact?.kind === 'range' && fact.end === end) return rangeValue(fact, span);
  if (fact !== undefined || end - first > 4) return null;
  const { word } = token;
  if (end - first === 1 && blanks.has(word) && !lists(column, token.text))
    return { ...span, kind: 'constant', value: null };
  if (end - first === 1 && (word === 'true' || word === 'yes' || word === 'false' || word === 'no'))
    return { ...span, kind: 'constant', value: ownFlag(column, word === 'true' || word === 'yes') };
  const words = token.kind === 'quoted' ? token.text : wordsOf(scene, first, end);
  return { ...span, kind: 'constant', value: words };
}

function lists(column: ColumnAsk, text: string): boolean {
  return column.values.some(
    (value) =>
      value.kind === 'one-of' && value.values.some((one) => String(one.value).toLowerCase() === text.toLowerCase()),
  );
}

/** Yes and no as the column lists them, else as a boolean. */
function ownFlag(column: ColumnAsk, yes: boolean): string | boolean {
  const list = column.values.find((value) => value.kind === 'one-of');
  const wanted = yes ? /^(?:yes|y)$/iu : /^(?:no|n)$/iu;
  const own = list?.kind === 'one-of' ? list.values.find((one) => wanted.test(String(one.value)))?.value : undefined;
  return typeof own === 'string' ? own : yes;
}
