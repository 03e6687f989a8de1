import type { Column } from '../../../../../contract/plan.ts';
import type { Source } from '../../../../../contract/source.ts';
import { draftColumn } from '../draft.ts';
import { figure, percentage } from '../figures.ts';
import { quoteName } from '../expression-names.ts';
import { promise } from '../promise.ts';
import { equals } from './apply-one-of.ts';
import { redraw, resource, type Place, type ValueAskOf } from './place.ts';

/** "integer", "varchar(50)", "float": the cells' type, as far as the source can give it. */
export function applyType(ask: ValueAskOf<'type'>, place: Place): void {
  const plan = place.origin.column.plan;
  const { making, table, column, wish } = place;
  if (ask.type === 'boolean' && plan.source.kind === 'category' && plan.source.values.length === 2) {
    // Two values already say yes and no (0 and 1, approved and rejected); other columns may depend on them as they are.
    promise(
      making,
      wish,
      {
        kind: 'values',
        table: table.name,
        column: column.plan.name,
        values: plan.source.values.map((one) => one.value),
      },
      'one of two values',
    );
    return;
  }
  const type = canBe(plan, ask.type) ? ask.type : plan.type;
  const decimals = ask.decimals === undefined ? {} : { decimals: ask.decimals };
  if (type !== plan.type || ask.decimals !== undefined) redraw(place, { type, ...decimals, ...grainFor(plan, type) });
  else if (type !== ask.type) remake(place, ask.type);
  column.fixed.add('type');
  // A layout that is still to be laid makes texts of it.
  const isCode = column.ask?.values.some((value) => value.kind === 'format' && value.language === 'pattern') === true;
  const promised = ask.type === 'text' && isCode ? 'text' : column.plan.type;
  promise(making, wish, { kind: 'type', table: table.name, column: column.plan.name, type: promised }, promised);
  if (ask.maxLength !== undefined && column.plan.type === 'text') {
    fitLength(ask.maxLength, place);
    promise(
      making,
      wish,
      { kind: 'pattern', table: table.name, column: column.plan.name, regex: `^[\\s\\S]{0,${ask.maxLength}}$` },
      `at most ${ask.maxLength} characters`,
    );
  }
}

