import { rowAt, type RowSet } from '../../contract/chunk.ts';

/** A reference among the columns a table's cells come from: `→name`. */
export const referenceMark = '→';

export function referenceNode(reference: string): string {
  return `${referenceMark}${reference}`;
}

/** Which draw of each column and reference (`→name`) the rows take: its attempt, and the rows it is drawn for. */
export type Drawing = {
  readonly rows: RowSet;
  readonly attemptOf: (node: string) => number;
  readonly rowsOf: (node: string) => RowSet;
};

/** The first draw of everything. */
export function firstDraw(rows: RowSet): Drawing {
  return { rows, attemptOf: () => 0, rowsOf: () => rows };
}

/** The same drawing of the rows at some positions only. */
export function drawingAt(drawing: Drawing, positions: Uint32Array): Drawing {
  const cut = (rows: RowSet): RowSet => ({
    first: 0,
    count: positions.length,
    index: Float64Array.from(positions, (at) => rowAt(rows, at)),
  });
  const rows = cut(drawing.rows);
  return {
    rows,
    attemptOf: drawing.attemptOf,
    rowsOf: (node) => {
      const own = drawing.rowsOf(node);
      return own === drawing.rows ? rows : cut(own);
    },
  };
}

/** The rows that are drawn elsewhere: at another attempt, or, by node, as other rows are. */
export type Moves = ReadonlyMap<number, number | ReadonlyMap<string, number>>;
