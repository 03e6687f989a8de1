import { RowsmithError } from '../../contract/error.ts';
import type { ColumnData } from '../../contract/chunk.ts';
import type { Source, SourceOf } from '../../contract/source.ts';
import { drawColumn } from '../draw/draw-column.ts';
import { identityMaker } from './identity-cells.ts';
import { aggregateMaker } from './aggregate-cells.ts';
import { ranksOf, surveyOf } from './rank-cells.ts';
import { textMaker } from './text-cells.ts';
import type { CellMaker, MakerContext } from './prepared-table.ts';
import { cellsName } from './table-expressions.ts';

type Drawn = SourceOf<
  | 'sequence'
  | 'uuid'
  | 'pattern'
  | 'constant'
  | 'category'
  | 'boolean'
  | 'number'
  | 'moment'
  | 'clock'
  | 'series'
  | 'split'
>;

/** One maker per source kind; a kind without one does not compile. */
type Makers = {
  readonly [Kind in Source['kind']]: (source: SourceOf<Kind>, context: MakerContext) => CellMaker | Promise<CellMaker>;
};

const makers: Makers = {
  sequence: drawMaker,
  uuid: drawMaker,
  pattern: drawMaker,
  constant: drawMaker,
  category: drawMaker,
  boolean: drawMaker,
  number: drawMaker,
  moment: drawMaker,
  clock: drawMaker,
  series: drawMaker,
  split: drawMaker,
  formula: (source, context) => (row) => row.result(cellsName(source.expression, context.column)),
  convert: (source, context) => (row) =>
    row.result(cellsName(`convert ${source.column} ${source.from} ${source.to}`, context.column)),
  lookup: lookupMaker,
  aggregate: aggregateMaker,
  person: identityMaker,
  place: identityMaker,
  company: identityMaker,
  payment: identityMaker,
  internet: identityMaker,
  entity: identityMaker,
  text: textMaker,
  model: unavailable,
  like: unavailable,
};

/** Makes what gives a source's cells. Pools and grammars are loaded here, once. */
export async function makeSourceCells(context: MakerContext): Promise<CellMaker> {
  return pinned(context.source, context);
}

function pinned<Kind extends Source['kind']>(
  source: SourceOf<Kind>,
  context: MakerContext,
): CellMaker | Promise<CellMaker> {
  const kind: Kind = source.kind;
  return makers[kind](source, context);
}

function drawMaker(source: Drawn, context: MakerContext): CellMaker {
  const { plan, table, tableRows, column } = context;
  const survey = surveyOf(context);
  return async (row): Promise<ColumnData> => {
    const ranks = new Map<string, Float64Array>();
    for (const target of column.correlatesWith) {
      const other = table.columns.find((one) => one.name === target.column);
      if (other !== undefined) ranks.set(other.name, await ranksOf(other, row, survey, row.options));
    }
    return drawColumn(source, {
      seed: plan.seed,
      table,
      column,
      rows: row.rows,
      tableRows,
      attempt: row.attempt,
      drawnAs: row.drawnAs,
      cells: row.cells,
      holds: row.holds,
      value: row.value,
      ranks: (name) => ranks.get(name) ?? new Float64Array(row.rows.count).fill(0.5),
    });
  };
}

function lookupMaker(source: SourceOf<'lookup'>, { table, tables }: MakerContext): CellMaker {
  const reference = table.references.find((one) => one.name === source.reference);
  return (row) => tables.cellsAt(reference?.table ?? '', source.column, row.parents(source.reference), row.options);
}

function unavailable(source: SourceOf<'model' | 'like'>, { table, column }: MakerContext): CellMaker {
  const what =
    source.kind === 'model'
      ? 'is to be written by a model, and no model is available in this version'
      : 'is to be learnt from an input table, which this version cannot do';
  throw new RowsmithError({
    code: 'model-unavailable',
    message: `column '${column.name}' of table '${table.name}' ${what}`,
    hint: 'give the column another source: a category, a pool entity or a text grammar',
    site: { table: table.name, column: column.name },
  });
}
