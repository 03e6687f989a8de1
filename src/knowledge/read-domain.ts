import { describeIssues } from '../contract/json.ts';
import { invalid, list, readConcept, readNames } from './read-concept.ts';
import { Domain, type Concept } from './schema.ts';
import { isRaw, textOf, type Raw } from './shorthand.ts';

export type DomainRead = { readonly domain: Domain; readonly concepts: readonly Concept[] };

type Shared = { readonly concepts: ReadonlyMap<string, Concept>; readonly rhythms: Raw; readonly path: string };

/** `"name"`, `"name: concept"` is a mapping in YAML, `"reference.column"`, `"name = reference.column"`; a trailing `?` makes it unusual. */
const columnText = /^(?:(?<name>[^=]+?)\s*=\s*)?(?:(?<reference>[a-z_0-9]+)\.)?(?<column>[^.?]+)(?<unusual>\?)?$/u;

type ColumnRead = { readonly shape: Raw; readonly concept: Concept | undefined };

function readColumn(
  raw: unknown,
  own: { readonly table: string; readonly domain: string },
  shared: Shared,
): ColumnRead {
  const where = `${own.domain}.${own.table}`;
  if (typeof raw === 'string') {
    const groups = columnText.exec(raw)?.groups;
    if (groups === undefined) throw invalid(shared.path, where, `column "${raw}" cannot be read`);
    const column = groups['column'] ?? '';
    const name = groups['name'] ?? column;
    const usual = groups['unusual'] === undefined;
    const reference = groups['reference'];
    if (reference !== undefined)
      return { shape: { name, concept: '', usual, look: { reference, column } }, concept: undefined };
    if (!shared.concepts.has(column))
      throw invalid(shared.path, where, `column "${raw}": there is no concept "${column}"`);
    return { shape: { name, concept: column, usual }, concept: undefined };
  }
  const entry = isRaw(raw) ? Object.entries(raw)[0] : undefined;
  if (entry === undefined) throw invalid(shared.path, where, `column ${JSON.stringify(raw)} cannot be read`);
  const [written, value] = entry;
  const name = written.replace(/\?$/u, '');
  const usual = !written.endsWith('?');
  if (typeof value === 'string') {
    if (!shared.concepts.has(value))
      throw invalid(shared.path, where, `column "${name}": there is no concept "${value}"`);
    return { shape: { name, concept: value, usual }, concept: undefined };
  }
  if (!isRaw(value)) throw invalid(shared.path, where, `column "${name}" cannot be read`);
  if (Object.keys(value).length === 0 && shared.concepts.has(name))
    return { shape: { name, concept: name, usual }, concept: undefined };
  const base = shared.concepts.get(typeof value['concept'] === 'string' ? value['concept'] : name);
  if (base === undefined && 'concept' in value)
    throw invalid(shared.path, where, `column "${name}": there is no concept "${String(value['concept'])}"`);
  const id = `${own.domain}.${own.table}.${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '_')}`;
  return { shape: { name, concept: id, usual }, concept: readConcept(id, value, shared.path, base) };
}

function readRows(raw: unknown): unknown {
  return typeof raw === 'number' ? { typical: raw } : raw;
}

function readReferences(raw: unknown): unknown {
  if (!isRaw(raw)) return raw;
  return Object.entries(raw).map(([name, value]) => {
    if (typeof value === 'string') return { name, table: value };
    if (!isRaw(value)) return { name, table: value };
    const { zipf, pareto, ...rest } = value;
    if (zipf !== undefined) return { name, ...rest, popularity: { kind: 'zipf', exponent: zipf } };
    if (Array.isArray(pareto))
      return { name, ...rest, popularity: { kind: 'pareto', top: pareto[0] as unknown, share: pareto[1] as unknown } };
    return { name, ...rest };
  });
}

function readTable(
  name: string,
  raw: Raw,
  domain: string,
  shared: Shared,
): { readonly table: Raw; readonly concepts: readonly Concept[] } {
  const columns = Array.isArray(raw['columns'])
    ? raw['columns'].map((column: unknown) => readColumn(column, { table: name, domain }, shared))
    : [];
  const rhythm = raw['rhythm'];
  const table = {
    name,
    title: raw['title'] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
    names: readNames(raw, name),
    kind: raw['kind'] ?? 'event',
    rows: readRows(raw['rows'] ?? 1000),
    columns: columns.map((column) => column.shape),
    key: list(raw['key']),
    ...('references' in raw ? { references: readReferences(raw['references']) } : {}),
    ...('time' in raw ? { time: raw['time'] } : {}),
    ...(rhythm === undefined
      ? {}
      : { rhythm: typeof rhythm === 'string' ? (shared.rhythms[rhythm] ?? rhythm) : rhythm }),
    ...('panel' in raw ? { panel: raw['panel'] } : {}),
  };
  return { table, concepts: columns.flatMap((column) => (column.concept === undefined ? [] : [column.concept])) };
}

/**
 * One domain from its YAML file, with the concepts that are its own (`domain.table.column`).
 *
 * `shared.rhythms` are the named rhythms of knowledge/facts/rhythms.yaml. A column that looks through a reference takes the concept of the column it sees.
 * @throws RowsmithError `knowledge-invalid`
 */
export function readDomain(raw: unknown, shared: Shared): DomainRead {
  if (!isRaw(raw) || !isRaw(raw['tables'])) throw invalid(shared.path, 'domain', 'needs id and tables');
  const id = textOf(raw['id']);
  const tables = Object.entries(raw['tables']).map(([name, table]) => {
    if (!isRaw(table)) throw invalid(shared.path, `${id}.${name}`, 'is no table');
    return readTable(name, table, id, shared);
  });
  const draft = {
    id,
    title: raw['title'] ?? id,
    names: readNames(raw, id),
    ...('general' in raw ? { general: raw['general'] } : {}),
    ...('common' in raw ? { common: raw['common'] } : {}),
    ...('pattern' in raw ? { pattern: raw['pattern'] } : {}),
    main: raw['main'] ?? tables[0]?.table['name'],
    tables: resolveLooks(tables.map((table) => table.table)),
  };
  const checked = Domain.safeParse(draft);
  if (!checked.success) throw invalid(shared.path, id, describeIssues(checked.error.issues));
  return { domain: checked.data, concepts: tables.flatMap((table) => table.concepts) };
}

/** Fills in the concept of columns that look through a reference; looks may go through several tables. */
function resolveLooks(tables: readonly Raw[]): readonly Raw[] {
  const columnsOf = (table: unknown): readonly Raw[] => {
    const found = tables.find((one) => one['name'] === table)?.['columns'];
    return Array.isArray(found) ? found.filter(isRaw) : [];
  };
  const conceptOf = (table: Raw, column: Raw, depth: number): unknown => {
    const look = column['look'];
    if (!isRaw(look) || depth > 5) return column['concept'];
    const references = Array.isArray(table['references']) ? table['references'].filter(isRaw) : [];
    const target = references.find((reference) => reference['name'] === look['reference'])?.['table'];
    const seen = columnsOf(target).find((one) => one['name'] === look['column']);
    const targetTable = tables.find((one) => one['name'] === target);
    return seen === undefined || targetTable === undefined ? '' : conceptOf(targetTable, seen, depth + 1);
  };
  return tables.map((table) => ({
    ...table,
    columns: columnsOf(table['name']).map((column) => ({ ...column, concept: conceptOf(table, column, 0) })),
  }));
}
