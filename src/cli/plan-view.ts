import type { Plan, Table } from '../contract/plan.ts';
import { describeColumn } from '../contract/source-words.ts';
import { showCount, showCountOf } from '../contract/figures.ts';
import { viewTable } from './table-view.ts';
import type { Paint } from './terminal.ts';
import { safeText, wrapText } from './text-width.ts';

/** A plan for reading: for each table its columns (at most `most` of them), their types and where they come from. */
export function viewPlan(plan: Plan, width: number, paint: Paint, most = Infinity): string[] {
  return plan.tables.flatMap((table, at) => [
    ...(at === 0 ? [] : ['']),
    ...viewPlannedTable(table, plan.seed, width, paint, most),
  ]);
}

/** What the plan will be held to: the phrase and how it reads in figures. */
export function viewRequirements(plan: Plan, width: number, paint: Paint): string[] {
  if (plan.requirements.length === 0) return [];
  const { lines } = viewTable(
    [
      { title: 'asked for', wrap: true },
      { title: 'will be measured as', cap: 60, wrap: true },
    ],
    plan.requirements.map((requirement) => [requirement.text, requirement.asked]),
    width,
    paint,
  );
  return ['', ...lines];
}

/** Assumptions made and words that no part of the plan answers, one a line. */
export function viewCaveats(plan: Pick<Plan, 'assumptions' | 'unplaced'>, width: number, paint: Paint): string[] {
  const lines: string[] = [];
  if (plan.assumptions.length > 0) {
    lines.push(
      '',
      `  ${paint.bold('Assumed')}`,
      ...plan.assumptions.flatMap((text) => bullet('·', safeText(text), width)),
    );
  }
  if (plan.unplaced.length > 0) {
    lines.push(
      '',
      `  ${paint.yellow(paint.bold('Not placed'))} ${paint.dim('no part of the plan answers these words')}`,
    );
    lines.push(...plan.unplaced.flatMap((text) => bullet('?', safeText(text), width)));
  }
  return lines;
}

function viewPlannedTable(table: Table, seed: number, width: number, paint: Paint, most: number): string[] {
  const columns = table.columns.length > most ? table.columns.slice(0, most - 1) : table.columns;
  const rows = describeRows(table);
  const head = `  ${paint.bold(safeText(table.name))} ${paint.dim(`· ${rows} · ${showCountOf(table.columns.filter((column) => !column.hidden).length, 'column')} · ${table.pool ? 'a pool, not written' : `seed ${seed}`}`)}`;
  const { lines } = viewTable(
    [
      { title: 'column', cap: 30, floor: 12 },
      { title: 'type', floor: 9 },
      { title: 'where it comes from', cap: 90, floor: 20 },
    ],
    columns.map((column) => [
      column.hidden ? { text: column.name, paint: paint.dim } : column.name,
      { text: column.unit === undefined ? column.type : `${column.type} ${column.unit}`, paint: paint.dim },
      paintWhere(describeColumn(column), paint),
    ]),
    width,
    paint,
  );
  const rules = table.rules.flatMap((rule) => bullet('=', safeText(`${rule.text}: ${rule.expression}`), width));
  const left = table.columns.length - columns.length;
  const more = left === 0 ? [] : [`  ${paint.dim(`and ${showCountOf(left, 'column')} more`)}`];
  return [head, ...lines, ...more, ...(rules.length === 0 ? [] : [`  ${paint.dim('every row')}`, ...rules])];
}

function describeRows(table: Table): string {
  if (table.rows !== null) return showCountOf(table.rows, 'row');
  if (table.panel !== undefined) return `${showCount(table.panel.entities)} × ${showCount(table.panel.ticks)} rows`;
  const children = table.references.find((reference) => reference.children !== undefined);
  return children?.children === undefined
    ? 'rows as they come'
    : `${children.children.min} to ${children.children.max} rows for each of ${children.table}`;
}

function paintWhere(words: string, paint: Paint): { text: string; paint: (text: string) => string } {
  const colon = words.indexOf(':') + 1;
  return { text: words, paint: (text) => paint.cyan(text.slice(0, colon)) + text.slice(colon) };
}

function bullet(mark: string, text: string, width: number): string[] {
  return wrapText(text, width - 6).map((line, at) => `  ${at === 0 ? mark : ' '} ${line}`);
}
