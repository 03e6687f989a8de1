import type { Requirement } from '../../../contract/check.ts';
import type { Column, Table } from '../../../contract/plan.ts';
import type { SourceKind } from '../../../contract/source.ts';
import { columnsNamedBySource, expressionsOf, sourcesOf } from '../column-needs.ts';

const usual: ReadonlySet<SourceKind> = new Set(['person', 'place', 'company', 'text', 'entity', 'number', 'moment']);

/** The columns in which near duplicates may differ: those the plan names, or every one whose change breaks nothing that was said. */
export function changedColumns(table: Table, requirements: readonly Requirement[]): readonly Column[] {
  const { changes } = table.duplicates ?? {};
  if (changes !== undefined && changes.length > 0)
    return changes.flatMap((name) => table.columns.find((column) => column.name === name) ?? []);
  return table.columns.filter((column) => isFree(column) && whyFixed(column, table, requirements) === null);
}

/** Cells of many kinds: a slip in one of a few words (a gender, a country) would look like another word, not like the same entered twice. */
function isFree({ source }: Column): boolean {
  return usual.has(source.kind) && !('part' in source && fewWords.has(source.part));
}

const fewWords: ReadonlySet<string> = new Set([
  'gender',
  'sex',
  'prefix',
  'suffix',
  'nationality',
  'region',
  'region_code',
  'country',
  'country_code',
  'continent',
  'currency',
  'timezone',
  'industry',
]);

/** Why a near duplicate may not differ in a column, in words that follow its name; null when it may. */
export function whyFixed(column: Column, table: Table, requirements: readonly Requirement[]): string | null {
  const { name, type } = column;
  if (column.hidden) return 'is not written';
  if (type === 'boolean') return 'is true or false, so a change of it is not small';
  if (table.key.includes(name) || column.unique) return 'tells the rows apart';
  if (column.source.kind === 'moment' && coarse.has(column.source.grain)) return 'holds whole periods';
  if (column.when.length > 0 || (column.source.kind === 'moment' && column.source.after !== undefined))
    return 'follows from other columns';
  const others = table.columns.filter((other) => other !== column);
  if (others.some((other) => sourcesOf(other).some((source) => columnsNamedBySource(source).includes(name))))
    return 'is what another column comes from';
  const expressions = [...others.flatMap(expressionsOf), ...table.rules.map((rule) => rule.expression)];
  if (expressions.some((text) => names(text, name))) return 'is what another column or a rule depends on';
  if (table.limits.some((limit) => limit.of === name || limit.by.some((one) => one.column === name)))
    return 'is what a limit counts';
  const asked = requirements.find(({ check }) => {
    if (check.table !== table.name) return false;
    if ('expression' in check && names(check.expression, name)) return true;
    if ('where' in check && check.where !== undefined && names(check.where, name)) return true;
    if (check.kind === 'order') return check.earlier === name || check.later === name;
    if (check.kind === 'dependency') return check.from === name || check.to === name;
    if (check.kind === 'unique') return check.columns.includes(name);
    return strict.has(check.kind) && 'column' in check && check.column === name;
  });
  return asked === undefined ? null : `is promised exactly ('${asked.text}')`;
}

const strict: ReadonlySet<string> = new Set([
  'values',
  'counts',
  'pattern',
  'foreign-key',
  'children',
  'child-sum',
  'interval',
]);

const coarse: ReadonlySet<string> = new Set(['week', 'month', 'quarter', 'year']);

/** Whether an expression speaks of a column; a word of the same name in a text counts, too. */
function names(expression: string, column: string): boolean {
  const at = expression.indexOf(column);
  if (at < 0) return false;
  const plain = column.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${plain}(?![\\p{L}\\p{N}_])`, 'u').test(expression);
}
