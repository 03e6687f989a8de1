import type { ColumnData } from '../../contract/chunk.ts';
import type { Scalar, SourceOf } from '../../contract/source.ts';
import { columnOfCodes } from './draw-category.ts';
import type { DrawContext } from './draw-context.ts';
import { memoByObject } from './memo.ts';

const only = memoByObject(({ value }: SourceOf<'constant'>): readonly Scalar[] => [value ?? '']);

/** The same value in every row; a null constant gives cells without a value. */
export function drawConstant(source: SourceOf<'constant'>, context: DrawContext): ColumnData {
  const codes = new Uint8Array(context.rows.count);
  if (source.value !== null) return columnOfCodes(only(source), codes, context);
  const empty =
    context.column.type === 'text' ? columnOfCodes(only(source), codes, context) : columnOfCodes([0], codes, context);
  return { ...empty, valid: codes };
}
