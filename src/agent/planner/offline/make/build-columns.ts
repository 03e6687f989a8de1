import type { Column } from '../../../../contract/plan.ts';
import type { Source } from '../../../../contract/source.ts';
import type { Concept, Fit } from '../../../../knowledge/schema.ts';
import { withBoundsOfResult } from './bounds-of-result.ts';
import { correlate } from './correlate.ts';
import { makesCycle } from './column-order.ts';
import type { ColumnDraft, Making, TableDraft } from './draft.ts';
import { columnsRead, fillPlaceholders, fitsFor, type FindNeighbour } from './fit-concept.ts';
import type { ValueAsk } from '../reading.ts';
import { quantileOf } from './fit-distribution.ts';
import { settleBusiness } from './settle-business.ts';
import { rescaleSource } from './rescale.ts';
import { subjectOf } from './subject-of.ts';
import { unitInName } from './unit-in-name.ts';

/**
 * Gives every column that is not looked up its cells, by what it means: the concept's source, in the request's language and unit, or the first of its
 * fits that the table's other columns can serve without running in a circle.
 */
export function buildColumns(making: Making, table: TableDraft): void {
  for (const column of table.columns)
    if (column.concept !== null && column.look === null)
      column.plan = plainColumn(making, table, column, column.concept);
  settleBusiness(making, table);
  for (const column of table.columns)
    if (column.concept !== null && column.look === null) fitColumn(making, table, column, column.concept);
  for (const column of table.columns) {
    if (column.concept === null || column.look !== null) continue;
    for (const wish of column.concept.correlates) {
      const other = neighbour(table, column, wish.concept);
      if (other !== null) correlate(table, column, other, wish.rho);
    }
  }
}

function plainColumn(making: Making, table: TableDraft, column: ColumnDraft, concept: Concept): Column {
  const language = making.reading.language.slice(0, 2);
  const raw = concept.languages[language]?.source ?? concept.source;
  const source = fillPlaceholders(making.meanings, raw, () => null, subjectOf(column, table)) ?? raw;
  const unit = unitOf(making, column, concept);
  const { name, hidden } = column.plan;
  return {
    name,
    type: concept.type,
    source:
      unit !== undefined && concept.unit !== undefined && unit !== concept.unit
        ? rescaleSource(making.meanings, source, concept.unit, unit)
        : source,
    ...(unit === undefined ? {} : { unit }),
    ...(concept.decimals === undefined ? {} : { decimals: concept.decimals }),
    ...(concept.format === undefined ? {} : { format: concept.format }),
    ...(concept.description === undefined ? {} : { description: concept.description }),
    when: [],
    nulls: fillNulls(making, concept.nulls, () => null),
    unique: concept.unique,
    correlatesWith: [],
    hidden,
  };
}

function unitOf(making: Making, column: ColumnDraft, concept: Concept): string | undefined {
  const said = column.ask?.values.find((value) => value.kind === 'unit');
  if (said !== undefined) return making.meanings.unit(said.unit) ?? said.unit;
  const named = concept.unit === undefined ? null : unitInName(making.meanings, column.plan.name);
  return named ?? concept.unit;
}

/** Nulls without a condition, and those whose condition the table can serve. */
function fillNulls(making: Making, nulls: Concept['nulls'], find: FindNeighbour): Column['nulls'] {
  return nulls.flatMap((one) => {
    if (one.if === undefined) return [one];
    const filled = fillPlaceholders(making.meanings, { share: one.share, if: one.if }, find, '');
    return filled === null ? [] : [filled];
  });
}

function fitColumn(making: Making, table: TableDraft, column: ColumnDraft, concept: Concept): void {
  const find: FindNeighbour = (id) => {
    if (id === '$language') return { name: making.reading.language.slice(0, 2), unit: undefined };
    const other = neighbour(table, column, id);
    return other === null ? null : { name: other.plan.name, unit: other.plan.unit };
  };
  const conditional = fillNulls(making, concept.nulls, find);
  if (conditional.length > column.plan.nulls.length) column.plan = { ...column.plan, nulls: conditional };
  for (const fit of fitsFor(concept, find)) if (tryFit(making, table, column, concept, fit, find)) return;
}

