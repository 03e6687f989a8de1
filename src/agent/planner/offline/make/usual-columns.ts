import type { ColumnShape, Concept } from '../../../../knowledge/schema.ts';
import { draftColumn, freshColumn, writtenColumns, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { freeName, likeness, nameWords, sameName, snakeCase } from './name-words.ts';

/** How many columns a table gets when the words name only some. */
const fullTable = 11;

/** Adds what is usual in the domain's table and not there yet, and what is unusual but named in the request. */
export function addUsual(making: Making, table: TableDraft, taken: Set<string>): void {
  const shapes = table.shape?.columns ?? [];
  const request = nameWords(making.reading.request);
  const asked = table.columns.length;
  const front: ColumnDraft[] = [];
  for (const shape of shapes) {
    const concept = making.meanings.concept(shape.concept);
    if (concept === null || isThere(table, shape, concept)) continue;
    const spoken = isSpokenOf(request, shape, concept);
    if (!shape.usual && (!spoken || asked > 0)) continue;
    const isKey = table.shape?.key.includes(shape.name) === true || shape.name === table.shape?.time;
    if (!isKey && !(spoken && shape.usual) && table.columns.length + front.length >= fullTable) continue;
    if (asked > 0 && !isKey && !spoken && table.columns.length + front.length >= Math.max(asked, 8)) continue;
    const name = freeName(ownName(making, table, shape.name), taken);
    taken.add(name.toLowerCase());
    const column = usualColumn(shape, concept, name);
    if (isKey && asked > 0) front.push(column);
    else table.columns.push(column);
  }
  table.columns.unshift(...front);
}

/** A column of the domain's table under a name. */
export function usualColumn(shape: ColumnShape, concept: Concept, name: string): ColumnDraft {
  const about = { origin: 'usual' as const, shapeColumn: shape.name, aliases: [shape.name] };
  // The codes of customers start with CUST; those of volunteers must not.
  const foreign = name !== shape.name && concept.role === 'id' && concept.source.kind === 'pattern';
  if (foreign)
    return draftColumn({
      ...about,
      plan: { ...freshColumn(name, 'integer', { kind: 'sequence', start: 1, step: 1 }), unique: true },
    });
  return draftColumn({ ...about, plan: freshColumn(name, concept.type, concept.source), concept });
}

function isThere(table: TableDraft, shape: ColumnShape, concept: Concept): boolean {
  return table.columns.some(
    (column) =>
      column.shapeColumn === shape.name ||
      sameName(column.plan.name, shape.name) ||
      (column.ask !== null &&
        column.sure >= 0.6 &&
        column.concept !== null &&
        shape.look === undefined &&
        isOneOf(column.concept, concept) &&
        column.concept.role !== 'money'),
  );
}

function isOneOf(a: Concept, b: Concept): boolean {
  return a.id === b.id || a.is[0] === b.id || b.is[0] === a.id;
}

function isSpokenOf(request: readonly string[], shape: ColumnShape, concept: Concept): boolean {
  const text = ` ${request.join(' ')} `;
  return [shape.name, ...(concept.names['en'] ?? [])].some((name) => {
    const words = nameWords(name);
    return words.length > 0 && likeness(words, request) > 0 && text.includes(` ${words.join(' ')} `);
  });
}

/** In the request's language when that is known; a domain table under another name has its key called after that: `user_id` in `users` made from customers. */
function ownName(making: Making, table: TableDraft, column: string): string {
  const language = making.reading.language.slice(0, 2);
  const local = language === 'en' ? null : making.meanings.columnName(column, language);
  if (local !== null) return snakeCase(local);
  const was = nameWords(table.shape?.name ?? '').join('_');
  if (was === '' || was === table.entity || table.ask === null) return column;
  return column.startsWith(`${was}_`) ? `${table.entity}${column.slice(was.length)}` : column;
}

/** "Use 8 fields": the least telling usual columns go, or more of the domain come. */
export function keepCount(making: Making, table: TableDraft, taken: Set<string>): void {
  const count = table.ask?.columnCount ?? null;
  if (count === null) return;
  const request = nameWords(making.reading.request);
  const weight = (column: ColumnDraft): number => {
    if (column.origin === 'asked') return 4;
    if (table.shape?.key.includes(column.shapeColumn ?? '') === true) return 3;
    if (column.concept?.role === 'flag' && nameWords(column.plan.name).some((word) => request.includes(word))) return 3;
    return column.shapeColumn === table.shape?.time ? 2 : 1;
  };
  const most = count.max ?? Number.POSITIVE_INFINITY;
  // Columns that are computed but not written do not count.
  while (writtenColumns(table).length > most) {
    const least = Math.min(...writtenColumns(table).map(weight));
    const at = table.columns.findLastIndex((column) => !column.plan.hidden && weight(column) === least);
    table.columns.splice(at, 1);
  }
  for (const shape of table.shape?.columns ?? []) {
    if (writtenColumns(table).length >= count.min || table.ask?.complete === true) break;
    const concept = making.meanings.concept(shape.concept);
    if (concept === null || isThere(table, shape, concept)) continue;
    const name = freeName(ownName(making, table, shape.name), taken);
    taken.add(name.toLowerCase());
    table.columns.push(usualColumn(shape, concept, name));
  }
}
