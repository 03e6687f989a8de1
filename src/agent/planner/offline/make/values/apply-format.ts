import { capacityOf, orderedCapacityOf, regexOf } from '../pattern-capacity.ts';
import { figure } from '../figures.ts';
import { promise } from '../promise.ts';
import { applySeries } from './apply-series.ts';
import { redraw, resource, type Place, type ValueAskOf } from './place.ts';

/** A layout: a code (`EMP###`), the tokens of a moment (`DD-MMM-YYYY`), or a number's (`$#,##0.00`). */
export function applyFormat(ask: ValueAskOf<'format'>, place: Place): void {
  if (ask.series !== undefined) applySeries(ask.series, place);
  else if (ask.language === 'regex' || keepsOwn(ask, place)) promiseRegex(ask, place);
  else if (ask.language === 'pattern') applyPattern(ask, place);
  else if (ask.language === 'moment') applyMomentFormat(ask, place);
  else redraw(place, { format: ask.format });
  place.column.fixed.add('format');
}

/** An expression that leaves much open ("letters, an @, letters") bounds what names and addresses look like, and does not replace them. */
function keepsOwn(ask: ValueAskOf<'format'>, place: Place): boolean {
  const own = ['person', 'place', 'company', 'internet', 'entity', 'text', 'payment'];
  return ask.loose === true && own.includes(place.origin.column.plan.source.kind);
}

function promiseRegex(ask: ValueAskOf<'format'>, place: Place): void {
  const { making, table, column, wish } = place;
  const regex = ask.regex ?? ask.format;
  promise(making, wish, { kind: 'pattern', table: table.name, column: column.plan.name, regex }, regex);
}

function applyPattern(ask: ValueAskOf<'format'>, place: Place): void {
  const { making, table, column, origin, wish } = place;
  if (/^uuid/iu.test(ask.format)) {
    resource(place, { kind: 'uuid' }, { type: 'text', unique: true, format: undefined });
    promise(
      making,
      wish,
      {
        kind: 'pattern',
        table: table.name,
        column: column.plan.name,
        regex: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      },
      'UUID',
    );
    return;
  }
  const rows = origin.table.rows ?? 0;
  const isKey = mustBeUnique(place);
  const ordered = isKey && countsUp(ask) && orderedCapacityOf(ask.format) >= rows;
  const capacity = capacityOf(ask.format);
  if (isKey && capacity < rows) {
    making.questions.push({
      question: `"${column.plan.name}" as ${ask.format} gives ${figure(capacity)} different codes, but ${table.name} has ${figure(rows)} rows: longer codes, or fewer rows?`,
      options: [
        `${ask.format}${'#'.repeat(Math.ceil(Math.log10(rows / Math.max(capacity, 1))))}`,
        `${figure(capacity)} rows`,
      ],
    });
  }
  const start = ordered ? (Number(/\d+/u.exec(ask.example ?? '')?.[0] ?? '1') % 10 === 0 ? 0 : 1) : 1;
  resource(
    place,
    { kind: 'pattern', pattern: ask.format, ordered, start },
    { type: 'text', unique: isKey, format: undefined },
  );
  promise(
    making,
    wish,
    { kind: 'pattern', table: table.name, column: column.plan.name, regex: ask.regex ?? regexOf(ask.format) },
    ask.example ?? ask.regex ?? ask.format,
  );
}

function mustBeUnique(place: Place): boolean {
  const { column, origin } = place;
  return (
    origin.column.plan.unique ||
    column.concept?.role === 'id' ||
    column.ask?.values.some((value) => value.kind === 'unique' || value.kind === 'primary-key') === true
  );
}

