import type { RuleAsk, Span, ValueAsk } from '../../reading.ts';
import { sameName, type Draft } from '../draft.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { rangeValue } from '../value/read-figures.ts';
import { readValueAt } from '../value/read-value.ts';
import { verbColumns } from './group-words.ts';
import { bareValue, choiceAt, signedColumn } from './bare-value.ts';
import { modals, pronouns, signs } from './consequence-words.ts';
import { columnAt, columnIn, namedColumns } from './name-run.ts';
import { looseConsequence, negations, type Consequence } from './loose-consequence.ts';
import { readEmpty } from './read-empty.ts';
import { quoteName, readExpression } from './read-expression.ts';
import { signAt } from './read-order.ts';

/** Reads [from, end) as what holds when `when` does: an empty or filled column, a bound, a value, an order, a formula. Null when nothing can be made of it. */
export function readConsequence(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  from: number,
  end: number,
  subject: string | null = null,
): Consequence | null {
  const empty = readEmpty(scene, draft, from, end);
  if (empty !== null)
    return {
      rule: { ...span, kind: 'row', expression: empty, when },
      column: /isnull\(`?([^`)]+)/u.exec(empty)?.[1] ?? null,
    };
  const start = scene.tokens[from]?.word === 'with' ? from + 1 : from;
  const known = columnIn(scene, draft, start, end);
  const isFirst = known !== null && onlyModals(scene, start, known.first);
  if (known !== null && isFirst) {
    const read = predicate(scene, draft, when, span, known.name, known.next, end);
    if (read !== null) return { rule: read, column: known.name };
  }
  if (pronouns.has(scene.tokens[start]?.word ?? '') && subject !== null) {
    const read = predicate(scene, draft, when, span, subject, start + 1, end);
    if (read !== null) return { rule: read, column: subject };
  }
  const verb = verbAt(scene, draft, start, end);
  if (verb !== null) {
    const read = predicate(scene, draft, when, span, verb.name, verb.next, end);
    if (read !== null) return { rule: read, column: verb.name };
  }
  // "Managers: 80k to 120k": the column spoken of before.
  if (subject !== null && known === null) {
    const read = predicate(scene, draft, when, span, subject, start, end);
    if (read !== null) return { rule: read, column: subject };
  }
  const signed = signedColumn(scene, draft, when, span, start, end);
  if (signed !== null) return signed;
  const value = bareValue(scene, draft, when, span, start, end);
  if (value !== null) return value;
  return known === null || !isFirst ? looseConsequence(scene, when, span, start, end) : null;
}

function onlyModals(scene: Scene, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) {
    const word = scene.tokens[at]?.word ?? '';
    if (!modals.has(word) && !['their', 'its', 'then', 'all', 'any', 'each', 'in', 'for', 'use'].includes(word))
      return false;
  }
  return true;
}

/** "earn 90k", "cost at most 20", "live": the column that the verb is about, when one of that meaning is named. */
export function verbAt(
  scene: Scene,
  draft: Draft,
  at: number,
  end: number,
): { readonly name: string; readonly next: number } | null {
  let here = at;
  while (
    here < end &&
    ['should', 'must', 'always', 'usually', 'typically', 'will', 'can', 'who', 'that'].includes(
      scene.tokens[here]?.word ?? '',
    )
  )
    here += 1;
  const names = here < end ? verbColumns[scene.tokens[here]?.word ?? ''] : undefined;
  if (names === undefined) return null;
  for (const wanted of names) {
    const column = namedColumns(draft).find((one) =>
      one.name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((word) => sameName(word) === sameName(wanted)),
    );
    if (column !== undefined) return { name: column.name, next: here + 1 };
  }
  return null;
}

