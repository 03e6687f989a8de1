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
  /** Parents to take instead of those that a reference draws; null to draw them. */
  readonly parentsOf?: (node: string) => Float64Array | null;
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
    parentsOf: (node) => {
      const given = drawing.parentsOf?.(node) ?? null;
      return given === null ? null : Float64Array.from(positions, (at) => given[at] ?? -1);
    },
  };
}

/** The rows that are drawn elsewhere: at another attempt; or, by node, as other rows are, and for a reference at the given parent. */
export type Moves = ReadonlyMap<number, number | ReadonlyMap<string, number>>;
