import type { Column } from '../../../../../contract/plan.ts';
import { makesCycle } from '../column-order.ts';
import { correlate } from '../correlate.ts';
import { namesIn, renameIn, quoteName } from '../expression-names.ts';
import { findColumn } from '../find-column.ts';
import { boundsInWords, figure } from '../figures.ts';
import { promise } from '../promise.ts';
import { phraseOf } from '../phrase.ts';
import { momentGap } from './moment-gap.ts';
import { resource, type Place, type ValueAskOf } from './place.ts';

/** "total = price * quantity": computed, exact to the cent for money. Names are those the request uses. */
export function applyFormula(ask: ValueAskOf<'formula'>, place: Place): void {
  const { making, table, column, wish } = place;
  const missing = namesIn(ask.expression).filter((name) => findColumn(table, name) === null);
  if (missing.length > 0) {
    making.unmet.push(`${column.plan.name} = ${ask.words} (there is no column ${missing.join(', ')})`);
    return;
  }
  const expression = renameIn(ask.expression, (name) => findColumn(table, name)?.plan.name ?? name);
  if (makesCycle(table, column, namesIn(expression)) || namesIn(expression).includes(column.plan.name)) {
    making.questions.push({
      question: `"${column.plan.name}" is defined by itself in "${ask.words}": how should it be computed?`,
      options: [],
    });
    return;
  }
  const plan = column.plan;
  const decimals = plan.type === 'decimal' ? (plan.decimals ?? 2) : plan.type === 'integer' ? 0 : undefined;
  const rounded =
    decimals === undefined || /^\s*round\s*\(/u.test(expression)
      ? expression
      : `round(${expression}${decimals === 0 ? '' : `, ${decimals}`})`;
  column.look = null;
  column.plan = {
    ...plan,
    source: { kind: 'formula', expression: rounded },
    correlatesWith: [],
    unique: false,
    nulls: [],
  };
  column.fixed.add('source');
  const tolerance = decimals === undefined ? '0.01' : String(0.5 * 10 ** -decimals + 1e-9);
  const name = quoteName(plan.name);
  const rule = isFigure(plan.type) ? `abs(${name} - (${expression})) <= ${tolerance}` : `${name} == (${expression})`;
  promise(making, wish, { kind: 'rule', table: table.name, expression: rule }, `${plan.name} = ${ask.words}`);
}

function isFigure(type: Column['type']): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double';
}

/** "after the order date", "2 to 5 days later". */
export function applyAfter(ask: ValueAskOf<'after'>, place: Place): void {
  const { making, table, column, wish } = place;
  const earlier = ask.column === '' ? momentBefore(place) : findColumn(table, ask.column);
  if (earlier === null || earlier === column) {
    making.unmet.push(phraseOf(making.reading.request, ask));
    return;
  }
  follow(place, earlier, ask.gap ?? null);
  promise(
    making,
    wish,
    { kind: 'order', table: table.name, earlier: earlier.plan.name, later: column.plan.name, strict: false },
    `${column.plan.name} not before ${earlier.plan.name}`,
  );
  if (ask.gap === undefined) return;
  const per = { hour: 'hours', day: 'days' }[ask.gap.unit === 'hour' || ask.gap.unit === 'minute' ? 'hour' : 'day'];
  if (ask.gap.unit !== 'hour' && ask.gap.unit !== 'day') return;
  const span = `${per}(${quoteName(earlier.plan.name)}, ${quoteName(column.plan.name)})`;
  promise(
    making,
    wish,
    { kind: 'rule', table: table.name, expression: `${span} >= ${ask.gap.min} and ${span} <= ${ask.gap.max}` },
    `${boundsInWords(ask.gap.min, ask.gap.max)} ${per} after ${earlier.plan.name}`,
  );
}

/** A gap of hours needs a time of day; one of days between days needs none, unless the column is said to have one. */
function typeAfter(
  column: Place['column'],
  earlier: Place['column'],
  gap: ValueAskOf<'after'>['gap'] | null,
): 'date' | 'timestamp' {
  const own = column.plan.type === 'date' ? 'date' : 'timestamp';
  if (gap === null || gap === undefined || column.fixed.has('type')) return own;
  if (gap.unit === 'hour' || gap.unit === 'minute' || gap.unit === 'second') return 'timestamp';
  return earlier.plan.type === 'date' ? 'date' : own;
}

/** The last column of moments that stands before this one in the table. */
function momentBefore({ table, column }: Place): Place['column'] | null {
  const before = table.columns.slice(0, Math.max(0, table.columns.indexOf(column)));
  return before.findLast(({ plan }) => plan.type === 'date' || plan.type === 'timestamp') ?? null;
}

/** Makes a moment column come after another, by a drawn gap. */
export function follow(place: Place, earlier: Place['column'], gap: ValueAskOf<'after'>['gap'] | null): void {
  const { column, table } = place;
  const { source } = column.plan;
  if (source.kind === 'moment' && source.after?.column === earlier.plan.name && gap === null) return;
  const type = typeAfter(column, earlier, gap);
  // The earlier of the two may itself have followed the later by nature.
  if (earlier.plan.source.kind === 'moment' && earlier.plan.source.after?.column === column.plan.name) {
    const { after: _after, ...free } = earlier.plan.source;
    earlier.plan = { ...earlier.plan, source: free };
  }
  if (makesCycle(table, column, [earlier.plan.name])) return;
  const grain = type === 'date' ? 'day' : source.kind === 'moment' && source.grain !== 'day' ? source.grain : 'second';
  resource(
    place,
    {
      kind: 'moment',
      grain,
      ascending: false,
      given: [],
      after: { column: earlier.plan.name, ...momentGap(gap ?? null, grain) },
    },
    { type },
  );
}

export function applyCorrelates(ask: ValueAskOf<'correlates'>, place: Place): void {
  const { making, table, column, wish } = place;
  const other = findColumn(table, ask.column);
  if (other === null || other === column) {
    making.unmet.push(`${column.plan.name} related to ${ask.column}`);
    return;
  }
  correlateAsked(making, table, column, other, ask, wish);
}

/** Two columns that go together because the words say so, and the promise of it. */
export function correlateAsked(
  making: Place['making'],
  table: Place['table'],
  a: Place['column'],
  b: Place['column'],
  ask: { readonly sign: '+' | '-'; readonly rho?: number | undefined },
  wish: Place['wish'],
): void {
  const rho = ask.rho ?? (ask.sign === '+' ? 0.8 : -0.8);
  correlate(table, a, b, rho);
  promise(
    making,
    wish,
    {
      kind: 'correlation',
      table: table.name,
      a: a.plan.name,
      b: b.plan.name,
      ranks: true,
      sign: ask.sign,
      min: 0.3,
      ...(ask.rho === undefined ? {} : { target: ask.rho }),
    },
    ask.rho === undefined
      ? ask.sign === '+'
        ? 'rise together'
        : 'one falls as the other rises'
      : `correlation ${figure(ask.rho)}`,
  );
}
