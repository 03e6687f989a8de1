import type { ColumnData } from '../../contract/chunk.ts';
import { drawBoolean } from './draw-boolean.ts';
import { drawCategory } from './draw-category.ts';
import { drawConstant } from './draw-constant.ts';
import type { DrawContext, DrawnSource } from './draw-context.ts';
import { drawMoment } from './draw-moment.ts';
import { drawNumber } from './draw-number.ts';
import { drawPattern } from './draw-pattern.ts';
import { drawSequence } from './draw-sequence.ts';
import { drawClock, drawSeries } from './draw-series.ts';
import { drawSplit } from './draw-split.ts';
import { drawUuid } from './draw-uuid.ts';

export type { DrawContext, DrawnSource } from './draw-context.ts';

/**
 * The cells of one drawn column for a set of rows.
 *
 * A cell depends on seed, table name, column name, row number and attempt, not on the other rows of the set, so chunks of any size
 * and order give the same table. `source` may differ from the column's own (an override); the stream is the column's all the same.
 * Nulls, noise and formats are not applied. Throws `plan-invalid` when the source cannot give what the plan promises.
 */
export function drawColumn(source: DrawnSource, context: DrawContext): ColumnData {
  switch (source.kind) {
    case 'sequence':
      return drawSequence(source, context);
    case 'uuid':
      return drawUuid(context);
    case 'pattern':
      return drawPattern(source, context);
    case 'constant':
      return drawConstant(source, context);
    case 'category':
      return drawCategory(source, context);
    case 'boolean':
      return drawBoolean(source, context);
    case 'number':
      return drawNumber(source, context);
    case 'moment':
      return drawMoment(source, context);
    case 'clock':
      return drawClock(context);
    case 'series':
      return drawSeries(source, context);
    case 'split':
      return drawSplit(source, context);
  }
}