/** What is said of a column after its name. */
function predicate(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  name: string,
  first: number,
  end: number,
): RuleAsk | null {
  let at = first;
  let isNot = false;
  const column = quoteName(name);
  const values = (value: ValueAsk): RuleAsk => ({ ...span, kind: 'conditional-values', when, column: name, value });
  const row = (expression: string): RuleAsk => ({ ...span, kind: 'row', expression, when });
  for (; at < end; at += 1) {
    const here = scene.tokens[at];
    const word = here?.word ?? '';
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'range') {
      if (fact.end < end && !isEnding(scene, fact.end, end)) return null;
      const ask = rangeValue(fact, spanOf(scene, at, fact.end));
      return values(isNot ? outside(ask) : ask);
    }
    const order = signAt(scene, at, end);
    if (order !== null) {
      const other = columnAt(scene, draft, order.next, end);
      if (other !== null && other.next >= end)
        return row(`${column} ${isNot ? flipped(order.sign) : order.sign} ${quoteName(other.name)}`);
    }
    if (negations.has(word)) {
      isNot = !isNot;
      continue;
    }
    const same = ['=', 'equals', 'equal', '=='].includes(word)
      ? columnAt(scene, draft, scene.tokens[at + 1]?.word === 'to' ? at + 2 : at + 1, end)
      : null;
    if (same !== null && same.next >= end) return row(`${column} ${isNot ? '!=' : '=='} ${quoteName(same.name)}`);
    const formula = ['=', 'is', 'equals', 'be'].includes(word) ? readExpression(scene, at + 1, end) : null;
    if (formula?.isFormula === true && formula.names.length > 0 && formula.next >= end)
      return row(`${column} == ${formula.expression}`);
    const sign = signs[word];
    if (sign !== undefined && at + 1 >= end)
      return values({ ...spanOf(scene, at, end), kind: 'range', ...(isNot ? opposite(sign) : sign) });
    if (fact?.kind === 'amount' && (fact.end >= end || isEnding(scene, fact.end, end)))
      return isNot ? row(`${column} != ${String(fact.value)}`) : values(amountValue(scene, at, fact));
    const choice = choiceAt(scene, draft, name, at, end);
    if (choice !== null)
      return isNot ? row(choice.values.map((one) => `${column} != ${one}`).join(' and ')) : values(choice.ask);
    if (!modals.has(word) && !['higher', 'lower'].includes(word)) break;
  }
  const value = at < end ? readValueAt(scene, at, end, true)?.values[0] : undefined;
  return value === undefined || isNot || value.kind === 'unit' || value.kind === 'statistic' || value.kind === 'formula'
    ? null
    : values(value);
}

function opposite(sign: { min: number | null; max: number | null }) {
  return sign.min === null
    ? { min: 0, max: null, exclusive: 'none' as const }
    : sign.max === null
      ? { min: null, max: 0, exclusive: 'none' as const }
      : { min: 0, max: null, exclusive: 'min' as const };
}

function flipped(sign: string): string {
  return { '>': '<=', '<': '>=', '>=': '<', '<=': '>', '!=': '==' }[sign] ?? '!=';
}

/** "cannot be more than 5": at most 5. */
function outside(ask: ValueAsk): ValueAsk {
  if (ask.kind !== 'range' || (ask.min !== null && ask.max !== null)) return ask;
  const wasOpen = ask.exclusive !== 'none';
  return ask.min === null
    ? { ...ask, min: ask.max, max: null, exclusive: wasOpen ? 'none' : 'min' }
    : { ...ask, max: ask.min, min: null, exclusive: wasOpen ? 'none' : 'max' };
}

function amountValue(
  scene: Scene,
  at: number,
  fact: { readonly value: number; readonly percent: boolean; readonly end: number; readonly unit: string | null },
): ValueAsk {
  const unit = fact.percent ? '%' : (fact.unit ?? undefined);
  return {
    ...spanOf(scene, at, fact.end),
    kind: 'range',
    min: fact.value,
    max: fact.value,
    exclusive: 'none',
    ...(unit === undefined ? {} : { unit }),
  };
}

function isEnding(scene: Scene, at: number, end: number): boolean {
  const rest = scene.tokens.slice(at, end);
  return (
    rest.length <= 4 &&
    rest.every((token) =>
      [
        'years',
        'old',
        'only',
        'each',
        'of',
        'age',
        'in',
        'total',
        'then',
        '.',
        'instead',
        'off',
        'the',
        'per',
        'night',
        'month',
        'day',
        'year',
        'hour',
        'time',
        'a',
      ].includes(token.word),
    )
  );
}
