import { isMoment, type EvalTable } from './eval-table.ts';
import { columnIn, tableLike, type Evidence } from './evidence.ts';
import { readPeriod, type Period } from './periods.ts';
import { readPseudo, type Pseudo, type PseudoRow, type PseudoValue } from './pseudo-code.ts';
import { parentCells } from './parent-rows.ts';
import { cellOf } from './cell-of.ts';
import { factorBetween, splitUnit } from './units-in-names.ts';

/** Code and the table it is about, ready to be asked row by row. */
export type RowCode = {
  readonly table: EvalTable;
  readonly valueAt: (at: number) => PseudoValue;
  readonly conditionAt: (at: number) => boolean | null;
};

/** Reads code about rows: of the first table that has all the columns it names. A text says what is missing. */
export function readRowCode(evidence: Evidence, code: string, of?: EvalTable): RowCode | string {
  const pseudo = readPseudo(code);
  let missing = pseudo.names[0] ?? '';
  const tables =
    of === undefined ? [evidence.main, ...evidence.tables.filter((table) => table !== evidence.main)] : [of];
  for (const table of tables) {
    const cells = new Map(pseudo.names.map((name) => [name, cellReader(evidence, table, name)]));
    const without = pseudo.names.find((name) => cells.get(name) === null);
    if (without === undefined) return rowCode(table, pseudo, cells);
    if (table === tables[0]) missing = without;
  }
  return `there is no column for ${missing}`;
}

/**
 * The rows of a table that words mean: a condition, a period, a flag, a value that some text column has (`outage`), or the period that the request
 * itself gives for them ("an outage on March 15"); `not` in front turns it round.
 * A text says that nothing fits.
 */
export function rowsWhere(evidence: Evidence, table: EvalTable, words: string): ((at: number) => boolean) | string {
  const not = /^not\s+(.+)$/iu.exec(words)?.[1];
  if (not !== undefined) {
    const inner = rowsWhere(evidence, table, not);
    return typeof inner === 'string' ? inner : (at) => !inner(at);
  }
  const code = isCode(words) ? readRowCode(evidence, words, table) : null;
  if (code !== null && typeof code !== 'string') return (at) => code.conditionAt(at) === true;
  const moments = table.columns.find(isMoment);
  const period = readPeriod(words);
  if (period !== null && moments !== undefined) return (at) => period(moments.figures[at] ?? Number.NaN);
  const named = words.toLowerCase();
  const telling = table.columns.find(
    (column) => column.type === 'text' && column.cells.some((cell) => cell?.toLowerCase() === named),
  );
  if (telling !== undefined) return (at) => telling.cells[at]?.toLowerCase() === named;
  const told = periodToldOf(evidence.request, named);
  if (told !== null && moments !== undefined) return (at) => told(moments.figures[at] ?? Number.NaN);
  return typeof code === 'string' ? code : `nothing in ${table.name} tells which rows are "${words}"`;
}

/** The period of the first clause of a request that names the thing and a date. */
function periodToldOf(request: string, thing: string): Period | null {
  for (const clause of request.toLowerCase().split(/[;:\n—,]|\.\s/u)) {
    const period = clause.includes(thing) ? readPeriod(clause) : null;
    if (period !== null) return period;
  }
  return null;
}

function isCode(words: string): boolean {
  try {
    readPseudo(words);
    return true;
  } catch {
    return false;
  }
}

function rowCode(
  table: EvalTable,
  pseudo: Pseudo,
  cells: ReadonlyMap<string, ((at: number) => PseudoValue) | null>,
): RowCode {
  const rowAt =
    (at: number): PseudoRow =>
    (name) =>
      cells.get(name)?.(at) ?? null;
  return {
    table,
    valueAt: (at) => pseudo.value(rowAt(at)),
    conditionAt: (at) => pseudo.condition(rowAt(at)),
  };
}

function cellReader(evidence: Evidence, table: EvalTable, name: string): ((at: number) => PseudoValue) | null {
  const its = /^its\s+(.+)$/u.exec(name)?.[1];
  if (its !== undefined) {
    const [parent = '', column = ''] = its.split('.');
    const found = tableLike(evidence, parent);
    return found === null ? null : parentCells(evidence, table, found, column);
  }
  const column = columnIn(evidence, table, name);
  if (column === null) return null;
  const asked = splitUnit(name).unit;
  const has = column.unit ?? splitUnit(column.name).unit;
  const factor = asked === null || has === null || column.name === name ? null : factorBetween(has, asked);
  if (factor === null) return (at) => cellOf(column, at);
  return (at) => {
    const value = cellOf(column, at);
    return typeof value === 'number' ? value * factor : value;
  };
}
