import type { Business } from '../../../../knowledge/any-business.ts';
import type { Domain, TableShape } from '../../../../knowledge/schema.ts';
import type { TableAsk } from '../reading.ts';
import { assume, type Making, type TableDraft } from './draft.ts';
import { pluralOf, singularOf } from './inflect.ts';
import type { TableFound } from './meanings.ts';
import { freeName, nameWords, snakeCase } from './name-words.ts';

/** Words that say "some table" and nothing about what is in it. */
const empty = new Set([
  'data',
  'dataset',
  'table',
  'row',
  'entry',
  'demo',
  'sample',
  'example',
  'test',
  'mock',
  'dummy',
  'fake',
  'synthetic',
  'set',
  'file',
  'csv',
  'record',
  'random',
]);

/** Words that say what a table is for: what it is about comes after them. */
const purposes = new Set([
  'classification',
  'regression',
  'clustering',
  'prediction',
  'training',
  'model',
  'machine',
  'learning',
  'ml',
  'binary',
  'analytic',
  'analysis',
]);

/** Lays down one draft for every table asked for: which domain and table of the knowledge base it is, its name, and what one row is. */
export function chooseTables(making: Making): void {
  const asks = making.reading.tables;
  const found = asks.map((ask) => candidatesFor(making, ask));
  const home = asks.length > 1 ? commonDomain(found) : null;
  const taken = new Set<string>();
  asks.forEach((ask, at) => {
    const candidates = found[at] ?? [];
    const chosen =
      (home === null ? undefined : candidates.find((one) => one.domain.id === home && one.score >= 0.25)) ??
      candidates[0] ??
      null;
    const name = freeName(tableName(making, ask, chosen, asks.length > 1), taken);
    taken.add(name.toLowerCase());
    making.tables.push(
      tableDraft({
        ask,
        name,
        domain: chosen?.domain ?? null,
        shape: chosen?.table ?? null,
        pool: false,
        business: chosen?.business ?? null,
      }),
    );
    if (chosen !== null && !chosen.loose) sayReading(making, ask, chosen, candidates);
    if ((chosen === null || chosen.loose) && !isEmpty(ask.subject) && !ask.complete)
      assume(making, `"${ask.subject}" is no table I know: what it has beyond the columns asked for is a guess`);
  });
}

/** Says what was taken for granted in the words of a table: slips corrected, a table of any business, another table nearly as likely. */
function sayReading(making: Making, ask: TableAsk, chosen: Candidate, candidates: readonly Candidate[]): void {
  for (const { wrong, right } of making.meanings.corrections(ask.subject)) {
    const typed = ask.subject
      .split(/\s+/u)
      .find((word) => making.meanings.corrections(word).some((one) => one.wrong === wrong));
    assume(making, `"${typed ?? wrong}" is read as "${right}"`);
  }
  if (chosen.business !== null)
    assume(
      making,
      `"${ask.subject}" is read as the ${chosen.table.name.replaceAll('_', ' ')} of a business: ${chosen.business.words}`,
    );
  const rival = candidates.find((one) => one.domain.id !== chosen.domain.id && !one.loose);
  if (rival !== undefined && chosen.business === null && rival.score >= chosen.score - 0.03 && rival.business === null)
    assume(
      making,
      `"${ask.subject}" is read as ${chosen.table.name} (${chosen.domain.title}); it could also be ${rival.table.name} (${rival.domain.title})`,
    );
}

/** A candidate that only the column names speak for is `loose`: good for meanings, not for what else the table should have. */
type Candidate = TableFound & { readonly loose: boolean };

function candidatesFor(making: Making, ask: TableAsk): readonly Candidate[] {
  const named = ask.name === null ? ask.subject : `${ask.subject} ${ask.name.replaceAll('_', ' ')}`;
  const isPurpose = nameWords(named).every((word) => empty.has(word) || purposes.has(word));
  const subject =
    isPurpose && ask.about !== undefined
      ? ask.about
      : isEmpty(named) || ask.about === undefined
        ? `${named} ${ask.about ?? ''}`.trim()
        : named;
  // "A demo data set with a spike in sales activity": what moves says what the rows are.
  const moving = making.reading.shapes.map((shape) => shape.about).join(' ');
  const question = {
    subject: isEmpty(subject) ? (isEmpty(moving) ? '' : moving) : subject,
    columns: ask.columns.map((column) => column.name),
    language: making.reading.language,
  };
  const bySubject = making.meanings.findTables({ ...question, columns: [] });
  const told = new Set(bySubject.map((one) => one.domain.id));
  return making.meanings.findTables(question).map((one) => ({ ...one, loose: !told.has(one.domain.id) }));
}

function isEmpty(subject: string): boolean {
  return nameWords(subject).every((word) => empty.has(word));
}

/** The domain that serves most of several tables best. */
function commonDomain(found: readonly (readonly Candidate[])[]): string | null {
  const sums = new Map<string, number>();
  for (const candidates of found) {
    const best = new Map<string, number>();
    for (const one of candidates) best.set(one.domain.id, Math.max(best.get(one.domain.id) ?? 0, one.score));
    for (const [id, score] of best) sums.set(id, (sums.get(id) ?? 0) + score);
  }
  return [...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/** The request's own word for the rows of a table of any business: "players", not "participants". */
function headOf(making: Making, words: string, { table, business }: Candidate): string {
  if (making.meanings.corrections(words).length > 0) return table.name;
  const own = new Set((business?.words ?? '').split(' '));
  const said = words.split(/\s+/u).filter((word) => nameWords(word).some((one) => !own.has(one)));
  const last = said.find((word) =>
    Object.values(table.names).some((names) =>
      names.some((name) => nameWords(name).join(' ') === nameWords(word).join(' ')),
    ),
  );
  if (last === undefined) return table.name;
  const isPlural = making.reading.language !== 'en' || pluralOf(last.toLowerCase()) === last.toLowerCase();
  return isPlural ? snakeCase(last) : table.name;
}

function tableName(making: Making, ask: TableAsk, chosen: Candidate | null, several: boolean): string {
  if (ask.name !== null) return ask.name;
  const words = ask.subject.trim();
  if (chosen !== null && !chosen.loose && (!several || words === ''))
    return chosen.business === null ? chosen.table.name : headOf(making, words, chosen);
  const name = snakeCase(isEmpty(words) ? '' : words);
  if (name === '') return chosen?.table.name ?? 'rows';
  return name.split('_').slice(-3).join('_');
}

/** A table draft without columns. */
export function tableDraft(parts: {
  readonly ask: TableAsk | null;
  readonly name: string;
  readonly domain: Domain | null;
  readonly shape: TableShape | null;
  readonly pool: boolean;
  readonly loose?: boolean;
  readonly business?: Business | null;
}): TableDraft {
  const entity = snakeCase(
    singularOf(parts.ask === null || parts.ask.name === null ? parts.name : lastName(parts.ask.name)),
  );
  return {
    ...parts,
    loose: parts.loose ?? false,
    business: parts.business ?? null,
    title: parts.shape?.title ?? parts.name,
    entity,
    kind: parts.shape?.kind ?? 'entity',
    rows: null,
    columns: [],
    references: [],
    panel: null,
    rules: [],
    duplicates: undefined,
    key: [],
    window: null,
    time: null,
  };
}

/** `t_sys_users` is about users. */
function lastName(name: string): string {
  return name.split(/[_.\s]/u).at(-1) ?? name;
}
