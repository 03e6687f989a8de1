import type { ColumnAsk, ValueAsk } from '../../reading.ts';
import { balancedEnd, splitTop } from './balance.ts';
import { checkRegexes } from './check-regex.ts';
import { regexValues } from '../value/regex-values.ts';
import { choicesOf, schemaColumn, typeValues, type SchemaBlock, type SchemaTable } from './schema-table.ts';

const opening =
  /\bcreate\s{1,20}(?:or\s{1,5}replace\s{1,5})?(?:temp\s{1,5}|temporary\s{1,5})?table\s{1,20}(?:if\s{1,5}not\s{1,5}exists\s{1,5})?([\w.`"[\]]{1,120})\s{0,20}\(/giu;

const declaredType =
  /\bcreate\s{1,20}type\s{1,20}[\w."]{1,120}\s{1,20}as\s{1,20}enum\s{0,20}\([^()]{0,2000}\)\s{0,20};?/giu;

function onlyComments(text: string): boolean {
  return /^\s*(?:--[^\n]*\s*)*$/u.test(text);
}

/** CREATE TABLE statements, neighbours joined into one block so that their foreign keys can be resolved together. */
export function findSql(text: string): readonly SchemaBlock[] {
  const blocks: { from: number; to: number; tables: SchemaTable[]; sql: string }[] = [];
  const types = [...text.matchAll(declaredType)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
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
    const to = statementEnd(text, close);
    const table = readTable(text, match[1] ?? '', match.index, open + 1, close - 1);
    const last = blocks.at(-1);
    if (last !== undefined && onlyComments(text.slice(last.to, match.index))) {
      last.tables.push(table);
      last.to = to;
      last.sql = text.slice(last.from, to);
    } else {
      // Types that were declared just before are part of it.
      const from = types.reduceRight(
        (start, type) => (onlyComments(text.slice(type.to, start)) && type.to <= start ? type.from : start),
        match.index,
      );
      blocks.push({ from, to, tables: [table], sql: text.slice(from, to) });
    }
    opening.lastIndex = to;
  }
  return blocks;
}

/** Options after the closing bracket (`ENGINE=InnoDB …;`) belong to the statement; running text does not. */
function statementEnd(text: string, close: number): number {
  const lineEnd = text.indexOf('\n', close);
  const rest = text.slice(close, lineEnd < 0 ? text.length : lineEnd);
  const semicolon = rest.indexOf(';');
  if (semicolon >= 0) return close + semicolon + 1;
  return /^\s*(?:engine|comment|default|charset|without|strict|partition|tablespace)\b/iu.test(rest)
    ? close + rest.length
    : close;
}

/** A plain reading of the statement, for when no engine is at hand: names, types, keys, references. */
function readTable(text: string, rawName: string, from: number, first: number, end: number): SchemaTable {
  const columns: ColumnAsk[] = [];
  const uniques: string[][] = [];
  for (const part of splitTop(text.slice(first, end), ',')) {
    const line = part.text.trim();
    const at = first + part.at + part.text.indexOf(line);
    const span = { from: at, to: at + line.length };
    const unique = /^(?:constraint\s+\S+\s+)?unique\b[^(]*\(([^)]*)\)/iu.exec(line);
    if (unique !== null) {
      uniques.push((unique[1] ?? '').split(',').map(bare));
      continue;
    }
    if (/^(?:constraint|primary\s+key|foreign\s+key|key|index|check|unique)\b/iu.test(line)) {
      keyLine(line, columns, span);
      for (const { column, regex } of /^(?:constraint|check)/iu.test(line) ? checkRegexes(line) : []) {
        const index = columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
        const held = columns[index];
        if (held !== undefined) columns[index] = { ...held, values: [...held.values, ...regexValues(regex, span)] };
      }
      continue;
    }
    const match = /^([`"[]?[\w$]+[`"\]]?)\s+(.*)$/su.exec(line);
    if (match !== null) columns.push(schemaColumn(bare(match[1] ?? ''), span, columnValues(match[2] ?? '', span)));
  }
  return { name: bare(rawName.split('.').at(-1) ?? rawName), columns, span: { from, to: end + 1 }, uniques };
}

function bare(name: string): string {
  return name.trim().replaceAll(/[`"[\]]/gu, '');
}

function columnValues(rest: string, span: { from: number; to: number }): readonly ValueAsk[] {
  const values: ValueAsk[] = [...typeValues(rest, span)];
  const listed = /^enum\s*\(([^)]*)\)/iu.exec(rest) ?? /\bcheck\s*\([^()]*\bin\s*\(([^)]*)\)/iu.exec(rest);
  if (listed !== null)
    values.push(
      choicesOf(
        (listed[1] ?? '').split(',').map((value) => value.trim().replaceAll(/^'|'$/gu, '')),
        span,
      ),
    );
  const comment = /\bcomment\s+'([^']*)'/iu.exec(rest)?.[1] ?? '';
  if (/^[\w-]+(?:\s*[/|]\s*[\w-]+)+$/u.test(comment)) values.push(choicesOf(comment.split(/\s*[/|]\s*/u), span));
  if (/\bprimary\s+key\b/iu.test(rest)) values.push({ ...span, kind: 'primary-key' });
  else if (/\bunique\b/iu.test(rest)) values.push({ ...span, kind: 'unique' });
  if (/\bnot\s+null\b/iu.test(rest)) values.push({ ...span, kind: 'not-null' });
  if (/\b(?:auto_increment|autoincrement|identity|serial|bigserial)\b/iu.test(rest))
    values.push({ ...span, kind: 'sequence', start: 1 });
  const reference = /\breferences\s+([\w.`"[\]]+)\s*(?:\(\s*([\w`"]+)\s*\))?/iu.exec(rest);
  if (reference !== null)
    values.push({
      ...span,
      kind: 'reference',
      table: bare((reference[1] ?? '').split('.').at(-1) ?? ''),
      ...(reference[2] === undefined ? {} : { column: bare(reference[2]) }),
    });
  const between = /\bcheck\s*\(\s*\S+\s+between\s+(-?[\d.]+)\s+and\s+(-?[\d.]+)\s*\)/iu.exec(rest);
  if (between !== null)
    values.push({ ...span, kind: 'range', min: Number(between[1]), max: Number(between[2]), exclusive: 'none' });
  if (/\bcheck\b/iu.test(rest))
    values.push(...checkRegexes(rest).flatMap(({ regex }) => regexValues(regex, { from: span.from, to: span.to })));
  return values;
}

function keyLine(line: string, columns: ColumnAsk[], span: { from: number; to: number }): void {
  const key = /primary\s+key\s*\(([^)]*)\)/iu.exec(line);
  const foreign = /foreign\s+key\s*\(([^)]*)\)\s*references\s+([\w.`"[\]]+)\s*(?:\(([^)]*)\))?/iu.exec(line);
  const own = (foreign?.[1] ?? key?.[1] ?? '').split(',').map(bare);
  if (own.length !== 1) return;
  const index = columns.findIndex((column) => column.name === own[0]);
  const column = columns[index];
  if (column === undefined) return;
  const value: ValueAsk =
    foreign === null
      ? { ...span, kind: 'primary-key' }
      : {
          ...span,
          kind: 'reference',
          table: bare((foreign[2] ?? '').split('.').at(-1) ?? ''),
          ...(foreign[3] === undefined ? {} : { column: bare(foreign[3]) }),
        };
  if (foreign !== null || key !== null) columns[index] = { ...column, values: [...column.values, value] };
}
