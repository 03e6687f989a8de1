import type { RequestReading, Span, TableAsk } from '../reading.ts';
import type { Draft, TableDraft } from './draft.ts';
import { isTag } from './lexicon/lexicon.ts';
import type { Scene } from './text/scene.ts';

/** Turns what was gathered into the reading: the best period, the words used, and how sure it is that a table is wanted. */
export function finishReading(scene: Scene, draft: Draft): RequestReading {
  const best = draft.periods.toSorted((a, b) => b.rank - a.rank)[0];
  const tables = draft.tables.map((table) => finishTable(table));
  return {
    request: scene.request, language: scene.language, tables, shapes: draft.shapes, rules: draft.rules, period: best?.period ?? null, format: draft.format, seed: draft.seed, locale: draft.locale,
    contradictions: draft.contradictions, askedForTable: 1, used: usedSpans(scene),
  };
}

function finishTable(table: TableDraft): TableAsk {
  return { ...table.span, name: table.name, subject: table.subject, ...(table.about.length > 0 ? { about: table.about.join(' ') } : {}), rows: table.rows, columns: table.columns, complete: table.complete, columnCount: table.columnCount };
}

/** The characters accounted for: claimed tokens and words without content of their own; neighbours are joined. */
function usedSpans(scene: Scene): readonly Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const [at, token] of scene.tokens.entries()) {
    const isUsed = scene.used[at] === 1 || token.kind === 'mark' || token.kind === 'line' || (token.kind === 'word' && isTag(token.word, 'filler'));
    if (!isUsed) continue;
    const last = spans.at(-1);
    if (last !== undefined && !/\S/u.test(scene.request.slice(last.to, token.from))) last.to = token.to;
    else spans.push({ from: token.from, to: token.to });
  }
  return spans;
}
