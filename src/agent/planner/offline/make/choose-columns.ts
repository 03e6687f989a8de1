import type { ColumnAsk } from '../reading.ts';
import { addNamed } from './add-named.ts';
import { askedColumn } from './asked-column.ts';
import { draftColumn, freshColumn, type Making, type TableDraft } from './draft.ts';
import { addGenericColumns } from './generic-columns.ts';
import { holderOf, isValueOfAnother } from './holder-of.ts';
import { freeName } from './name-words.ts';
import { isSeries, isWhole } from './is-series.ts';
import { addSeriesColumns } from './series-table.ts';
import { addUsual, keepCount } from './usual-columns.ts';

/**
 * Lays down a table's columns: those asked for, in order and to the letter; unless that list is complete, also what is usual in the domain
 * and what the words imply. Cells come later; here each column gets its name and its meaning.
 */
export function chooseColumns(making: Making, table: TableDraft): void {
  const asks = table.ask?.columns ?? [];
  const taken = new Set<string>();
  const flags: ColumnAsk[] = [];
  for (const ask of asks) {
    if (isValueOfAnother(making, table, ask)) flags.push(ask);
    else table.columns.push(askedColumn(making, table, ask, taken));
  }
  const whole = isWhole(making, table);
  if (!table.loose && (table.ask === null || !table.ask.complete) && !isSeries(making, table) && !whole)
    addUsual(making, table, taken);
  for (const ask of flags) {
    // The category that holds the value may have come only now; otherwise the share is a column of its own.
    if (holderOf(making, table, ask, true) === null) table.columns.push(askedColumn(making, table, ask, taken));
  }
  addNamed(making, table, taken);
  if (isSeries(making, table)) addSeriesColumns(making, table, taken);
  if (!whole) addTime(making, table, taken);
  if (table.shape?.kind === 'panel' && !whole && !table.loose && !hasFigures(table)) addUsual(making, table, taken);
  if (
    table.columns.length === 0 ||
    (table.columns.length < 2 && !isSeries(making, table) && asks.length < 2 && table.ask?.complete !== true)
  )
    addGenericColumns(making, table, table.ask?.columnCount?.min ?? 8);
  keepCount(making, table, taken);
}

function hasFigures(table: TableDraft): boolean {
  return table.columns.some(
    (column) => column.look === null && ['integer', 'decimal', 'double'].includes(column.plan.type),
  );
}

/** "Sessions with business-hours peaks" need a time, even when the list of columns has none. */
function addTime(making: Making, table: TableDraft, taken: Set<string>): void {
  const { shapes, period } = making.reading;
  const isMoment = table.columns.some((column) => column.plan.type === 'date' || column.plan.type === 'timestamp');
  const shape = table.shape?.columns.find((one) => one.name === table.shape?.time);
  const concept = shape === undefined ? null : making.meanings.concept(shape.concept);
  if (
    isMoment ||
    (table.ask?.complete === true && table.ask.columns.length > 1) ||
    shape === undefined ||
    concept === null ||
    shape.look !== undefined ||
    (shapes.length === 0 && period === null)
  )
    return;
  const name = freeName(shape.name, taken);
  taken.add(name.toLowerCase());
  const plan = freshColumn(name, concept.type, concept.source);
  table.columns.unshift(draftColumn({ plan, origin: 'rule', concept, shapeColumn: shape.name, aliases: [shape.name] }));
}
