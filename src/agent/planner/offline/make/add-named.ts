import type { ColumnAsk, RuleAsk, Span } from '../reading.ts';
import { askedColumn } from './asked-column.ts';
import { assume, draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { namesIn } from './expression-names.ts';
import { findColumn, findTable } from './find-column.ts';
import { isSeries } from './is-series.ts';
import { singularOf } from './inflect.ts';
import { columnNameFor, freeName, nameWords } from './name-words.ts';
import { groupColumn } from './rules/group-column.ts';
import { isReserved } from './rules/resolve-kinds.ts';
import { usualColumn } from './usual-columns.ts';

/** A concept found for a name must be this sure before a rule may bring it into the table. */
const sureEnough = 0.7;

/**
 * Adds the columns that formulas and rules name and nobody listed: "total = price * quantity" needs a price and a quantity,
 * "failed never has completed_at" a completed_at. They stand before the column that needs them, and are written even beside a complete list.
 */
export function addNamed(making: Making, table: TableDraft, taken: Set<string>): void {
  for (const column of table.columns.slice()) {
    for (const value of column.ask?.values ?? []) {
      if (value.kind !== 'formula') continue;
      const missing = namesIn(value.expression).filter((name) => findColumn(table, name) === null);
      if (!missing.every((name) => isNameLike(name, making, table))) continue;
      const added = missing.map((name) => named(making, table, name, value, taken));
      table.columns.splice(table.columns.indexOf(column), 0, ...added);
    }
  }
  const tables = making.tables.filter((one) => !one.pool);
  // Where the request lists all columns, what else it speaks of is none of them, unless it is written as names are.
  const isWhole = table.ask?.complete === true && table.ask.columns.length > 1;
  for (const { names, wish } of wishes(making, table)) {
    const missing = names.filter(
      (name) => !tables.some((one) => findColumn(one, name) !== null) && findTable(making, name) === null,
    );
    // With several tables a wish is about the one that has its other columns.
    if (missing.length === 0 || (tables.length > 1 && !names.some((name) => findColumn(table, name) !== null)))
      continue;
    for (const name of missing) {
      if (isWhole && !/_/u.test(name) && !isGender(name)) continue;
      const own = isTold(making, wish) ? ownColumn(making, table, name, taken) : null;
      if (own !== null) table.columns.push(own);
      else if (isGender(name)) addGender(making, table, taken);
      else if (isNameLike(name, making, table)) table.columns.push(named(making, table, name, wish, taken));
    }
  }
  addGroups(making, table, taken);
}

/** "80 % of revenue by 20 % of customers" needs to know whose a row is: the id is added when no column tells, even beside a complete list. */
function addGroups(making: Making, table: TableDraft, taken: Set<string>): void {
  const tables = making.tables.filter((one) => !one.pool);
  if (tables[0] !== table) return;
  for (const rule of making.reading.rules) {
    const name = rule.kind === 'concentration' ? rule.of : rule.kind === 'per-group' ? rule.by[0] : undefined;
    if (name === undefined || name === '' || /^rows?$/iu.test(name)) continue;
    if (tables.some((one) => one.entity === singularOf(name.toLowerCase()) || one.name === name)) continue;
    if (tables.some((one) => groupColumn(making, one, name) !== null || findColumn(one, name) !== null)) continue;
    const id = `${singularOf(name)} id`;
    table.columns.push(named(making, table, id, rule, taken));
    assume(
      making,
      `"${columnNameFor(id)}" is added: "${making.reading.request.slice(rule.from, rule.to)}" needs to know whose a row is`,
    );
  }
}

/** Column names that rules speak of, rule by rule. Shapes name columns where a table is figures over time, and where a value goes from one level to another. */
function wishes(
  making: Making,
  table: TableDraft,
): readonly { readonly names: readonly string[]; readonly wish: Span }[] {
  const rules = making.reading.rules.map((rule) => ({
    names: [...new Set(namesOf(rule))].filter((name) => !isReserved(name)),
    wish: rule,
  }));
  const series = isSeries(making, table);
  const told = making.reading.shapes.filter(
    (shape) => shape.about !== '' && (series || shape.effect === true || shape.levels !== undefined),
  );
  return [...told.map((shape) => ({ names: [shape.about], wish: shape })), ...rules];
}

function isTold(making: Making, wish: Span): boolean {
  return making.reading.shapes.some((shape) => shape === wish);
}

/** The figure of the domain's table whose name has all the words: "resolution" of tickets is their resolution time. */
function ownColumn(making: Making, table: TableDraft, words: string, taken: Set<string>): ColumnDraft | null {
  const wanted = nameWords(words);
  if (table.loose || wanted.length === 0) return null;
  for (const shape of table.shape?.columns ?? []) {
    const own = nameWords(shape.name);
    const concept = shape.look === undefined ? making.meanings.concept(shape.concept) : null;
    if (concept === null || !wanted.every((word) => own.includes(word)) || !isFigure(concept.type)) continue;
    const name = freeName(shape.name, taken);
    taken.add(name.toLowerCase());
    return usualColumn(shape, concept, name);
  }
  return null;
}

function isFigure(type: ColumnDraft['plan']['type']): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double' || type === 'boolean';
}

