import type { RuleAsk } from '../../reading.ts';
import { assume, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { findColumn } from '../find-column.ts';
import { percentage } from '../figures.ts';
import { findKey } from '../foreign-keys.ts';
import { quantileOf } from '../fit-distribution.ts';
import { phraseOf } from '../phrase.ts';
import { promise } from '../promise.ts';
import { singularOf } from '../inflect.ts';
import { nameWords } from '../name-words.ts';
import { groupColumn } from './group-column.ts';
import { mainFigure } from './main-figure.ts';

type Concentration = Extract<RuleAsk, { kind: 'concentration' }>;

/** "80 % of revenue from 20 % of customers": the reference to them prefers few of them that much; in a table of the customers themselves, the figure is that uneven. */
export function applyConcentration(rule: Concentration, making: Making): boolean {
  const done = byReference(rule, making) || byFigure(rule, making);
  if (done && !/\d|pareto/iu.test(phraseOf(making.reading.request, rule)))
    assume(
      making,
      `"${phraseOf(making.reading.request, rule)}": ${percentage(rule.top)} of them have ${percentage(rule.share)} (no figures were said)`,
    );
  return done;
}

function byReference(rule: Concentration, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const column = groupColumn(making, table, rule.of);
    const reference = table.references.find((one) => one.name === column?.look?.reference);
    const parent = making.tables.find((one) => one.name === reference?.table);
    if (column === null || reference === undefined || reference.children !== undefined || parent === undefined)
      continue;
    const isTold = isKey(parent, column);
    reference.popularity = { kind: 'pareto', top: rule.top, share: rule.share };
    // Few of few are hard to tell from chance: a pool gets enough of them.
    if (parent.pool)
      parent.rows = Math.max(parent.rows ?? 0, Math.min(500, Math.round(Math.max(20, (table.rows ?? 100) / 20))));
    const measure = measureIn(table, rule);
    if (measure !== null) calm(table, measure);
    const slack = Math.min(0.15, rule.share - rule.top);
    promise(
      making,
      rule,
      {
        kind: 'concentration',
        table: table.name,
        column: (isTold ? column : keyColumn(table, reference.name, parent, column)).plan.name,
        top: rule.top,
        min: Math.max(0, rule.share - slack),
        max: Math.min(1, rule.share + 0.12),
        ...(measure === null ? {} : { measure: measure.plan.name }),
      },
      `${percentage(rule.top)} of them have ${percentage(rule.share)} of ${measure === null ? 'the rows' : measure.plan.name}`,
    );
    return true;
  }
  return false;
}

function isKey(parent: TableDraft, column: ColumnDraft): boolean {
  return findKey(parent)?.plan.name === column.look?.column;
}

function keyColumn(table: TableDraft, reference: string, parent: TableDraft, column: ColumnDraft): ColumnDraft {
  const key = findKey(parent)?.plan.name;
  return (
    table.columns.find((one) => one.look?.reference === reference && one.look.column === key && !one.plan.hidden) ??
    column
  );
}

/** The figure that is shared out unevenly; null when the words mean the rows themselves. */
function measureIn(table: TableDraft, rule: Concentration): ColumnDraft | null {
  if (rule.measure === null) return null;
  const words = nameWords(rule.measure).map((word) => singularOf(word));
  if (
    words.some(
      (word) =>
        word === table.entity ||
        nameWords(table.name)
          .map((one) => singularOf(one))
          .includes(word),
    )
  )
    return null;
  const found = findColumn(table, rule.measure);
  if (found !== null) return isFigure(found) ? found : null;
  return words.some((word) => /^(?:revenue|sale|spend|spending|value|income|turnover|money|profit)$/u.test(word))
    ? mainFigure(table)
    : null;
}

const isFigure = (column: ColumnDraft): boolean =>
  ['integer', 'decimal', 'double'].includes(column.plan.type) && column.concept?.role !== 'id';

/** A heavy tail in the amounts would hide whose they are. */
function calm(table: TableDraft, column: ColumnDraft): void {
  const { source } = column.plan;
  if (source.kind !== 'number' || source.distribution.kind !== 'lognormal' || !table.columns.includes(column)) return;
  column.plan = {
    ...column.plan,
    source: { ...source, distribution: { ...source.distribution, sigma: Math.min(source.distribution.sigma, 0.5) } },
  };
}

/**
 * One row for each of them: a lognormal figure of which the top share p holds the share s of the sum has σ = z(1 − p) + z(s), z being the quantile
 * of the standard normal distribution (its Lorenz curve is Φ(Φ⁻¹(x) − σ)).
 */
function byFigure(rule: Concentration, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const wanted = singularOf(rule.of);
    if (
      table.entity !== wanted &&
      !nameWords(table.name)
        .map((word) => singularOf(word))
        .includes(wanted)
    )
      continue;
    const named = rule.measure === null ? null : findColumn(table, rule.measure);
    const figure = named !== null && isFigure(named) ? named : mainFigure(table);
    const key = findKey(table);
    if (figure === null || figure.look !== null || key === null || key.plan.hidden || figure.fixed.has('range'))
      continue;
    const { source } = figure.plan;
    const median = source.kind === 'number' ? Math.max(1, quantileOf(source.distribution, 'p50')) : 100;
    const sigma = normalQuantile(1 - rule.top) + normalQuantile(rule.share);
    if (sigma <= 0) continue;
    figure.plan = {
      ...figure.plan,
      source: {
        kind: 'number',
        distribution: { kind: 'lognormal', median, sigma },
        given: [],
        min: figure.plan.type === 'integer' ? 0 : 0.01,
      },
      correlatesWith: [],
      when: [],
    };
    promise(
      making,
      rule,
      {
        kind: 'concentration',
        table: table.name,
        column: key.plan.name,
        top: rule.top,
        min: Math.max(0, rule.share - 0.15),
        max: Math.min(1, rule.share + 0.15),
        measure: figure.plan.name,
      },
      `${percentage(rule.top)} of them have ${percentage(rule.share)} of ${figure.plan.name}`,
    );
    return true;
  }
  return false;
}

/** Quantile of the standard normal distribution, by bisection of the logistic-like approximation of its distribution function (Abramowitz & Stegun 26.2.17). */
function normalQuantile(p: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normalShare(x: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(x));
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return x >= 0 ? 1 - tail : tail;
}
