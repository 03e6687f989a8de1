import type { SourceOf } from '../../contract/source.ts';
import { prepareText } from '../text/prepare-text.ts';
import type { CellMaker, MakerContext } from './prepared-table.ts';

/** Cells expanded from a grammar of phrases; the grammar is loaded here. */
export async function textMaker(
  source: SourceOf<'text'>,
  { plan, table, tableRows, column, pools }: MakerContext,
): Promise<CellMaker> {
  const prepared = await prepareText(source, {
    seed: plan.seed,
    tableName: table.name,
    tableRows,
    column,
    pools,
    locale: 'en_US',
  });
  return (row) => prepared({ rows: row.rows, attempt: row.attempt, cells: row.cells });
}
