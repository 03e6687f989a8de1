import type { ColumnData } from '../../../contract/chunk.ts';
import { RowsmithError } from '../../../contract/error.ts';
import type { Pool } from '../../../contract/pool.ts';
import type { SourceOf } from '../../../contract/source.ts';
import type { IdentityContext, IdentityRows, PreparedIdentity } from '../identity-context.ts';
import { rawPart } from '../pool-parts.ts';
import { codeCells, textReader } from '../read-cells.ts';
import { fractionOf, makeStreams, type Streams } from '../stream.ts';
import { makePicker, pickAt, type Picker } from '../weighted-pick.ts';
import { dictionaryColumn, WordList } from '../word-list.ts';

type EntitySource = SourceOf<'entity'>;

/** Entries that a row may take, and how likely each is. */
type Choice = { readonly entries: Uint32Array; readonly picker: Picker };

/**
 * Prepares one part of the entries of a pool. All columns of a table with the same `of` (and the same pool, `where` and `match`) show parts of
 * one entry in each row.
 *
 * `where` keeps the entries whose parts have one of the listed values; `match` keeps, row by row, those whose part equals the cell of the
 * named column, letters' case aside. A row that no entry matches is null. Unique columns give each row an entry of its own and then repeat with
 * a number behind (` 2`, ` 3`, …). Throws `plan-invalid` when there is no such pool or part, or `where` leaves nothing.
 */
export async function prepareEntity(source: EntitySource, context: IdentityContext): Promise<PreparedIdentity> {
  const pool = await context.pools.pool(source.pool);
  if (pool === null)
    throw new RowsmithError({
      code: 'plan-invalid',
      message: `There is no pool '${source.pool}'.`,
      hint: 'Name a pool of the knowledge base.',
      site: { column: context.column.name },
    });
  const kept = keptEntries(pool, source);
  const streams = makeStreams(context.seed, context.tableName, 'entity', source.of, source.pool);
  const cells = rawPart(pool, source.part);
  const matched = Object.entries(source.match).filter(([part]) => part !== source.part);
  const write = cellWriter(cells);
  const { unique } = context.column;
  if (matched.length > 0)
    return matchingEntries(
      pool,
      kept,
      matched,
      streams,
      unique ? numberedWriter(cells, streams, context.tableRows) : write,
    );
  if (pool.weights === null || unique || context.follows?.distinct === true) {
    const deal = dealEntries(pool, kept, streams, context.tableRows);
    const text = numberedWriter(cells, streams, context.tableRows, kept.length);
    return (chunk) => (unique ? text(deal(chunk), chunk) : write(deal(chunk)));
  }
  const choice = makeChoice(pool, kept);
  return (chunk) => write(drawEntries(choice, streams, chunk));
}

/**
 * Deals the entries out to the rows round by round, so that none comes twice before all came once. Heavier entries come earlier in the round
 * (Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006).
 */
function dealEntries(
  pool: Pool,
  kept: Uint32Array,
  streams: Streams,
  tableRows: number,
): (chunk: IdentityRows) => Int32Array {
  const all = streams.words('entry-order', { first: 0, count: pool.size, index: null }, 0);
  const keys = Float64Array.from(
    kept,
    (entry) => -Math.log(fractionOf(all, entry) + 2 ** -53) / Math.max(1e-9, pool.weights?.[entry] ?? 1),
  );
  const order = Array.from(kept, (_entry, at) => at).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const round = Int32Array.from(order, (at) => kept[at] ?? -1);
  return ({ rows, attempt }) => {
    const places = streams.places('entry-place', rows, tableRows);
    return Int32Array.from(places, (place) => round[(place + attempt) % round.length] ?? -1);
  };
}

function keptEntries(pool: Pool, source: EntitySource): Uint32Array {
  const wanted = Object.entries(source.where).map(([part, values]) => ({
    cells: rawPart(pool, part),
    values: new Set(values.map((value) => String(value).toLowerCase())),
  }));
  const all = Uint32Array.from({ length: pool.size }, (_none, at) => at);
  const kept = all.filter((entry) =>
    wanted.every(({ cells, values }) => values.has(String(cells[entry] ?? '').toLowerCase())),
  );
  if (kept.length > 0) return kept;
  throw new RowsmithError({
    code: 'plan-invalid',
    message: `No entry of pool '${pool.name}' has ${Object.entries(source.where)
      .map(([part, values]) => `${part} ${values.join(' or ')}`)
      .join(' and ')}.`,
    hint: 'Widen the condition.',
  });
}

function makeChoice(pool: Pool, entries: Uint32Array): Choice {
  const { weights } = pool;
  return {
    entries,
    picker: makePicker(entries.length, weights === null ? null : [...entries].map((entry) => weights[entry] ?? 0)),
  };
}