/** `EMP001` counts up; ten free digits, or letters to choose, are drawn. */
function countsUp(ask: ValueAskOf<'format'>): boolean {
  const free = ask.format.replaceAll(/\\./gu, '');
  return !/[AaXx[]/u.test(free.replaceAll(/[^AaXx#[]/gu, '')) && (free.match(/#/gu) ?? []).length <= 6;
}

function applyMomentFormat(ask: ValueAskOf<'format'>, place: Place): void {
  const { origin, making, table, column, wish } = place;
  const plan = origin.column.plan;
  const hasTime = /H|h|ss/u.test(ask.format);
  const type = hasTime ? 'timestamp' : 'date';
  const isIso = ask.format === 'YYYY-MM-DD';
  // Without a day it is a time of day, or a length in minutes and seconds.
  if (!/[YDM]/u.test(ask.format)) {
    const isLength = !/[Hh]/u.test(ask.format);
    const from = isLength ? '1970-01-01T00:00:30' : '1970-01-01T06:00:00';
    const to = isLength ? '1970-01-01T00:59:00' : '1970-01-01T22:00:00';
    const grain = /ss/u.test(ask.format) ? 'second' : /mm/u.test(ask.format) ? 'minute' : 'hour';
    const own =
      plan.source.kind === 'moment' && plan.source.after !== undefined && plan.type === 'time' ? plan.source : null;
    resource(place, own ?? { kind: 'moment', from, to, grain, ascending: false, given: [] }, {
      type: 'time',
      format: ask.format,
    });
    promise(
      making,
      wish,
      { kind: 'pattern', table: table.name, column: column.plan.name, regex: momentRegex(ask.format) },
      ask.format,
    );
    return;
  }
  if (plan.source.kind === 'moment')
    redraw(place, {
      type,
      source: { ...plan.source, grain: hasTime ? finer(plan.source.grain) : 'day' },
      format: isIso ? undefined : ask.format,
    });
  else if (plan.type === 'date' || plan.type === 'timestamp')
    redraw(place, { type, format: isIso ? undefined : ask.format });
  else
    resource(
      place,
      { kind: 'moment', grain: hasTime ? 'second' : 'day', ascending: false, given: [] },
      { type, format: isIso ? undefined : ask.format },
    );
  promise(
    making,
    wish,
    { kind: 'pattern', table: table.name, column: column.plan.name, regex: momentRegex(ask.format) },
    ask.format,
  );
}

function finer<Grain extends string>(grain: Grain): Grain | 'second' {
  return ['day', 'week', 'month', 'quarter', 'year'].includes(grain) ? 'second' : grain;
}

const tokens: readonly (readonly [token: string, regex: string])[] = [
  ['YYYY', '\\d{4}'],
  ['YY', '\\d{2}'],
  ['MMMM', '\\p{L}+'],
  ['MMM', '\\p{L}+\\.?'],
  ['MM', '\\d{2}'],
  ['M', '\\d{1,2}'],
  ['DD', '\\d{2}'],
  ['D', '\\d{1,2}'],
  ['dddd', '\\p{L}+'],
  ['ddd', '\\p{L}+'],
  ['HH', '\\d{2}'],
  ['H', '\\d{1,2}'],
  ['hh', '\\d{2}'],
  ['h', '\\d{1,2}'],
  ['mm', '\\d{2}'],
  ['ss', '\\d{2}'],
  ['SSS', '\\d{3}'],
  ['A', '[AP]M'],
  ['Z', '(?:Z|[+-]\\d{2}:\\d{2})'],
];

/** What a moment written in these tokens looks like. */
export function momentRegex(format: string): string {
  let regex = '';
  for (let at = 0; at < format.length;) {
    const literal = /^\[([^\]]*)\]/u.exec(format.slice(at));
    const token = tokens.find(([text]) => format.startsWith(text, at));
    if (literal !== null) {
      regex += (literal[1] ?? '').replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
      at += literal[0].length;
    } else if (token !== undefined) {
      regex += token[1];
      at += token[0].length;
    } else {
      regex += (format[at] ?? '').replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
      at++;
    }
  }
  return `^${regex}$`;
}
