import { mainTable } from '../count-rows.ts';
import type { Making, TableDraft } from '../draft.ts';
import { findTable } from '../find-column.ts';
import { phraseOf } from '../phrase.ts';
import type { ShapeAsk } from '../../reading.ts';
import { shapeRhythm } from './shape-rhythm.ts';
import { shapeSeries } from './shape-series.ts';

/** Bends time to every shape of the request; a shape that no table can take is noted as unmet. */
export function applyShapes(making: Making): void {
  for (const shape of making.reading.shapes) {
    const table = tableFor(making, shape);
    const done =
      table !== null && (table.panel === null ? shapeRhythm(making, table, shape) : shapeSeries(making, table, shape));
    if (!done) making.unmet.push(phraseOf(making.reading.request, shape));
  }
}

/** The table that moves: the one the words name, else the main one among those with a time. */
function tableFor(making: Making, shape: ShapeAsk): TableDraft | null {
  const asked = making.tables.filter((table) => !table.pool && table.time !== null);
  const named = shape.about === '' ? null : findTable(making, shape.about);
  if (named !== null && asked.includes(named)) return named;
  const moving = asked.filter((table) => table.kind !== 'entity');
  return mainTable(moving.length > 0 ? moving : asked);
}
