import { refuse } from './refusal.ts';
import { sqlDouble } from './sql-literal.ts';
import type { ComparisonOperator } from './expression-tree.ts';
import { unify } from './unify.ts';
import { doubleSql, valueOf, type Value } from './value.ts';

const sqlOperators: { readonly [operator in ComparisonOperator]: string } = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Relative and absolute distance at which two DOUBLEs count as equal: mathjs's own defaults. */
const relative = 1e-12;
const absolute = 1e-15;

/** A comparison under SQL's null logic: null when either side is. Texts compare by code point, case-sensitively. */
export function compareValues(operator: ComparisonOperator, left: Value, right: Value): Value {
  const where = `"${operator}"`;
  if (left.sql === 'NULL' || right.sql === 'NULL') {
    throw refuse(
      `${where} was given null, and nothing is equal to null.`,
      operator === '!=' ? 'Write not isnull(x).' : 'Write isnull(x).',
    );
  }
  const { values, like } = unify([left, right], where);
  const [a, b] = values;
  if (a === undefined || b === undefined) throw refuse(`${where} needs two values.`, 'Write a == b.');
  if (like.type === 'boolean' && operator !== '==' && operator !== '!=') {
    throw refuse(`${where} was given true or false values, which have no order.`, 'Write == or !=.');
  }
  if (like.type !== 'double') return valueOf(`(${a.sql} ${sqlOperators[operator]} ${b.sql})`, 'boolean');
  if (typeof b.literal === 'number') return valueOf(compareWithNumber(operator, doubleSql(a), b.literal), 'boolean');
  return valueOf(compareDoubles(operator, doubleSql(a), doubleSql(b)), 'boolean');
}

function compareWithNumber(operator: ComparisonOperator, a: string, number: number): string {
  const distance = Math.max(relative * Math.abs(number), absolute);
  const low = sqlDouble(number - distance);
  const high = sqlDouble(number + distance);
  switch (operator) {
    case '==':
      return `(${a} BETWEEN ${low} AND ${high})`;
    case '!=':
      return `(${a} NOT BETWEEN ${low} AND ${high})`;
    case '<':
      return `(${a} < ${low})`;
    case '<=':
      return `(${a} <= ${high})`;
    case '>':
      return `(${a} > ${high})`;
    case '>=':
      return `(${a} >= ${low})`;
  }
}

function compareDoubles(operator: ComparisonOperator, a: string, b: string): string {
  const distance = `greatest(${relative} * greatest(abs(${a}), abs(${b})), ${absolute})`;
  switch (operator) {
    case '==':
      return `(abs(${a} - ${b}) <= ${distance})`;
    case '!=':
      return `(abs(${a} - ${b}) > ${distance})`;
    case '<':
      return `(${b} - ${a} > ${distance})`;
    case '<=':
      return `(${a} - ${b} <= ${distance})`;
    case '>':
      return `(${a} - ${b} > ${distance})`;
    case '>=':
      return `(${b} - ${a} <= ${distance})`;
  }
}
