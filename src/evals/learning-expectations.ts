import * as z from 'zod';
import { aucOfBayes } from './bayes.ts';
import { bestSilhouette } from './clusters.ts';
import { isNumber } from './eval-table.ts';
import { columnIn } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { countsOf, showNumber } from './figures-of.ts';
import { fail, holds, noColumn } from './verdict.ts';

/** Expectations about what could be learnt from a table, or is marked in it. */
export const learningExpectations: Vocabulary = {
  clusterable: onTables(
    z.strictObject({ k: z.int().min(2).max(20).optional(), min_silhouette: z.number().min(-1).max(1) }),
    (wish, { main }) => {
      const columns = main.columns.filter((column) => isNumber(column) && !/(?:^|_)id$/iu.test(column.name));
      if (columns.length < 2) return fail(`${columns.length} number columns`);
      const best = bestSilhouette(columns, main.rows, wish.k === undefined ? [2, 3, 4, 5, 6] : [wish.k]);
      return holds(best >= wish.min_silhouette, `silhouette ${showNumber(best)}`);
    },
  ),
  learnable: onTables(
    z.strictObject({ target_like: z.string(), min_auc: z.number().min(0.5).max(1) }),
    (wish, evidence) => {
      const target = columnIn(evidence, evidence.main, wish.target_like);
      if (target === null) return noColumn(wish.target_like);
      const auc = aucOfBayes(evidence.main, target);
      return auc === null
        ? fail(`${target.name} has not two values`)
        : holds(auc >= wish.min_auc, `AUC ${showNumber(auc)}`);
    },
  ),
  anomalies: onTables(
    z.strictObject({ count_at_least: z.int().positive(), labelled: z.literal(true) }),
    (wish, { main }) => {
      const flags = main.columns.filter((column) =>
        /anomal|outlier|fault|attack|abnormal|flag|label|event/iu.test(column.name),
      );
      const most = Math.max(0, ...flags.map((column) => marked(column.cells).length));
      return holds(
        most >= wish.count_at_least && most <= main.rows / 2,
        flags.length === 0 ? 'no column marks them' : `${most} are marked`,
      );
    },
  ),
  labelled_or_detectable: onTables(
    z.strictObject({ what: z.string(), count: z.int().positive() }),
    (wish, evidence) => {
      const words = wish.what.toLowerCase().split(/\s+/u);
      for (const column of evidence.main.columns) {
        const named = words.some((word) => word.length > 3 && column.name.toLowerCase().includes(word.slice(0, 5)));
        if (named && marked(column.cells).length === wish.count) return holds(true, '');
        for (const [value, count] of countsOf(column.cells))
          if (count === wish.count && words.some((word) => value.toLowerCase().includes(word.slice(0, 5))))
            return holds(true, '');
      }
      return fail(`nothing marks ${wish.count} ${wish.what}`);
    },
  ),
};

/** Cells that say that something is the case: not empty, not "no", not the usual. */
function marked(cells: readonly (string | null)[]): readonly (string | null)[] {
  return cells.filter((cell) => cell !== null && !/^(?:|0|false|no|none|normal|ok|nominal|benign|-)$/iu.test(cell));
}
