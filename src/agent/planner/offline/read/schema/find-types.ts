import type { ColumnAsk, ValueAsk } from '../../reading.ts';
import { balancedEnd, splitTop } from './balance.ts';
import { choicesOf, schemaColumn, typeValues, type SchemaBlock, type SchemaTable } from './schema-table.ts';

const opening =
  /\b(?:export\s{1,5})?(interface|type|model|struct)\s{1,10}([A-Z]\w{0,80})(?:\s{0,10}=|\s{1,5}extends\s[\w\s,<>]{1,80}|\s{1,5}struct)?\s{0,10}\{/gu;

/** TypeScript interfaces and types, Prisma models: one table each; neighbours refer to each other by type. */
export function findTypes(text: string): readonly SchemaBlock[] {
  const found: { kind: string; name: string; from: number; first: number; to: number }[] = [];
  let failures = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const open = match.index + match[0].length - 1;
    const close = balancedEnd(text, open);
    if (close < 0) {
      failures += 1;
      if (failures > 10) break;
      continue;
    }
    found.push({ kind: match[1] ?? '', name: match[2] ?? '', from: match.index, first: open + 1, to: close });
    opening.lastIndex = close;
  }
  const names = new Set(found.map(({ name }) => name));
  const enums = readEnums(text);
  const tables = found
    .map((one) => {
      const body = text.slice(one.first, one.to - 1);
      const columns =
        one.kind === 'model'
          ? prismaColumns(body, one.first, names, enums)
          : memberColumns(body, one.first, names, enums);
      const table: SchemaTable = { name: one.name, columns, span: { from: one.from, to: one.to }, uniques: [] };
      return { from: one.from, to: text[one.to] === ';' ? one.to + 1 : one.to, sql: null, tables: [table] };
    })
    .filter((block) => block.tables.some((table) => table.columns.length > 0));
  // Declarations of choices are no words of the request either.
  return [...tables, ...enumBlocks(text, tables)];
}

function enumBlocks(text: string, tables: readonly SchemaBlock[]): readonly SchemaBlock[] {
  if (tables.length === 0) return [];
  return [...text.matchAll(enumDeclaration), ...text.matchAll(choiceDeclaration)]
    .map((match) => ({ from: match.index, to: match.index + match[0].length, sql: null, tables: [] }))
    .filter((block) => tables.every((table) => block.to <= table.from || block.from >= table.to));
}

const enumDeclaration = /\b(?:export\s{1,5})?enum\s{1,5}(\w{1,80})\s{0,5}\{([^{}]{1,2000})\}/gu;
const choiceDeclaration =
  /\b(?:export\s{1,5})?type\s{1,5}(\w{1,80})\s{0,5}=\s{0,5}((?:['"][^'"\n]{1,60}['"]\s{0,3}\|?\s{0,3}){2,40})/gu;

/** `enum Role { ADMIN USER }` and `type Role = 'a' | 'b'`. */
function readEnums(text: string): ReadonlyMap<string, readonly string[]> {
  const enums = new Map<string, readonly string[]>();
  for (const match of text.matchAll(enumDeclaration)) {
    enums.set(
      match[1] ?? '',
      (match[2] ?? '')
        .split(/[\s,]+/u)
        .map((value) => value.replace(/=.*$/u, '').trim())
        .filter((value) => /^\w+$/u.test(value)),
    );
  }
  for (const match of text.matchAll(choiceDeclaration)) {
    enums.set(
      match[1] ?? '',
      [...(match[2] ?? '').matchAll(/['"]([^'"]+)['"]/gu)].map((value) => value[1] ?? ''),
    );
  }
  return enums;
}

