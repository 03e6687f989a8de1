import type { RequestReading, ShapeAsk, Span, TableAsk } from '../reading.ts';
import { askedForTable } from './asked-for-table.ts';
import { settleRows } from './ask/settle-rows.ts';
import { addColumn, sameName, type Draft, type TableDraft } from './draft.ts';
import { resolveCases } from './cases/resolve-cases.ts';
import { findContradictions } from './find-contradictions.ts';
import { isTag } from './lexicon/lexicon.ts';
import { settleDeclaredCounts } from './schema/declared-counts.ts';
import type { SchemaBlock } from './schema/schema-table.ts';
import { findErrand, findWarnings } from './objection/find-errand.ts';
import type { Scene } from './text/scene.ts';

/** Turns what was gathered into the reading: the best period, the words used, contradictions, and how sure it is that a table is wanted. */
export function finishReading(
  scene: Scene,
  draft: Draft,
  blocks: readonly SchemaBlock[],
  taken: readonly Span[] = [],
): RequestReading {
  const best = draft.periods.toSorted((a, b) => b.rank - a.rank)[0];
  resolveCases(scene, draft);
  addImplied(draft);
  settleDeclaredCounts(scene, draft);
  settleRows(scene, draft);
  const tables = draft.tables
    .map((table) => finishTable(table))
    .filter(
      (table) => draft.tables.length === 1 || table.subject !== '' || table.name !== null || table.columns.length > 0,
    );
  const shapes = inheritTimes(scene, draft.shapes);
  const objection = findErrand(scene.request, tables);
  const warnings = findWarnings(scene.request);
  return {
    request: scene.request,
    language: scene.language,
    tables,
    shapes,
    rules: draft.rules.map((rule) =>
      rule.kind === 'regular' && rule.entities === null && draft.entities !== null
        ? { ...rule, entities: draft.entities.count, per: rule.per ?? draft.entities.name }
        : rule,
    ),
    period: best?.period ?? null,
    format: draft.format,
    seed: draft.seed,
    locale: draft.locale,
    contradictions: [...draft.contradictions, ...findContradictions(scene, tables, draft.rowCounts, draft.rules)],
    ...(objection === null ? {} : { objection }),
    ...(warnings.length > 0 ? { warnings } : {}),
    askedForTable: askedForTable(scene, draft, tables),
    used: usedSpans(scene, [...blocks, ...taken]),
  };
}

/** "tickets 5x during the outage": the times are those of the outage said before. */
function inheritTimes(scene: Scene, shapes: readonly ShapeAsk[]): readonly ShapeAsk[] {
  let last: ShapeAsk | null = null;
  return shapes.map((shape) => {
    const isTimed = shape.periods.length > 0 || shape.months.length > 0;
    const words = scene.request.slice(shape.from, shape.to);
    const own =
      !isTimed && last !== null && /\b(?:during|in) (?:the|that|this)\b/iu.test(words)
        ? { ...shape, periods: last.periods, months: last.months }
        : shape;
    if (isTimed) last = shape;
    return own;
  });
}

/** A column that a rule leaves empty or fills has to exist, though the list does not name it: "failed ones never have completed_at". */
function addImplied(draft: Draft): void {
  const [table] = draft.tables;
  if (table === undefined || draft.tables.length > 1 || table.columns.length === 0) return;
  for (const rule of draft.rules) {
    const name =
      rule.kind === 'row' ? (/^(?:not )?isnull\(`?([^`()]+)`?\)$/u.exec(rule.expression)?.[1] ?? null) : null;
    if (
      name !== null &&
      name !== '' &&
      !(table.complete && !/_/u.test(name)) &&
      !table.columns.some((column) => sameName(column.name) === sameName(name))
    )
      addColumn(table, {
        from: rule.from,
        to: rule.to,
        name,
        literal: /_/u.test(name),
        about: '',
        values: [],
        implied: true,
      });
  }
}

function finishTable(table: TableDraft): TableAsk {
  return {
    ...table.span,
    name: table.name,
    subject: table.subject,
    ...(table.about.length > 0 ? { about: table.about.join(' ') } : {}),
    rows: table.rows,
    columns: table.columns,
    complete: table.complete,
    columnCount: table.columnCount,
    ...(table.distinct.length > 0 ? { distinct: table.distinct } : {}),
  };
}

/** The characters accounted for: schemas, claimed tokens and words without content of their own; neighbours are joined. */
function usedSpans(scene: Scene, blocks: readonly Span[]): readonly Span[] {
  const claimed: Span[] = blocks.map(({ from, to }) => ({ from, to }));
  for (const [at, token] of scene.tokens.entries()) {
    if (
      scene.used[at] === 1 ||
      token.kind === 'mark' ||
      token.kind === 'line' ||
      (token.kind === 'word' && isTag(token.word, 'filler'))
    )
      claimed.push({ from: token.from, to: token.to });
  }
  const spans: { from: number; to: number }[] = [];
  for (const span of claimed.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = spans.at(-1);
    if (last !== undefined && (span.from <= last.to || !/\S/u.test(scene.request.slice(last.to, span.from))))
      last.to = Math.max(last.to, span.to);
    else spans.push({ ...span });
  }
  return spans;
}
