import type { Concept, ColumnShape } from '../../../../knowledge/schema.ts';
import type { ColumnAsk, ValueAsk } from '../reading.ts';
import { assume, draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { guessColumn } from './guess-column.ts';
import { columnNameFor, freeName, likeness, nameWords, sameName } from './name-words.ts';

/** Below this a concept found for a name is no better than a guess from the name itself. */
const sureEnough = 0.45;
/** How many columns a table gets when the words name only some. */
const fullTable = 11;

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
  if (table.ask === null || !table.ask.complete) addUsual(making, table, taken);
  for (const ask of flags) {
    // The category that holds the value may have come only now; otherwise the share is a column of its own.
    if (holderOf(making, table, ask) === null) table.columns.push(askedColumn(making, table, ask, taken));
  }
  keepCount(making, table, taken);
  if (table.columns.length === 0) {
    const id =
      making.meanings.findConcepts(questionFor(making, table, { name: `${table.entity}_id`, about: '' }))[0]?.concept ??
      null;
    table.columns.push(
      draftColumn({
        plan: freshColumn('id', 'integer', { kind: 'sequence', start: 1, step: 1 }),
        origin: 'usual',
        concept: id,
      }),
    );
  }
}

function questionFor(making: Making, table: TableDraft, ask: { readonly name: string; readonly about: string }) {
  return {
    name: ask.name,
    about: ask.about,
    siblings: (table.ask?.columns ?? []).map((column) => column.name),
    subject: table.ask?.subject ?? table.entity,
    domain: table.domain?.id ?? null,
    table: table.shape?.name ?? null,
    language: making.reading.language,
  };
}

function askedColumn(making: Making, table: TableDraft, ask: ColumnAsk, taken: Set<string>): ColumnDraft {
  const wanted = ask.literal ? ask.name : columnNameFor(ask.name);
  const name = ask.literal && !taken.has(wanted.toLowerCase()) ? wanted : freeName(wanted, taken);
  taken.add(name.toLowerCase());
  const shape = shapeFor(table, ask);
  const found = meaningOf(making, table, ask, shape);
  if (found !== null) {
    const { concept, sure } = found;
    return draftColumn({
      plan: freshColumn(name, concept.type, concept.source),
      origin: 'asked',
      ask,
      concept,
      sure,
      aliases: [ask.name],
      shapeColumn: shape?.name ?? null,
    });
  }
  const guess = guessColumn(name, ask);
  assume(making, `"${name}" is not a kind of column I know: ${guess.because}`);
  return draftColumn({ plan: guess.column, origin: 'asked', ask, aliases: [ask.name], sure: 0 });
}

/** The domain table's own column of that name. */
function shapeFor(table: TableDraft, ask: ColumnAsk): ColumnShape | null {
  const wanted = nameWords(ask.name);
  const entity = nameWords(table.entity);
  const used = new Set(table.columns.map((column) => column.shapeColumn));
  const without = (words: readonly string[]): readonly string[] =>
    words.length > entity.length && entity.every((word, at) => words[at] === word) ? words.slice(entity.length) : words;
  const free = table.shape?.columns.filter((column) => !used.has(column.name)) ?? [];
  return (
    free.find((column) => sameName(column.name, ask.name)) ??
    free.find((column) => without(nameWords(column.name)).join(' ') === without(wanted).join(' ')) ??
    null
  );
}

function meaningOf(
  making: Making,
  table: TableDraft,
  ask: ColumnAsk,
  shape: ColumnShape | null,
): { readonly concept: Concept; readonly sure: number } | null {
  const own = shape === null ? null : making.meanings.concept(shape.concept);
  if (own !== null) return { concept: own, sure: 1 };
  const ofTable = new Set((table.shape?.columns ?? []).map((column) => column.concept));
  const candidates = making.meanings
    .findConcepts(questionFor(making, table, ask))
    .map((found) => ({
      concept: found.concept,
      sure: found.score + (ofTable.has(found.concept.id) ? 0.1 : 0) - (suits(found.concept, ask.values) ? 0 : 0.3),
    }))
    .toSorted((a, b) => b.sure - a.sure);
  const best = candidates[0];
  return best === undefined || best.sure < sureEnough ? null : best;
}

/** Whether what the words say about the values can be said of the concept at all. */
function suits(concept: Concept, values: readonly ValueAsk[]): boolean {
  return values.every((value) => {
    if (value.kind === 'moment-range') return concept.type === 'date' || concept.type === 'timestamp';
    if (value.kind === 'range')
      return (
        concept.type !== 'date' && concept.type !== 'timestamp' && concept.type !== 'boolean' && concept.role !== 'name'
      );
    return true;
  });
}

