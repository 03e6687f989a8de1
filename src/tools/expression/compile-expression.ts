import type { ColumnType } from '../../contract/chunk.ts';
import { arithmeticValue, negateValue, type Precision } from './arithmetic.ts';
import { compareValues } from './comparison.ts';
import { at, type FunctionCompiler } from './function-compiler.ts';
import { choose, logicFunctions, truthSql } from './functions-logic.ts';
import { momentFunctions } from './functions-moment.ts';
import { numberFunctions } from './functions-number.ts';
import { textFunctions } from './functions-text.ts';
import { nearNames } from './near.ts';
import { parseExpression } from './parse-expression.ts';
import { refusalOf, refuse, type Refusal } from './refusal.ts';
import { quoteName } from '../../table/quote-sql.ts';
import { columnsOf, type ExpressionTree } from './expression-tree.ts';
import { checkTextGrowth } from './text-growth.ts';
import {
  decimalSql,
  doubleValue,
  exactValue,
  fastWidth,
  integerValue,
  nullValue,
  numberLiteral,
  settled,
  textLiteral,
  valueOf,
  widest,
  type Value,
} from './value.ts';

/** A column that an expression may name. `scale`: digits after the point of a `decimal` (default 2). */
export type ExpressionColumn = { readonly name: string; readonly type: ColumnType; readonly scale?: number };

/**
 * An expression as SQL over its columns, which is written with quoted names and raises no error at run time.
 * `type` is the type of the result, `scale` the digits after the point of a `decimal` (else null).
 * An `integer` is a BIGINT, a `decimal` a DECIMAL; use `castTo` to bring it to a declared column type.
 */
export type Compiled = {
  readonly sql: string;
  readonly type: ColumnType;
  readonly scale: number | null;
  readonly columns: readonly string[];
  readonly tree: ExpressionTree;
};

export type CompiledExpression = { readonly ok: true; readonly compiled: Compiled } | Refusal;

const longestSql = 200_000;

/**
 * Compiles an expression in mathjs syntax to DuckDB SQL.
 *
 * Null logic is SQL's: an operation on null is null, and a condition that is null chooses the second branch. Division by zero and overflow are
 * null. + − × on integers and decimals are exact up to 38 digits (the result up to 18); ÷, ^ and the functions of analysis are DOUBLE, and
 * DOUBLEs compare equal within 1e-12 of their size, as in mathjs. A refusal says what is wrong, where, and what to write.
 */
export async function compileExpression(
  text: string,
  columns: ReadonlyMap<string, ExpressionColumn>,
  dialect: 'duckdb' = 'duckdb',
): Promise<CompiledExpression> {
  const parsed = await parseExpression(text);
  return parsed.ok ? compileTree(parsed.tree, columns, dialect) : parsed;
}

/** Like `compileExpression`, from a tree that was parsed before. */
export function compileTree(
  tree: ExpressionTree,
  columns: ReadonlyMap<string, ExpressionColumn>,
  _dialect: 'duckdb' = 'duckdb',
): CompiledExpression {
  try {
    checkTextGrowth(tree);
    const fast: Precision = { mode: 'fast', narrowed: false };
    const quick = finishValue(compileNode(tree, columns, fast));
    const exact = fast.narrowed ? finishValue(compileNode(tree, columns, { mode: 'wide', narrowed: false })) : null;
    // The 64-bit form is several times faster; the rows in which it overflows are computed again in 128 bits.
    const sql = exact === null ? quick.sql : `coalesce(${quick.sql}, ${exact.sql})`;
    if (sql.length > longestSql)
      throw refuse('The expression becomes too large when compiled.', 'Split it over several columns.');
    const type = quick.type === 'null' ? 'text' : quick.type;
    return {
      ok: true,
      compiled: {
        sql,
        type,
        scale: type === 'decimal' ? (quick.exact?.scale ?? 2) : null,
        columns: columnsOf(tree),
        tree,
      },
    };
  } catch (error) {
    return refusalOf(error);
  }
}

