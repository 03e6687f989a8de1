import { compareValues } from './comparison.ts';
import { at, type FunctionCompiler } from './function-compiler.ts';
import { refuse } from './refusal.ts';
import { unify } from './unify.ts';
import { describe, doubleSql, isNumber, settled, valueOf, type Value } from './value.ts';

/** Functions of truth and of missing values. */
export const logicFunctions: { readonly [name: string]: FunctionCompiler } = {
  isnull: (values) => valueOf(`(${settled(at(values, 0)).sql} IS NULL)`, 'boolean'),
  coalesce: (given) => {
    const { values, like } = unify(given, 'coalesce(a, b, …)');
    return like.type === 'null'
      ? at(values, 0)
      : { ...like, sql: `coalesce(${values.map((value) => value.sql).join(', ')})` };
  },
  in: (given) => {
    const { values, like } = unify(given, 'in(x, a, b, …)');
    const [first, ...others] = values;
    if (first === undefined) throw refuse('in(x, a, b, …) needs values.', 'Write in(status, "new", "paid").');
    if (like.type === 'double')
      return valueOf(`(${others.map((other) => compareValues('==', first, other).sql).join(' OR ')})`, 'boolean');
    return valueOf(`(${first.sql} IN (${others.map((other) => other.sql).join(', ')}))`, 'boolean');
  },
  between: (values) => {
    const low = compareValues('>=', at(values, 0), at(values, 1));
    const high = compareValues('<=', at(values, 0), at(values, 2));
    return valueOf(`(${low.sql} AND ${high.sql})`, 'boolean');
  },
};

/** SQL of a value used as true or false: a number counts as true unless it is zero. */
export function truthSql(value: Value, where: string): string {
  if (value.type === 'boolean') return value.sql;
  if (value.type === 'null') return 'CAST(NULL AS BOOLEAN)';
  if (isNumber(value)) return `(${value.exact === null ? doubleSql(value) : value.sql} <> 0)`;
  throw refuse(
    `${where} needs true or false and was given ${describe(value)}.`,
    'Write a comparison, such as status == "paid".',
  );
}

/** One of two values by a condition; a condition that is null chooses the second. */
export function choose(condition: Value, whenTrue: Value, whenFalse: Value): Value {
  const { values, like } = unify([whenTrue, whenFalse], 'c ? a : b');
  const sql = `(CASE WHEN ${truthSql(condition, 'c ? a : b')} THEN ${at(values, 0).sql} ELSE ${at(values, 1).sql} END)`;
  return like.type === 'null' ? at(values, 0) : { ...like, sql };
}