function tryFit(
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  concept: Concept,
  fit: Fit,
  find: FindNeighbour,
): boolean {
  const subject = subjectOf(column, table);
  const filled = fit.source === undefined ? null : fillPlaceholders(making.meanings, fit.source, find, subject);
  const source = filled === null ? null : withBoundsOfResult(filled);
  if (fit.source !== undefined && source === null) return false;
  if (source !== null && makesCycle(table, column, columnsRead(source))) return false;
  const alone = source !== null && standsAlone(column, source);
  if (alone) {
    // The draw stays as the words bound it, but what the fit knows of the two columns still holds.
    keepRules(making, table, column, concept, fit, find);
    leanOn(table, column, source);
    return true;
  }
  const unit = fit.unit ?? concept.unit;
  const scaled =
    source === null
      ? null
      : unit !== undefined && column.plan.unit !== undefined && unit !== column.plan.unit
        ? rescaleSource(making.meanings, source, unit, column.plan.unit)
        : source;
  column.plan = {
    ...column.plan,
    ...(scaled === null ? {} : { source: scaled }),
    ...(fit.type === undefined ? {} : { type: fit.type }),
    ...(fit.decimals === undefined ? {} : { decimals: fit.decimals }),
    ...(fit.format === undefined ? {} : { format: fit.format }),
    ...(fit.nulls === undefined ? {} : { nulls: fillNulls(making, fit.nulls, find) }),
  };
  keepRules(making, table, column, concept, fit, find);
  for (const wish of fit.correlates) {
    const other = neighbour(table, column, wish.concept);
    if (other !== null) correlate(table, column, other, wish.rho);
  }
  return true;
}

function keepRules(
  making: Making,
  table: TableDraft,
  column: ColumnDraft,
  concept: Concept,
  fit: Fit,
  find: FindNeighbour,
): void {
  const subject = subjectOf(column, table);
  for (const rule of fit.rules) {
    const filled = fillPlaceholders(
      making.meanings,
      rule,
      (id) => (id === concept.id ? { name: column.plan.name, unit: column.plan.unit } : find(id)),
      subject,
    );
    if (filled !== null)
      table.rules.push({ expression: filled.expression, text: filled.text, redraw: redrawable(column), attempts: 50 });
  }
}

/** A figure that would be a multiple of one other column keeps its bounds and goes with that column by rank. */
function leanOn(table: TableDraft, column: ColumnDraft, source: Source): void {
  if (source.kind !== 'number' || source.around === undefined) return;
  const names = columnsRead(source);
  const other = table.columns.find((one) => one.plan.name === names[0]);
  if (other !== undefined && names.length > 0) correlate(table, column, other, 0.85);
}

function redrawable(column: ColumnDraft): string[] {
  return column.plan.source.kind === 'formula' ? [] : [column.plan.name];
}

/** Kinds of wishes that settle a column's cells by themselves: no fit replaces them. */
const settled = new Set(['formula', 'constant', 'sequence', 'format', 'after', 'distribution']);

/**
 * Whether the words leave a fit no room: listed values stay (only their weights may depend on others), and figures within asked bounds stay
 * draws, so that the bounds can hold. A formula is a definition (body mass index, age) and stands whatever the bounds.
 */
function standsAlone(column: ColumnDraft, source: Source): boolean {
  const values = column.ask?.values ?? [];
  if (values.some((value) => settled.has(value.kind))) return true;
  if (values.some((value) => value.kind === 'one-of')) return source.kind !== 'category';
  const bounded = values.some((value) => value.kind === 'range' && (value.min ?? 0) > 0 && value.max !== null);
  const both = values.some((value) => value.kind === 'range' && value.min !== null && value.max !== null);
  if (source.kind === 'number' && source.around !== undefined)
    return both && !spansUnit(values) && !reaches(column, values);
  return (
    (bounded || both) &&
    source.kind !== 'number' &&
    source.kind !== 'formula' &&
    column.concept?.source.kind === 'number'
  );
}

/** "1-2 months" of rent: bounds on how many times another column, not on the figure. */
function spansUnit(values: readonly ValueAsk[]): boolean {
  const units = new Set(['month', 'week', 'day', 'year', 'times', 'x']);
  return values.some(
    (value) =>
      value.kind === 'range' && value.unit !== undefined && units.has(value.unit.toLowerCase().replace(/s$/u, '')),
  );
}

/** Whether the asked bounds lie where such figures lie by nature: only then can a multiple of another column keep to them without heaping at the ends. */
function reaches(column: ColumnDraft, values: readonly ValueAsk[]): boolean {
  const { source } = column.plan;
  const range = values.find((value) => value.kind === 'range');
  if (source.kind !== 'number' || range === undefined || range.min === null || range.max === null) return false;
  const [low, high] = [quantileOf(source.distribution, 'p10'), quantileOf(source.distribution, 'p90')];
  return range.min <= low * 1.2 && range.max >= high * 0.8;
}

/** The other column of the table that has a concept, or the nearest one that `is` it. */
export function neighbour(table: TableDraft, column: ColumnDraft, id: string): ColumnDraft | null {
  let best: ColumnDraft | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const other of table.columns) {
    if (other === column || other.concept === null) continue;
    const distance =
      other.concept.id === id
        ? 0
        : other.concept.is.includes(id)
          ? other.concept.is.indexOf(id) + 1
          : Number.POSITIVE_INFINITY;
    if (distance < bestDistance) {
      best = other;
      bestDistance = distance;
    }
  }
  return best;
}
