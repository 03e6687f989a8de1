import type { Scalar } from '../../../../../contract/source.ts';
import type { ColumnAsk, RuleAsk, ValueAsk } from '../../reading.ts';
import { sameName, type Draft, type TableDraft } from '../draft.ts';
import { negated } from '../rule/read-conditional.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import type { Case, CaseList } from './case-list.ts';
import { readCaseCondition } from './read-case-condition.ts';
import { readCaseValue } from './read-case-value.ts';

type Branch = { readonly when: string; readonly value: ValueAsk; readonly one: Case };

/**
 * Understands the cases found in the descriptions of columns, now that all columns are known: one value for every row becomes a formula,
 * anything else values under conditions. What cannot be understood is given back to the words that were not used.
 */
export function resolveCases(scene: Scene, draft: Draft): void {
  for (const list of scene.cases) {
    for (const table of draft.tables) {
      const at = table.columns.findIndex((column) => sameName(column.name) === sameName(list.name));
      const column = table.columns[at];
      if (column === undefined) continue;
      table.columns[at] = resolve(scene, draft, table, column, list);
      break;
    }
  }
}

function resolve(scene: Scene, draft: Draft, table: TableDraft, column: ColumnAsk, list: CaseList): ColumnAsk {
  const branches: Branch[] = [];
  let subject: string | null = null;
  for (const one of list.cases) {
    const value = readCaseValue(scene, one.value, column);
    const when: string | null = value === null ? null : conditionFor(scene, draft, table, one, subject, branches);
    if (value === null || when === null) {
      scene.used.fill(0, Math.min(one.value.first, one.words.first), Math.max(one.value.end, one.words.end));
      continue;
    }
    if (when !== '') subject = /^(?:not \()?`?([^`=<>!()]+?)`?\s*(?:==|!=|<=|>=|<|>)/u.exec(when)?.[1] ?? subject;
    branches.push({ when, value, one });
  }
  if (branches.length === 0) return column;
  const span = spanOf(scene, list.first, list.end);
  // What another reader made of the same words gives way.
  draft.rules = draft.rules.filter(
    (rule) => !(rule.from >= span.from && rule.to <= span.to && 'column' in rule && rule.column === column.name),
  );
  return asFormula(scene, draft, column, branches, list) ?? asConditions(scene, draft, column, branches);
}

/** '' for all other rows. */
function conditionFor(
  scene: Scene,
  draft: Draft,
  table: TableDraft,
  one: Case,
  subject: string | null,
  before: readonly Branch[],
): string | null {
  if (one.when === 'else') return before.length === 0 ? null : '';
  const when = readCaseCondition(scene, draft, table, one.words, subject);
  return when !== null && one.when === 'unless' ? negated(when) : when;
}

/** One constant for every row: computed, so that it cannot come out otherwise. */
function asFormula(
  scene: Scene,
  draft: Draft,
  column: ColumnAsk,
  branches: readonly Branch[],
  list: CaseList,
): ColumnAsk | null {
  const constants = branches.map(({ value }) => (value.kind === 'constant' ? value.value : undefined));
  if (constants.some((value) => value === undefined || value === null)) return null;
  const [only] = branches;
  const span = spanOf(scene, list.first, list.end);
  const words = wordsOf(scene, list.first, list.end);
  if (branches.length === 1 && only !== undefined) {
    const yes = constants[0];
    if (only.one.when !== 'iff' || typeof yes !== 'boolean') return null;
    const expression = yes ? only.when : negated(only.when);
    return { ...column, values: [{ ...span, kind: 'formula', expression, words }] };
  }
  if (branches.at(-1)?.when !== '' && !coversAll(draft, branches)) return null;
  const texts = constants.map((value) => JSON.stringify(value));
  const expression = branches
    .slice(0, -1)
    .reduceRight((rest, { when }, at) => `if(${when}, ${texts[at] ?? ''}, ${rest})`, texts.at(-1) ?? '');
  const decimals = Math.max(...branches.map(({ value }) => decimalsOf(scene.request.slice(value.from, value.to))));
  const isMoney = constants.every((value) => typeof value === 'number') && decimals > 0;
  return {
    ...column,
    values: [
      { ...span, kind: 'formula', expression, words },
      ...(isMoney ? [{ ...span, kind: 'type', type: 'decimal', decimals } as const] : []),
    ],
  };
}

/** Whether the conditions name every value that one column lists. */
function coversAll(draft: Draft, branches: readonly Branch[]): boolean {
  const named = branches.map(({ when }) => /^`?([^`=]+?)`? == ("(?:[^"\\]|\\.)*"|-?[\d.]+)$/u.exec(when));
  const column = named[0]?.[1];
  if (column === undefined || named.some((match) => match?.[1] !== column)) return false;
  const asked = draft.tables.flatMap((table) => table.columns).find((one) => one.name === column);
  const listed = asked?.values.find((value) => value.kind === 'one-of');
  if (listed?.kind !== 'one-of' || listed.open) return false;
  const values = new Set(named.map((match) => match?.[2] ?? ''));
  return listed.values.every((one) => values.has(JSON.stringify(one.value)));
}

function decimalsOf(text: string): number {
  return /\d\.(\d+)/u.exec(text)?.[1]?.length ?? 0;
}

/** Values under conditions; what the column holds at all follows from them when nothing else says it. */
function asConditions(scene: Scene, draft: Draft, column: ColumnAsk, branches: readonly Branch[]): ColumnAsk {
  const earlier: string[] = [];
  const rules: RuleAsk[] = [];
  for (const { when, value, one } of branches) {
    const condition = when === '' ? earlier.map((text) => `not (${text})`).join(' and ') : when;
    const span = spanOf(scene, Math.min(one.value.first, one.words.first), Math.max(one.value.end, one.words.end));
    rules.push({ ...span, kind: 'conditional-values', when: condition, column: column.name, value });
    if (when !== '') earlier.push(when);
  }
  draft.rules.push(...rules);
  if (column.values.some((value) => value.kind === 'range' || value.kind === 'one-of')) return column;
  return { ...column, values: [...column.values, ...wholeOf(branches)] };
}

function wholeOf(branches: readonly Branch[]): readonly ValueAsk[] {
  const [first] = branches;
  if (first === undefined) return [];
  const span = { from: first.value.from, to: first.value.to };
  const constants: Scalar[] = [];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { value } of branches) {
    if (value.kind === 'constant' && value.value !== null) constants.push(value.value);
    if (value.kind === 'range') {
      low = Math.min(low, value.min ?? Number.NEGATIVE_INFINITY);
      high = Math.max(high, value.max ?? Number.POSITIVE_INFINITY);
    }
  }
  for (const value of constants)
    if (typeof value === 'number') [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (constants.length > 1 && constants.every((value) => typeof value === 'string'))
    return [{ ...span, kind: 'one-of', values: constants.map((value) => ({ value })), open: false }];
  if (!Number.isFinite(low) || !Number.isFinite(high) || low >= high) return [];
  return [{ ...span, kind: 'range', min: low, max: high, exclusive: 'none' }];
}