/** The outermost value in the form that callers see: finite, and exact numbers within 18 digits. */
export function finishValue(value: Value): Value {
  if (value.type === 'null') return valueOf('CAST(NULL AS VARCHAR)', 'text');
  if (value.exact === null) return settled(value);
  if (value.type === 'integer') return value.raw ? value : integerValue(`TRY_CAST(${value.sql} AS BIGINT)`);
  const { width, scale } = value.exact;
  // Room for 14 digits before the point in 64 bits; numbers with longer fractions keep 128.
  const size = { width: scale <= 4 ? fastWidth : widest, scale };
  return exactValue(
    width === size.width ? decimalSql(value) : `TRY_CAST(${decimalSql(value)} AS DECIMAL(${size.width},${scale}))`,
    size,
  );
}

const functions: ReadonlyMap<string, FunctionCompiler> = new Map(
  Object.entries({ ...numberFunctions, ...textFunctions, ...momentFunctions, ...logicFunctions }),
);

function compileNode(
  tree: ExpressionTree,
  columns: ReadonlyMap<string, ExpressionColumn>,
  precision: Precision,
): Value {
  const value = compileKind(tree, columns, precision);
  // Some operations name an operand twice; nested, they would double without end.
  if (value.sql.length <= longestSql) return value;
  throw refuse('The expression becomes too large when compiled.', 'Split it over several columns.');
}

function compileKind(
  tree: ExpressionTree,
  columns: ReadonlyMap<string, ExpressionColumn>,
  precision: Precision,
): Value {
  const below = (child: ExpressionTree): Value => compileNode(child, columns, precision);
  // What turns a null into something else must never see the passing null of a fast overflow.
  const settledly = (child: ExpressionTree): Value => compileNode(child, columns, { mode: 'wide', narrowed: false });
  switch (tree.kind) {
    case 'number':
      return numberLiteral(tree.value);
    case 'string':
      return textLiteral(tree.value);
    case 'boolean':
      return { ...valueOf(tree.value ? 'TRUE' : 'FALSE', 'boolean'), literal: tree.value };
    case 'null':
      return nullValue;
    case 'column':
      return columnValue(tree.name, columns);
    case 'negate':
      return negateValue(below(tree.value));
    case 'not':
      return valueOf(`(NOT ${truthSql(below(tree.value), '"not"')})`, 'boolean');
    case 'arithmetic':
      return arithmeticValue(tree.operator, below(tree.left), below(tree.right), precision);
    case 'compare': {
      const operands = tree.operands.map(below);
      const pairs = tree.operators.map(
        (operator, place) => compareValues(operator, at(operands, place), at(operands, place + 1)).sql,
      );
      return valueOf(pairs.length === 1 ? (pairs[0] ?? '') : `(${pairs.join(' AND ')})`, 'boolean');
    }
    case 'logic': {
      const [left, right] = [tree.left, tree.right].map((side) => truthSql(below(side), `"${tree.operator}"`));
      return valueOf(
        `(${left ?? ''} ${tree.operator === 'xor' ? '<>' : tree.operator.toUpperCase()} ${right ?? ''})`,
        'boolean',
      );
    }
    case 'if':
      return choose(settledly(tree.condition), below(tree.whenTrue), below(tree.whenFalse));
    case 'call': {
      const compiler = functions.get(tree.name);
      if (compiler === undefined)
        throw refuse(`There is no function "${tree.name}".`, `Use one of ${[...functions.keys()].join(', ')}.`);
      return compiler(tree.arguments.map(tree.name === 'isnull' || tree.name === 'coalesce' ? settledly : below), {
        precision,
      });
    }
  }
}

function columnValue(name: string, columns: ReadonlyMap<string, ExpressionColumn>): Value {
  const column = columns.get(name);
  if (column === undefined) {
    const near = nearNames(name, columns.keys());
    const names =
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `The columns are ${[...columns.keys()].slice(0, 20).join(', ')}.`;
    throw refuse(`There is no column "${name}".`, `${names} Texts are written in quotes.`);
  }
  return columnSql(quoteName(name), column);
}

/** The value of a piece of SQL that has a declared column type. */
export function columnSql(sql: string, column: Pick<ExpressionColumn, 'type' | 'scale'>): Value {
  if (column.type === 'integer') return integerValue(sql);
  if (column.type === 'double') return doubleValue(sql, true);
  if (column.type !== 'decimal') return valueOf(sql, column.type);
  const scale = column.scale ?? 2;
  return exactValue(`TRY_CAST(${sql} AS DECIMAL(${fastWidth},${scale}))`, { width: fastWidth, scale });
}
