import type { ColumnAsk, Span, ValueAsk } from '../../reading.ts';
import { regexValues } from '../value/regex-values.ts';
import { choicesOf, schemaColumn, typeValues, type SchemaBlock } from './schema-table.ts';

const header = /^[ \t]{0,8}class[ \t]{1,5}(\w{1,80})[ \t]{0,5}(\([^()\n]{0,120}\))?[ \t]{0,5}:/gmu;

/** Python classes with typed members: dataclasses, pydantic models, SQLModel. */
export function findPython(text: string): readonly SchemaBlock[] {
  const blocks: SchemaBlock[] = [];
  const names = new Set([...text.matchAll(header)].map((match) => match[1] ?? ''));
  const enums = new Map<string, readonly string[]>();
  for (const match of text.matchAll(header)) {
    const start = match.index + match[0].length;
    const body = indentedBody(text, start);
    if (/enum/iu.test(match[2] ?? '')) {
      enums.set(
        match[1] ?? '',
        [...text.slice(start, body).matchAll(/=\s*["']([^"'\n]{1,60})["']/gu)].map((value) => value[1] ?? ''),
      );
      blocks.push({ from: match.index, to: body, sql: null, tables: [] });
      continue;
    }
    const columns = membersOf(text.slice(start, body), start, names, enums);
    if (columns.length === 0) continue;
    const decorator = /@dataclass(?:\([^)\n]{0,80}\))?\s*$/u.exec(
      text.slice(Math.max(0, match.index - 120), match.index),
    );
    const from = match.index - (decorator?.[0].length ?? 0);
    blocks.push({
      from,
      to: body,
      sql: null,
      tables: [{ name: match[1] ?? null, columns, span: { from: match.index, to: body }, uniques: [] }],
    });
  }
  return blocks;
}

/** The end of the indented lines after a header; blank lines are inside as long as indented ones follow. */
function indentedBody(text: string, start: number): number {
  let end = start;
  let at = text.indexOf('\n', start);
  while (at >= 0) {
    const next = text.indexOf('\n', at + 1);
    const line = text.slice(at + 1, next < 0 ? text.length : next);
    if (line.trim() !== '' && !/^[ \t]/u.test(line)) break;
    if (line.trim() !== '') end = next < 0 ? text.length : next;
    at = next;
  }
  return end;
}

function membersOf(
  body: string,
  from: number,
  names: ReadonlySet<string>,
  enums: ReadonlyMap<string, readonly string[]>,
): readonly ColumnAsk[] {
  return [
    ...body.matchAll(
      /^[ \t]+(\w{1,80})[ \t]*:[ \t]*((?:[^=#\n()]|\([^()\n]{0,200}\)){1,200})(=[^#\n]*)?(#[^\n]*)?$/gmu,
    ),
  ].map((match) => {
    const at = from + match.index + match[0].indexOf(match[1] ?? '');
    const span = { from: at, to: from + match.index + match[0].length };
    return schemaColumn(
      match[1] ?? '',
      span,
      valuesOf((match[2] ?? '').trim(), match[3] ?? '', span, names, enums),
      (match[4] ?? '').replace(/^#\s*/u, ''),
    );
  });
}

function valuesOf(
  type: string,
  extra: string,
  span: { from: number; to: number },
  names: ReadonlySet<string>,
  enums: ReadonlyMap<string, readonly string[]>,
): readonly ValueAsk[] {
  const values: ValueAsk[] = [];
  const optional =
    /^Optional\[(.*)\]$/u.exec(type)?.[1] ??
    (/\|\s*None$/u.test(type) ? type.replace(/\|\s*None$/u, '').trim() : undefined);
  const own = optional ?? type;
  const literal = /^Literal\[(.*)\]$/u.exec(own)?.[1];
  const listed =
    literal === undefined ? enums.get(own) : [...literal.matchAll(/["']([^"']+)["']/gu)].map((match) => match[1] ?? '');
  if (listed !== undefined && listed.length > 0) values.push(choicesOf(listed, span));
  else if (names.has(own)) values.push({ ...span, kind: 'reference', table: own });
  else values.push(...typeValues(own.replace(/^con(?=int|float|str|decimal)/u, ''), span));
  const low = bound(`${extra} ${own}`, /\b(ge|gt)\s*=\s*(-?[\d.]+)/u);
  const high = bound(`${extra} ${own}`, /\b(le|lt)\s*=\s*(-?[\d.]+)/u);
  if (low !== null || high !== null) {
    const openLow = low?.sign === 'gt';
    const openHigh = high?.sign === 'lt';
    values.push({
      ...span,
      kind: 'range',
      min: low?.value ?? null,
      max: high?.value ?? null,
      exclusive: openLow ? (openHigh ? 'both' : 'min') : openHigh ? 'max' : 'none',
    });
  }
  values.push(...patternOf(`${extra} ${own}`, span));
  if (/primary_key\s*=\s*True/u.test(extra)) values.push({ ...span, kind: 'primary-key' });
  if (optional !== undefined) values.push({ ...span, kind: 'nulls', share: 0.1 });
  return values;
}

/** `pattern=r"^…$"` or `regex="^…$"`; in a string that is not raw two backslashes are one. */
function patternOf(text: string, span: Span): readonly ValueAsk[] {
  const found = /\b(?:pattern|regex)\s*=\s*(r?)(["'])((?:\\.|(?!\2)[^\\\n]){1,300})\2/u.exec(text);
  if (found === null) return [];
  const regex = found[3] ?? '';
  return regexValues(found[1] === 'r' ? regex : regex.replaceAll('\\\\', '\\'), span);
}

function bound(text: string, pattern: RegExp): { readonly sign: string; readonly value: number } | null {
  const match = pattern.exec(text);
  return match === null ? null : { sign: match[1] ?? '', value: Number(match[2]) };
}
