import { mainTable } from '../count-rows.ts';
import type { ColumnDraft, Making, TableDraft } from '../draft.ts';
import { assume } from '../draft.ts';
import { findColumn, findTable } from '../find-column.ts';
import { nameWords } from '../name-words.ts';
import { phraseOf } from '../phrase.ts';
import type { ShapeAsk } from '../../reading.ts';
import { shapeRhythm } from './shape-rhythm.ts';
import { shapeSeries } from './shape-series.ts';
import { canMove, shapeValues } from './shape-values.ts';

/** Bends time to every shape of the request: how often rows come, or what a column's values are; what no table can take is noted as unmet. */
export function applyShapes(making: Making): void {
  for (const shape of making.reading.shapes) {
    const table = tableFor(making, shape);
    const done = table !== null && applyShape(making, table, shape);
    if (!done) making.unmet.push(phraseOf(making.reading.request, shape));
  }
}

function applyShape(making: Making, table: TableDraft, shape: ShapeAsk): boolean {
  if (table.panel !== null) return shapeSeries(making, table, shape);
  const column = valueFor(table, shape);
  if (column !== null) return shapeValues(making, table, column, shape);
  const isLevel = shape.levels?.from !== undefined && shape.levels.from !== null && shape.levels.unit !== null;
  if (isLevel) return false;
  if (shape.about !== '' && !isAboutRows(table, shape.about))
    assume(making, `"${shape.about}" is read as the number of rows of ${table.name}`);
  return shapeRhythm(making, table, shape);
}

/** The table that moves: the one the words name, else the main one among those with a time. */
function tableFor(making: Making, shape: ShapeAsk): TableDraft | null {
  const asked = making.tables.filter((table) => !table.pool && table.time !== null);
  const named = shape.about === '' ? null : findTable(making, shape.about);
  if (named !== null && asked.includes(named)) return named;
  const moving = asked.filter((table) => table.kind !== 'entity');
  const holder = shape.about === '' ? undefined : moving.find((table) => findColumn(table, shape.about) !== null);
  return holder ?? mainTable(moving.length > 0 ? moving : asked);
}

/** Whether the words mean the rows of a table: "tickets" of support tickets. */
function isAboutRows(table: TableDraft, about: string): boolean {
  const words = nameWords(about);
  const own = new Set(
    [table.name, table.entity, table.ask?.subject ?? '', ...(table.shape === null ? [] : [table.shape.name])].flatMap(
      nameWords,
    ),
  );
  return words.length > 0 && (words.every((word) => own.has(word)) || own.has(words.at(-1) ?? ''));
}

/** The column whose values move, when the words mean one that can; null for the rows themselves. */
function valueFor(table: TableDraft, shape: ShapeAsk): ColumnDraft | null {
  if (shape.about === '' || isAboutRows(table, shape.about)) return null;
  const column = findColumn(table, shape.about);
  return column !== null && canMove(column) ? column : null;
}