/** Codes that are too long get a shorter layout, other texts are cut or drawn to fit. */
function fitLength(most: number, place: Place): void {
  const { source, format } = place.origin.column.plan;
  if (source.kind === 'pattern' && format === undefined && !/[{\\[]/u.test(source.pattern)) {
    if (source.pattern.length <= most) return;
    const head = most > 4 ? source.pattern.slice(0, 2).replaceAll(/[^\p{L}]/gu, 'A') : '';
    resource(place, { ...source, pattern: head + (most > 4 ? '#' : 'A').repeat(most - head.length) }, {});
    return;
  }
  if (source.kind === 'category') {
    const short = source.values.filter(({ value }) => String(value ?? '').length <= most);
    if (short.length > 0 && short.length < source.values.length) resource(place, { ...source, values: short }, {});
    return;
  }
  if (source.kind === 'text' || source.kind === 'person' || source.kind === 'place' || source.kind === 'company')
    redraw(place, { length: { of: 'characters', max: most } });
}

const numeric = new Set<Column['type']>(['integer', 'decimal', 'double']);
const moments = new Set<Column['type']>(['date', 'timestamp', 'time']);

function canBe(plan: Column, type: Column['type']): boolean {
  if (plan.type === type) return true;
  if (numeric.has(plan.type) && numeric.has(type)) return plan.source.kind !== 'sequence' || type === 'integer';
  return moments.has(plan.type) && moments.has(type) && type !== 'time';
}

function grainFor(plan: Column, type: Column['type']): Partial<Column> {
  if (plan.source.kind !== 'moment') return {};
  return {
    source: {
      ...plan.source,
      grain: type === 'date' ? 'day' : plan.source.grain === 'day' ? 'second' : plan.source.grain,
    },
  };
}

/** Another type than the meaning has: ids become whole numbers, texts stay what they are in text. */
function remake(place: Place, type: Column['type']): void {
  const plan = place.origin.column.plan;
  if (type === 'integer' && (plan.source.kind === 'uuid' || plan.source.kind === 'pattern'))
    resource(place, { kind: 'sequence', start: 1, step: 1 }, { type });
  else if (type === 'text' && plan.source.kind === 'sequence')
    resource(place, { kind: 'pattern', pattern: '########', ordered: true, start: 1 }, { type });
  else if (type === 'integer' && plan.source.kind === 'boolean')
    resource(
      place,
      {
        kind: 'category',
        values: [
          { value: 1, weight: plan.source.share },
          { value: 0, weight: 1 - plan.source.share },
        ],
        exact: plan.source.exact,
        given: [],
      },
      { type },
    );
  else if (type === 'boolean') resource(place, { kind: 'boolean', share: 0.5, exact: false, given: [] }, { type });
  else if (type === 'date' || type === 'timestamp')
    resource(
      place,
      { kind: 'moment', grain: type === 'date' ? 'day' : 'second', ascending: false, given: [] },
      { type },
    );
}

/** No value twice. */
export function applyUnique(place: Place): void {
  const plan = place.origin.column.plan;
  redraw(place, { unique: true });
  if (plan.source.kind === 'category') {
    const rows = place.origin.table.rows;
    if (rows !== null && plan.source.values.length < rows) {
      place.making.questions.push({
        question: `"${plan.name}" has ${figure(plan.source.values.length)} possible values, but ${figure(rows)} rows should each have another one: more values, or repeats?`,
        options: ['repeats are fine', `${figure(plan.source.values.length)} rows`],
      });
    }
  }
  promise(
    place.making,
    place.wish,
    { kind: 'unique', table: place.table.name, columns: [place.column.plan.name] },
    'no repeats',
  );
}

export function applyNulls(ask: ValueAskOf<'nulls'>, place: Place): void {
  const { column, making, table, wish } = place;
  column.plan = { ...column.plan, nulls: [{ share: ask.share }] };
  column.fixed.add('nulls');
  promise(
    making,
    wish,
    { kind: 'nulls', table: table.name, column: column.plan.name, target: ask.share },
    `${percentage(ask.share)} empty`,
  );
}

export function applyNotNull(place: Place): void {
  const { column, origin, making, table, wish } = place;
  column.plan = { ...column.plan, nulls: [] };
  origin.column.plan = { ...origin.column.plan, nulls: [] };
  column.fixed.add('nulls');
  promise(
    making,
    wish,
    { kind: 'nulls', table: table.name, column: column.plan.name, target: 0, tolerance: 0 },
    'never empty',
  );
}

export function applySequence(ask: ValueAskOf<'sequence'>, place: Place): void {
  const step = ask.descending === true ? -1 : 1;
  resource(place, { kind: 'sequence', start: ask.start, step }, { type: 'integer', unique: true, format: undefined });
  place.column.fixed.add('source');
  promise(
    place.making,
    place.wish,
    { kind: 'unique', table: place.table.name, columns: [place.column.plan.name] },
    `counts ${step < 0 ? 'down' : 'up'} from ${figure(ask.start)}`,
  );
}

export function applyConstant(ask: ValueAskOf<'constant'>, place: Place): void {
  const { value } = ask;
  const type =
    value === null
      ? place.origin.column.plan.type
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'integer'
          : 'double'
        : typeof value === 'boolean'
          ? 'boolean'
          : 'text';
  resource(place, { kind: 'constant', value }, { type, format: undefined });
  const { making, wish, table, column } = place;
  column.fixed.add('source');
  if (value === null)
    promise(
      making,
      wish,
      { kind: 'nulls', table: table.name, column: column.plan.name, target: 1, tolerance: 0 },
      'always empty',
    );
  else
    promise(
      making,
      wish,
      { kind: 'rule', table: table.name, expression: equals(column.plan.name, value) },
      `always ${String(value)}`,
    );
}

export function applyPrimaryKey(place: Place): void {
  applyUnique(place);
  applyNotNull(place);
}

/** "starts with +49", "ends in @example.com": put around what the column has. */
export function applyAffix(ask: ValueAskOf<'affix'>, place: Place): void {
  const { making, table, column, wish } = place;
  const escaped = ask.text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const regex = ask.where === 'starts' ? `^${escaped}` : ask.where === 'ends' ? `${escaped}$` : escaped;
  promise(
    making,
    wish,
    { kind: 'pattern', table: table.name, column: column.plan.name, regex },
    `${ask.where === 'contains' ? 'contains' : ask.where === 'starts' ? 'starts with' : 'ends with'} ${ask.text}`,
  );
  affix(place, ask);
}

function affix(place: Place, ask: ValueAskOf<'affix'>): void {
  const { table, column } = place.origin;
  const { source } = column.plan;
  const inner = `${column.plan.name}_core`;
  const name = quoteName(inner);
  const text = JSON.stringify(ask.text);
  const expression =
    ask.where === 'starts'
      ? `concat(${text}, ${name})`
      : `concat(${name}, ${ask.where === 'ends' ? text : `" ", ${text}`})`;
  // What stands before an "@" is a user name; the rest of a drawn address would make two of them.
  const isAddress = ask.where === 'ends' && ask.text.startsWith('@') && source.kind === 'person';
  const core: Source = isAddress ? { ...source, part: 'username' } : source;
  const hidden = draftColumn({
    plan: {
      ...column.plan,
      name: inner,
      type: 'text',
      source: core,
      unique: column.plan.unique || isAddress,
      hidden: true,
    },
    origin: 'hidden',
  });
  table.columns.splice(table.columns.indexOf(column), 0, hidden);
  column.plan = {
    ...column.plan,
    type: 'text',
    source: { kind: 'formula', expression },
    unique: false,
    correlatesWith: [],
    nulls: [],
  };
}

/** "20 to 50 characters", "at most 12 words". */
export function applyLength(ask: ValueAskOf<'length'>, place: Place): void {
  const { making, table, column, wish } = place;
  const at = { table: table.name, column: column.plan.name };
  const { source } = place.origin.column.plan;
  if (ask.of !== 'lines' && (source.kind === 'text' || source.kind === 'person' || source.kind === 'company'))
    redraw(place, {
      length: {
        of: ask.of,
        ...(ask.min > 0 ? { min: ask.min } : {}),
        ...(Number.isFinite(ask.max) ? { max: ask.max } : {}),
      },
    });
  const max = Number.isFinite(ask.max) ? String(ask.max) : '';
  const regex =
    ask.of === 'characters'
      ? `^[\\s\\S]{${ask.min},${max}}$`
      : ask.of === 'words'
        ? `^\\s*(\\S+\\s*){${ask.min},${max}}$`
        : `^[^\\n]*(\\n[^\\n]*){${Math.max(0, ask.min - 1)},${max === '' ? '' : String(Math.max(0, ask.max - 1))}}$`;
  promise(making, wish, { kind: 'pattern', ...at, regex }, `${figure(ask.min)} to ${figure(ask.max)} ${ask.of}`);
}