function memberColumns(
  body: string,
  from: number,
  names: ReadonlySet<string>,
  enums: ReadonlyMap<string, readonly string[]>,
): readonly ColumnAsk[] {
  const lines = splitTop(body, '\n').flatMap((line) =>
    splitTop(line.text, ';').map((part) => ({ text: part.text, at: line.at + part.at })),
  );
  return lines.flatMap((line): readonly ColumnAsk[] => {
    const match = /^\s*(?:readonly\s+)?["']?([\w$-]+)["']?(\?)?\s*:\s*([^,;]+(?:<[^>]*>)?)/u.exec(line.text);
    if (match === null) return [];
    const at = from + line.at + line.text.indexOf(match[1] ?? '');
    const span = { from: at, to: from + line.at + line.text.trimEnd().length };
    const comment = /\/\/\s*(.*)$/u.exec(line.text)?.[1] ?? '';
    return [
      schemaColumn(
        match[1] ?? '',
        span,
        memberValues((match[3] ?? '').replace(/\/\/.*$/u, '').trim(), match[2] === '?', span, names, enums),
        comment,
      ),
    ];
  });
}

function memberValues(
  type: string,
  optional: boolean,
  span: { from: number; to: number },
  names: ReadonlySet<string>,
  enums: ReadonlyMap<string, readonly string[]>,
): readonly ValueAsk[] {
  const parts = type
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const nullable = optional || parts.some((part) => part === 'null' || part === 'undefined');
  const real = parts.filter((part) => part !== 'null' && part !== 'undefined');
  const values: ValueAsk[] = [];
  const quoted = real.map((part) => /^['"](.*)['"]$/u.exec(part)?.[1]).filter((value) => value !== undefined);
  const [only = ''] = real;
  const listed = enums.get(only);
  if (quoted.length > 1 && quoted.length === real.length) values.push(choicesOf(quoted, span));
  else if (listed !== undefined) values.push(choicesOf(listed, span));
  else if (names.has(only)) values.push({ ...span, kind: 'reference', table: only });
  else if (real.length > 1 && real.every((part) => /^-?\d+(?:\.\d+)?$/u.test(part)))
    values.push({ ...span, kind: 'one-of', values: real.map((part) => ({ value: Number(part) })), open: false });
  else values.push(...typeValues(only, span));
  if (nullable) values.push({ ...span, kind: 'nulls', share: 0.1 });
  return values;
}

function prismaColumns(
  body: string,
  from: number,
  names: ReadonlySet<string>,
  enums: ReadonlyMap<string, readonly string[]>,
): readonly ColumnAsk[] {
  return splitTop(body, '\n').flatMap((line): readonly ColumnAsk[] => {
    const match = /^\s*(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/u.exec(line.text);
    // A member whose type is another model is the relation itself, not a column.
    if (match === null || names.has(match[2] ?? '') || match[3] === '[]') return [];
    const at = from + line.at + line.text.indexOf(match[1] ?? '');
    const span = { from: at, to: from + line.at + line.text.trimEnd().length };
    const rest = match[4] ?? '';
    const values: ValueAsk[] = [...memberValues(match[2] ?? '', match[3] === '?', span, names, enums)];
    if (/@id\b/u.test(rest)) values.push({ ...span, kind: 'primary-key' });
    if (/@unique\b/u.test(rest)) values.push({ ...span, kind: 'unique' });
    if (/autoincrement\(\)/u.test(rest)) values.push({ ...span, kind: 'sequence', start: 1 });
    if (/uuid\(\)/u.test(rest)) values.push(...typeValues('uuid', span));
    const relation = new RegExp(
      `(\\w+)\\??\\s+@relation\\([^)]*fields:\\s*\\[\\s*${match[1] ?? ''}\\s*\\][^)]*references:\\s*\\[\\s*(\\w+)`,
      'u',
    ).exec(body);
    if (relation?.[1] !== undefined)
      values.push({
        ...span,
        kind: 'reference',
        table: relation[1],
        ...(relation[2] === undefined ? {} : { column: relation[2] }),
      });
    return [schemaColumn(match[1] ?? '', span, values)];
  });
}