/** "3 % cancelled" speaks of a value that some category of the table has, not of a column. */
function isValueOfAnother(making: Making, table: TableDraft, ask: ColumnAsk): boolean {
  return (
    !ask.literal &&
    ask.values.length > 0 &&
    ask.values.every((value) => value.kind === 'share') &&
    holderOf(making, table, ask) !== null
  );
}

/** The category column, laid down or usual in the domain, one of whose values a share speaks of. */
export function holderOf(
  making: Making,
  table: TableDraft,
  ask: ColumnAsk,
): { readonly name: string; readonly value: string } | null {
  const share = ask.values.find((value) => value.kind === 'share');
  if (share === undefined) return null;
  const words = [nameWords(ask.name).join(' '), nameWords(share.value).join(' ')].filter(
    (word) => word !== '' && word !== 'true',
  );
  const fits = (value: unknown): boolean => typeof value === 'string' && words.includes(nameWords(value).join(' '));
  for (const column of table.columns) {
    const value =
      column.plan.source.kind === 'category' ? column.plan.source.values.find((one) => fits(one.value)) : undefined;
    const listed = column.ask?.values
      .flatMap((one) => (one.kind === 'one-of' ? one.values : []))
      .find((one) => fits(one.value));
    const hit = listed?.value ?? value?.value;
    if (hit !== undefined) return { name: column.plan.name, value: String(hit) };
  }
  if (table.ask?.complete === true) return null;
  for (const shape of table.shape?.columns ?? []) {
    const source = making.meanings.concept(shape.concept)?.source;
    const value = source?.kind === 'category' ? source.values.find((one) => fits(one.value)) : undefined;
    if (value !== undefined && shape.usual) return { name: shape.name, value: String(value.value) };
  }
  return null;
}

/** Adds what is usual in the domain's table and not there yet, and what is unusual but named in the request. */
function addUsual(making: Making, table: TableDraft, taken: Set<string>): void {
  const shapes = table.shape?.columns ?? [];
  const request = nameWords(making.reading.request);
  const asked = table.columns.length;
  const front: ColumnDraft[] = [];
  for (const shape of shapes) {
    const concept = making.meanings.concept(shape.concept);
    if (concept === null || isThere(table, shape, concept)) continue;
    const spoken = asked === 0 && !shape.usual && isSpokenOf(request, shape, concept);
    if (!shape.usual && !spoken) continue;
    const isKey = table.shape?.key.includes(shape.name) === true || shape.name === table.shape?.time;
    if (!isKey && table.columns.length + front.length >= fullTable) continue;
    if (asked > 0 && !isKey && table.columns.length + front.length >= Math.max(asked, 8)) continue;
    const name = freeName(ownName(table, shape.name), taken);
    taken.add(name.toLowerCase());
    const column = draftColumn({
      plan: freshColumn(name, concept.type, concept.source),
      origin: 'usual',
      concept,
      shapeColumn: shape.name,
      aliases: [shape.name],
    });
    if (isKey && asked > 0) front.push(column);
    else table.columns.push(column);
  }
  table.columns.unshift(...front);
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

/** A domain table under another name has its key called after that: `user_id` in `users` made from customers. */
function ownName(table: TableDraft, column: string): string {
  const was = nameWords(table.shape?.name ?? '').join('_');
  if (was === '' || was === table.entity || table.ask === null) return column;
  return column.startsWith(`${was}_`) ? `${table.entity}${column.slice(was.length)}` : column;
}

/** "Use 8 fields": the least telling usual columns go, or more of the domain come. */
function keepCount(making: Making, table: TableDraft, taken: Set<string>): void {
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
  while (table.columns.length > most) {
    const least = Math.min(...table.columns.map(weight));
    const at = table.columns.findLastIndex((column) => weight(column) === least);
    table.columns.splice(at, 1);
  }
  for (const shape of table.shape?.columns ?? []) {
    if (table.columns.length >= count.min || table.ask?.complete === true) break;
    const concept = making.meanings.concept(shape.concept);
    if (concept === null || isThere(table, shape, concept)) continue;
    const name = freeName(ownName(table, shape.name), taken);
    taken.add(name.toLowerCase());
    table.columns.push(
      draftColumn({
        plan: freshColumn(name, concept.type, concept.source),
        origin: 'usual',
        concept,
        shapeColumn: shape.name,
        aliases: [shape.name],
      }),
    );
  }
}
