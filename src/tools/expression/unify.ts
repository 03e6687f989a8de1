import { readMoment } from './moment-literal.ts';
import { refuse } from './refusal.ts';
import { quoteText } from '../../table/quote-sql.ts';
import { plainDecimal } from './sql-literal.ts';
import {
  decimalSql,
  describe,
  doubleSql,
  doubleValue,
  exactValue,
  isNumber,
  isNumeric,
  nullValue,
  numberLiteral,
  resized,
  settled,
  valueOf,
  widest,
  type Value,
} from './value.ts';

/** Values brought to one common type, so that SQL compares or chooses among them without any conversion of its own. */
export type Unified = { readonly values: readonly Value[]; readonly like: Value };

/**
 * Integers and decimals meet in the larger decimal, any number with a DOUBLE in DOUBLE, a date with a timestamp in a timestamp,
 * and a written text beside a moment or number is read as one. Everything else must be of one type.
 */
export function unify(given: readonly Value[], where: string): Unified {
  const values = readLiterals(given, where);
  const known = values.filter((value) => value.type !== 'null');
  const [first] = known;
  if (first === undefined) return { values, like: nullValue };
  if (known.every(isNumber)) return unifyNumbers(values, known);
  if (known.every((value) => value.type === 'date' || value.type === 'timestamp')) {
    const type = known.some((value) => value.type === 'timestamp') ? 'timestamp' : 'date';
    const cast = type === 'timestamp' ? 'TIMESTAMP' : 'DATE';
    return {
      values: values.map((value) => (value.type === type ? value : valueOf(`TRY_CAST(${value.sql} AS ${cast})`, type))),
      like: valueOf('', type),
    };
  }
  const odd = known.find((value) => value.type !== first.type);
  if (odd === undefined) return { values, like: { ...first, literal: null } };
  throw refuse(
    `${where} was given ${describe(first)} and ${describe(odd)}, which cannot be compared.`,
    hintFor(first, odd),
  );
}

function unifyNumbers(values: readonly Value[], known: readonly Value[]): Unified {
  if (known.some((value) => value.exact === null)) {
    const doubles = values.map((value) =>
      value.type === 'null' ? value : { ...doubleValue(doubleSql(value), true), literal: value.literal },
    );
    return { values: doubles, like: doubleValue('', true) };
  }
  const whole = Math.max(...known.map(({ exact }) => (exact === null ? 0 : exact.width - exact.scale)));
  const scale = Math.max(...known.map(({ exact }) => exact?.scale ?? 0));
  const size = { width: Math.min(widest, whole + scale), scale };
  if (known.every((value) => value.raw || (typeof value.literal === 'number' && value.exact?.scale === 0))) {
    const whole64 = values.map((value) =>
      typeof value.literal === 'number' ? { ...value, sql: plainDecimal(value.literal), raw: true } : value,
    );
    return { values: whole64, like: { ...exactValue('', size), raw: true } };
  }
  return {
    values: values.map((value) =>
      value.type === 'null'
        ? value
        : { ...value, sql: whole + scale > widest ? resized(value, widest, scale) : decimalSql(value), raw: false },
    ),
    like: exactValue('', size),
  };
}

/** The type that a written text beside the others is meant to have; the first of the others decides. */
function readLiterals(values: readonly Value[], where: string): readonly Value[] {
  const anchor =
    values.find((value) => value.type !== 'null' && typeof value.literal !== 'string') ??
    values.find((value) => value.type !== 'null' && value.type !== 'text');
  if (anchor === undefined || anchor.type === 'text') return values.map(settled);
  return values.map((value) =>
    typeof value.literal === 'string' && value.type === 'text' ? readAs(value.literal, anchor, where) : settled(value),
  );
}

function readAs(literal: string, anchor: Value, where: string): Value {
  if (isNumber(anchor) && isNumeric(literal)) return numberLiteral(Number(literal));
  if (anchor.type === 'boolean' && (literal === 'true' || literal === 'false')) {
    return { ...valueOf(literal === 'true' ? 'TRUE' : 'FALSE', 'boolean'), literal: literal === 'true' };
  }
  const moment = readMoment(literal);
  if (anchor.type === 'time' && moment?.type === 'time') return valueOf(moment.sql, 'time');
  if ((anchor.type === 'date' || anchor.type === 'timestamp') && moment !== null && moment.type !== 'time')
    return valueOf(moment.sql, moment.type);
  const text = { ...valueOf(quoteText(literal), 'text'), literal };
  throw refuse(
    `${where} was given ${describe(anchor)} and ${describe(text)}, which cannot be compared.`,
    hintFor(anchor, text),
  );
}

function hintFor(first: Value, second: Value): string {
  const types = new Set([first.type, second.type]);
  if (types.has('date') || types.has('timestamp')) return 'Write moments as "2024-01-31" or "2024-01-31T08:30:00".';
  if (types.has('time')) return 'Write times of day as "08:30:00".';
  if (types.has('boolean')) return 'Compare with true or false.';
  return 'Write number(x) to read a text as a number, or text(x) to write a number as text.';
}