function namesOf(rule: RuleAsk): readonly string[] {
  switch (rule.kind) {
    case 'row':
      return [...namesIn(rule.expression), ...(rule.when === undefined ? [] : namesIn(rule.when))];
    case 'conditional-values':
      return [rule.column, ...namesIn(rule.when)];
    case 'unique':
      return rule.columns;
    case 'fits':
      return [rule.column, rule.with];
    case 'same-for-same':
      return [rule.of, rule.has];
    case 'correlates':
      return [rule.a, rule.b];
    case 'dirt':
      return rule.column === null ? [] : [rule.column];
    case 'group-share':
      return [rule.group, rule.measure];
    case 'concentration':
      return rule.measure === null ? [] : [rule.measure];
    case 'scaled':
      return [...(rule.of === 'rows' || rule.column === null ? [] : [rule.column]), ...namesIn(rule.when)];
    case 'discount':
      return namesIn(rule.when);
    case 'per-group':
      return rule.measure === null ? [] : [rule.measure];
    case 'sums':
      return rule.columns.length < 2 ? [] : rule.columns;
    case 'child-sum':
      return [];
    case 'children':
    case 'regular':
      return [];
  }
}

function isNameLike(name: string, making: Making, table: TableDraft): boolean {
  const best = making.meanings.findConcepts({
    name,
    about: '',
    siblings: [],
    subject: table.entity,
    domain: table.domain?.id ?? null,
    table: table.shape?.name ?? null,
    language: making.reading.language,
  })[0];
  return /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/u.test(name) || (best !== undefined && best.score >= sureEnough);
}

function named(making: Making, table: TableDraft, name: string, wish: Span, taken: Set<string>): ColumnDraft {
  const ask: ColumnAsk = {
    from: wish.from,
    to: wish.to,
    name: columnNameFor(name),
    literal: true,
    about: '',
    values: [],
    optional: true,
  };
  return askedColumn(making, table, ask, taken);
}

function isGender(name: string): boolean {
  return name === 'gender' || name === 'sex';
}

/** "Male names are 30 to 50": the gender that the names are drawn by, in front of them; not written, as nobody asked for it. */
function addGender(making: Making, table: TableDraft, taken: Set<string>): void {
  const hasPeople = table.columns.some((column) => column.concept?.source.kind === 'person');
  const concept = making.meanings.concept('gender');
  const name = freeName('gender', taken);
  taken.add(name);
  const source = { kind: 'person' as const, part: 'gender' as const, of: table.entity, locales: [] };
  const plan = { ...freshColumn(name, 'text', source), hidden: hasPeople };
  table.columns.unshift(draftColumn({ plan, origin: 'hidden', concept, aliases: ['gender', 'sex'] }));
  if (hasPeople) assume(making, 'gender is drawn with each name and not written; what depends on it follows the name');
}
