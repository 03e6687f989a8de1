import type { PlanReply, PlanRequest } from '../../../../contract/planner.ts';
import type { RequestReading } from '../reading.ts';
import { addNeeds } from './add-needs.ts';
import { assemble } from './assemble.ts';
import { buildColumns } from './build-columns.ts';
import { chooseColumns } from './choose-columns.ts';
import { chooseTables } from './choose-tables.ts';
import { refuse } from './clarify.ts';
import { countRows } from './count-rows.ts';
import type { Making } from './draft.ts';
import { linkForeignKeys } from './foreign-keys.ts';
import { noteLeftovers } from './leftovers.ts';
import { linkTables } from './link-tables.ts';
import type { Meanings } from './meanings.ts';
import { makePanel } from './make-panel.ts';
import { placeInTime } from './place-in-time.ts';
import { settleSeries } from './series-columns.ts';
import { settleMoments } from './settle-moments.ts';
import { settleRoom } from './settle-room.ts';
import { promiseShape } from './promise-shape.ts';
import { pruneColumns } from './prune-columns.ts';
import { applyRules } from './rules/apply-rules.ts';
import { applyStructureRules } from './rules/structure-rules.ts';
import { applyShapes } from './shapes/apply-shapes.ts';
import { fitTexts } from './texts/fit-texts.ts';
import { applyWholeLocale } from './values/apply-locale.ts';
import { applyValues } from './values/apply-values.ts';

/** From what was read to the plan (or a question): tables, columns, cells, time, rules, promises, in this order. */
export function makePlan(reading: RequestReading, request: PlanRequest, meanings: Meanings): PlanReply {
  const refusal = refuse(reading, request);
  if (refusal !== null) return refusal;
  const making: Making = {
    reading,
    request,
    meanings,
    tables: [],
    requirements: [],
    assumptions: [...(reading.warnings ?? [])],
    unmet: [],
    readings: [],
    questions: [],
  };
  chooseTables(making);
  for (const table of making.tables.slice()) chooseColumns(making, table);
  linkTables(making);
  linkForeignKeys(making);
  applyStructureRules(making);
  for (const table of making.tables) addNeeds(making, table);
  for (const table of making.tables) makePanel(making, table);
  countRows(making);
  for (const table of making.tables) buildColumns(making, table);
  for (const table of making.tables) settleSeries(table);
  for (const table of making.tables) applyWholeLocale(making, table);
  for (const table of making.tables) placeInTime(making, table);
  for (const table of making.tables) applyValues(making, table);
  applyShapes(making);
  applyRules(making);
  fitTexts(making);
  pruneColumns(making);
  settleMoments(making);
  settleRoom(making);
  promiseShape(making);
  const question = making.questions[0];
  if (question !== undefined) return { kind: 'clarify', question: question.question, options: question.options };
  noteLeftovers(making);
  return {
    kind: 'plan',
    plan: assemble(making),
    readings: making.readings.toSorted((a, b) => a.from - b.from || a.to - b.to),
    confidence: confidenceOf(making),
  };
}

/** How sure the plan is what was meant: the reading's own doubt, less for columns guessed and words left over. */
function confidenceOf(making: Making): number {
  const columns = making.tables.filter((table) => !table.pool).flatMap((table) => table.columns);
  const sure =
    columns.length === 0 ? 1 : columns.reduce((sum, column) => sum + Math.min(1, column.sure), 0) / columns.length;
  return Math.max(0, Math.min(1, making.reading.askedForTable * (0.4 + 0.6 * sure) * 0.95 ** making.unmet.length));
}
