import { parseJson } from '../../../../../contract/json.ts';
import type { ColumnAsk, ValueAsk } from '../../reading.ts';
import { regexValues } from '../value/regex-values.ts';
import { balancedEnd } from './balance.ts';
import { choicesOf, schemaColumn, typeValues, type SchemaBlock } from './schema-table.ts';

/** JSON in the request: an example object, an array of them, or a JSON Schema. At most eight blocks are tried. */
export function findJson(text: string): readonly SchemaBlock[] {
  const blocks: SchemaBlock[] = [];
  let tries = 0;
  for (let at = text.search(/[{[]/u); at >= 0 && at < text.length && tries < 8;) {
    const sign = text[at];
    if ((sign === '{' || sign === '[') && /^[{[]\s{0,200}["{\]]/u.test(text.slice(at, at + 210))) {
      tries += 1;
      const end = balancedEnd(text, at);
      const parsed = end < 0 ? null : parseJson(text.slice(at, end));
      const columns = parsed?.ok === true ? columnsOf(parsed.value, text, at) : [];
      if (end > 0 && columns.length > 0) {
        const title =
          parsed?.ok === true &&
          isObject(parsed.value) &&
          typeof parsed.value['title'] === 'string' &&
          isObject(parsed.value['properties'])
            ? parsed.value['title']
            : null;
        blocks.push({
          from: at,
          to: end,
          sql: null,
          tables: [{ name: title, columns, span: { from: at, to: end }, uniques: [] }],
        });
        at = end;
        continue;
      }
    }
    const next = text.slice(at + 1).search(/[{[]/u);
    if (next < 0) break;
    at += 1 + next;
  }
  return blocks;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function columnsOf(value: unknown, text: string, from: number): readonly ColumnAsk[] {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(one)) return [];
  const properties = one['properties'];
  if (isObject(properties)) return schemaColumns(properties, one['required'], text, from);
  return exampleColumns(one, '', text, from);
}

function spanOfKey(text: string, from: number, key: string): { from: number; to: number } {
  const at = text.indexOf(`"${key}"`, from);
  return at < 0 ? { from, to: from + 1 } : { from: at, to: at + key.length + 2 };
}

function schemaColumns(
  properties: Record<string, unknown>,
  required: unknown,
  text: string,
  from: number,
): readonly ColumnAsk[] {
  const needed = Array.isArray(required) ? required : null;
  return Object.entries(properties).map(([name, property]) => {
    const span = spanOfKey(text, from, name);
    const values: ValueAsk[] = [];
    if (!isObject(property)) return schemaColumn(name, span, values);
    const { type, format, minimum, maximum, description, exclusiveMinimum, exclusiveMaximum, minLength, maxLength } =
      property;
    const kind: unknown = Array.isArray(type) ? type.find((entry) => entry !== 'null') : type;
    if (format === 'date' || format === 'date-time' || format === 'uuid')
      values.push(...typeValues(format === 'date' ? 'date' : format === 'uuid' ? 'uuid' : 'timestamp', span));
    else if (typeof kind === 'string') values.push(...typeValues(kind, span));
    if (Array.isArray(property['enum']))
      values.push(
        choicesOf(
          property['enum'].map(String),
          span,
          property['enum'].every((value) => typeof value === 'number') ? 'double' : undefined,
        ),
      );
    const low = typeof minimum === 'number' ? minimum : typeof exclusiveMinimum === 'number' ? exclusiveMinimum : null;
    const high = typeof maximum === 'number' ? maximum : typeof exclusiveMaximum === 'number' ? exclusiveMaximum : null;
    if (low !== null || high !== null) {
      const openLow = typeof exclusiveMinimum === 'number';
      const openHigh = typeof exclusiveMaximum === 'number';
      values.push({
        ...span,
        kind: 'range',
        min: low,
        max: high,
        exclusive: openLow ? (openHigh ? 'both' : 'min') : openHigh ? 'max' : 'none',
      });
    }
    if (typeof property['pattern'] === 'string') values.push(...regexValues(property['pattern'], span));
    if (typeof maxLength === 'number')
      values.push({
        ...span,
        kind: 'length',
        min: typeof minLength === 'number' ? minLength : 0,
        max: maxLength,
        of: 'characters',
      });
    if (needed !== null)
      values.push(needed.includes(name) ? { ...span, kind: 'not-null' } : { ...span, kind: 'nulls', share: 0.1 });
    const about = [
      typeof description === 'string' ? description : '',
      typeof format === 'string' && !['date', 'date-time', 'uuid'].includes(format) ? format : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
    return schemaColumn(name, span, values, about);
  });
}

const typeWord =
  /^(?:string|str|text|int|integer|number|float|double|decimal|bool|boolean|date|datetime|timestamp|uuid)$/iu;

/** Keys of an example become columns; the example's own values tell the type. Objects inside are flattened with an underscore. */
function exampleColumns(
  example: Record<string, unknown>,
  prefix: string,
  text: string,
  from: number,
): readonly ColumnAsk[] {
  return Object.entries(example).flatMap(([key, value]): readonly ColumnAsk[] => {
    const name = prefix + key;
    const span = spanOfKey(text, from, key);
    if (isObject(value)) return exampleColumns(value, `${name}_`, text, span.to);
    return [
      schemaColumn(
        name,
        span,
        exampleValues(value, span),
        typeof value === 'string' && !typeWord.test(value) ? value : '',
      ),
    ];
  });
}

function exampleValues(value: unknown, span: { from: number; to: number }): readonly ValueAsk[] {
  if (typeof value === 'number')
    return [{ ...span, kind: 'type', type: Number.isInteger(value) ? 'integer' : 'double' }];
  if (typeof value === 'boolean') return [{ ...span, kind: 'type', type: 'boolean' }];
  if (typeof value !== 'string') return [];
  if (typeWord.test(value)) return typeValues(value, span);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return typeValues('date', span);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u.test(value)) return typeValues('timestamp', span);
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/iu.test(value)) return typeValues('uuid', span);
  if (/^[\w-]+(?:\s?[|]\s?[\w-]+)+$/u.test(value)) return [choicesOf(value.split(/\s?[|]\s?/u), span)];
  return [];
}
