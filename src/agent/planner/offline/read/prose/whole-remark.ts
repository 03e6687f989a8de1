import { readOutput } from '../ask/read-output.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import { stepOver, type Scene } from '../text/scene.ts';

/** A remark on the whole starts with its figure, or has a word for rows, a period or an output; a column item starts with a name. */
export function isWholeRemark(scene: Scene, first: number, end: number): boolean {
  const { tokens } = scene;
  const output = readOutput(scene, first, end);
  if (output !== null && (output.first <= first + 1 || output.end >= end) && end - first > 1) return true;
  for (let at = first; at < end; at = stepOver(scene, at, end)) {
    if (at === first) {
      const fact = scene.factFrom.get(at);
      if (fact !== undefined) {
        if (fact.kind === 'moments' || fact.kind === 'relative' || fact.kind === 'moment') return true;
        if (fact.end >= end) return fact.kind === 'amount' && fact.timeUnit !== null;
        if (fact.kind === 'amount' && !fact.percent) return true;
        return phraseEnd(tokens, fact.end, 'row') > 0 || hasRowWord(scene, fact.end, end);
      }
    }
    const word = tokens[at]?.word ?? '';
    if (
      [
        'rows',
        'records',
        'seed',
        'csv',
        'json',
        'xlsx',
        'excel',
        'parquet',
        'entries',
        'jsonl',
        'random_state',
        'filas',
        'linhas',
        'registros',
        'lignes',
        'zeilen',
        '간격',
        '주치',
        '개',
        'every',
        'daily',
        'hourly',
        'interval',
        'intervals',
        'worth',
        'last',
        'past',
        'spanning',
        'covering',
        'rows:',
        'total',
        '行',
        '条',
        'during',
        'since',
        'sql',
        'observation',
        'observations',
        'observacao',
        'number',
        '样本',
      ].includes(word)
    )
      return !isColumnLike(scene, at, first);
    if (
      [
        'want',
        'need',
        'make',
        'from',
        'between',
        'over',
        'for',
        'in',
        'during',
        'about',
        'around',
        'at',
        'spread',
      ].includes(word) &&
      at === first
    ) {
      const next = scene.factFrom.get(at + 1) ?? scene.factFrom.get(at + 2);
      return next !== undefined || ['a', 'one', 'the'].includes(tokens[at + 1]?.word ?? '');
    }
  }
  return false;
}

function hasRowWord(scene: Scene, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1)
    if (phraseEnd(scene.tokens, at, 'row') > 0 && ['rows', 'records', 'entries'].includes(scene.tokens[at]?.word ?? ''))
      return true;
  return false;
}

/** `daily_sales`, "number of orders", "total" and the like open a column when no figure goes with them. */
function isColumnLike(scene: Scene, at: number, first: number): boolean {
  const word = scene.tokens[at]?.word ?? '';
  if (
    ![
      'daily',
      'hourly',
      'total',
      'number',
      'last',
      'past',
      'interval',
      'intervals',
      'every',
      'during',
      'since',
      'covering',
      'sql',
      'excel',
      'records',
      '行',
      '条',
      '개',
      'entries',
      'seed',
    ].includes(word)
  )
    return false;
  for (let here = first; here < Math.min(scene.tokens.length, at + 6); here += 1)
    if (scene.factFrom.get(here)?.kind === 'amount') return false;
  return !['daily', 'hourly', 'every'].includes(word) || scene.tokens[at + 1]?.word !== 'data';
}
