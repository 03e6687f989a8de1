import { isMoment, isNumber, type EvalColumn, type EvalTable } from './eval-table.ts';
import { countsOf, meanOf, ranksOf } from './figures-of.ts';

/**
 * How well the other columns tell a target of two values: the area under the ROC curve of a naive Bayes classifier, learnt on every other row and measured
 * on the rest, then the other way round. Null when the target has not two values. Ids and columns with a value for nearly every row are left out.
 */
export function aucOfBayes(table: EvalTable, target: EvalColumn): number | null {
  const counts = [...countsOf(target.cells)].toSorted((a, b) => a[1] - b[1]);
  const [rare] = counts[0] ?? [];
  if (counts.length !== 2 || rare === undefined) return null;
  const isRare = target.cells.map((cell) => cell === rare);
  const features = table.columns.filter((column) => column !== target && tells(column, table.rows));
  const aucs = [0, 1].map((half) => {
    const learnt = (at: number): boolean => at % 2 === half;
    const scores = Array.from({ length: table.rows }, () => 0);
    for (const column of features) {
      const score =
        isNumber(column) || isMoment(column) ? normalScore(column, isRare, learnt) : countScore(column, isRare, learnt);
      for (let at = 0; at < table.rows; at++) scores[at] = (scores[at] ?? 0) + score(at);
    }
    const tested = [...scores.keys()].filter((at) => !learnt(at));
    return areaUnder(
      tested.map((at) => scores[at] ?? 0),
      tested.map((at) => isRare[at] === true),
    );
  });
  return meanOf(aucs);
}

function tells(column: EvalColumn, rows: number): boolean {
  if (/(?:^|_)id$/iu.test(column.name)) return false;
  return isNumber(column) || isMoment(column) || countsOf(column.cells).size <= Math.max(20, rows / 20);
}

/** Log-odds of a figure under a normal distribution for each class. */
function normalScore(
  column: EvalColumn,
  isRare: readonly boolean[],
  learnt: (at: number) => boolean,
): (at: number) => number {
  const fit = (wanted: boolean): { readonly mean: number; readonly variance: number } => {
    const own = [...column.figures].filter(
      (figure, at) => learnt(at) && isRare[at] === wanted && !Number.isNaN(figure),
    );
    const mean = meanOf(own);
    return { mean, variance: meanOf(own.map((figure) => (figure - mean) ** 2)) };
  };
  const [rare, usual] = [fit(true), fit(false)];
  if (!(rare.variance > 0) || !(usual.variance > 0)) return () => 0;
  const log = (figure: number, one: typeof rare): number =>
    -0.5 * Math.log(one.variance) - (figure - one.mean) ** 2 / (2 * one.variance);
  return (at) => {
    const figure = column.figures[at] ?? Number.NaN;
    return Number.isNaN(figure) ? 0 : log(figure, rare) - log(figure, usual);
  };
}

/** Log-odds of a value by counts, one added to each (Laplace). */
function countScore(
  column: EvalColumn,
  isRare: readonly boolean[],
  learnt: (at: number) => boolean,
): (at: number) => number {
  const of = (wanted: boolean) => countsOf(column.cells.filter((_, at) => learnt(at) && isRare[at] === wanted));
  const [rare, usual] = [of(true), of(false)];
  const sum = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((all, one) => all + one, counts.size + 1);
  const [rareSum, usualSum] = [sum(rare), sum(usual)];
  return (at) => {
    const cell = column.cells[at] ?? null;
    return cell === null
      ? 0
      : Math.log(((rare.get(cell) ?? 0) + 1) / rareSum) - Math.log(((usual.get(cell) ?? 0) + 1) / usualSum);
  };
}

/** The share of pairs put in the right order, ties counting half (Mann–Whitney). */
function areaUnder(scores: readonly number[], isRare: readonly boolean[]): number {
  const ranks = ranksOf(scores);
  const rare = isRare.filter(Boolean).length;
  const sum = ranks.reduce((all, rank, at) => all + (isRare[at] === true ? rank + 1 : 0), 0);
  const pairs = rare * (isRare.length - rare);
  return pairs === 0 ? 0.5 : (sum - (rare * (rare + 1)) / 2) / pairs;
}