function drawEntries(choice: Choice, streams: Streams, chunk: IdentityRows): Int32Array {
  const { low } = streams.words('entry', chunk.rows, chunk.attempt);
  const entries = new Int32Array(low.length);
  for (let at = 0; at < entries.length; at += 1)
    entries[at] = choice.entries[pickAt(choice.picker, low[at] ?? 0)] ?? -1;
  return entries;
}

function matchingEntries(
  pool: Pool,
  kept: Uint32Array,
  matched: readonly (readonly [string, string])[],
  streams: Streams,
  write: (entries: Int32Array, chunk: IdentityRows) => ColumnData,
): PreparedIdentity {
  const parts = matched.map(([part]) => rawPart(pool, part));
  const keys = new WordList();
  const byKey: number[][] = [];
  for (const entry of kept) {
    const key = keys.add(parts.map((cells) => normal(cells[entry] ?? null)).join('\u0000'));
    (byKey[key] ??= []).push(entry);
  }
  const choices = byKey.map((entries) => makeChoice(pool, Uint32Array.from(entries)));
  const places = new Map(keys.words.map((key, at) => [key, at]));
  return (chunk) => {
    const rowChoices = readChoices(
      chunk,
      matched.map(([, column]) => column),
      places,
    );
    const { low } = streams.words('entry', chunk.rows, chunk.attempt);
    const entries = new Int32Array(low.length).fill(-1);
    for (let at = 0; at < entries.length; at += 1) {
      const choice = choices[rowChoices[at] ?? -1];
      if (choice !== undefined) entries[at] = choice.entries[pickAt(choice.picker, low[at] ?? 0)] ?? -1;
    }
    return write(entries, chunk);
  };
}

function readChoices(chunk: IdentityRows, columns: readonly string[], places: ReadonlyMap<string, number>): Int32Array {
  const { count } = chunk.rows;
  const place = (key: string): number => places.get(key) ?? -1;
  const [only] = columns;
  if (columns.length === 1 && only !== undefined)
    return codeCells(chunk.cells(only), count, (text) => place(normal(text)));
  const readers = columns.map((column) => textReader(chunk.cells(column)));
  return Int32Array.from({ length: count }, (_none, at) =>
    place(readers.map((read) => normal(read(at))).join('\u0000')),
  );
}

function normal(cell: string | number | null): string {
  return cell === null ? '' : String(cell).trim().toLowerCase();
}

/** Numbers give a number column, whole ones an integer column; everything else a dictionary. */
function cellWriter(cells: readonly (string | number | null)[]): (entries: Int32Array) => ColumnData {
  if (cells.every((cell) => cell === null || typeof cell === 'number'))
    return numberWriter(cells.map((cell) => (typeof cell === 'number' ? cell : Number.NaN)));
  const words = new WordList();
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : words.add(String(cell))));
  return (entries) => dictionaryColumn(entries.length, words.words, (at) => codes[entries[at] ?? -1] ?? -1);
}

function numberWriter(numbers: readonly number[]): (entries: Int32Array) => ColumnData {
  const isWhole = numbers.every((number) => Number.isNaN(number) || Number.isInteger(number));
  return (entries) => {
    const values = Float64Array.from(entries, (entry) => numbers[entry] ?? Number.NaN);
    const valid = values.some((value) => Number.isNaN(value))
      ? Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1))
      : null;
    return {
      type: isWhole ? 'integer' : 'double',
      values: valid === null ? values : values.map((value) => (Number.isNaN(value) ? 0 : value)),
      valid,
    };
  };
}

/** Texts of entries, told apart by a number where entries repeat: by rounds of the deal where its size is given, else by the row's place. */
function numberedWriter(
  cells: readonly (string | number | null)[],
  streams: Streams,
  tableRows: number,
  dealSize?: number,
): (entries: Int32Array, chunk: IdentityRows) => ColumnData {
  const seen = new Map<string, number>();
  const repeats = cells.map((cell) => {
    const before = seen.get(String(cell)) ?? 0;
    seen.set(String(cell), before + 1);
    return before;
  });
  const most = Math.max(...repeats) + 1;
  return (entries, { rows }) => {
    const places = streams.places('entry-place', rows, tableRows);
    const values = Array.from(entries, (entry, at) => {
      const place = places[at] ?? 0;
      const number =
        dealSize === undefined ? place + 1 : Math.floor(place / dealSize) * most + (repeats[entry] ?? 0) + 1;
      const text = String(cells[entry] ?? '');
      return number === 1 ? text : `${text}${text.includes(' ') ? ' ' : '-'}${number}`;
    });
    return { type: 'text', values, valid: null };
  };
}
