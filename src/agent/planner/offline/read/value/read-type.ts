import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { ColumnType } from '../../../../../contract/chunk.ts';
import { uuidPattern, type ValueAsk } from '../../reading.ts';
import { spanOf } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

const types = dictionary<ColumnType>({
  int: 'integer',
  integer: 'integer',
  integers: 'integer',
  bigint: 'integer',
  smallint: 'integer',
  tinyint: 'integer',
  int32: 'integer',
  int64: 'integer',
  inteiro: 'integer',
  inteiros: 'integer',
  entero: 'integer',
  enteros: 'integer',
  entier: 'integer',
  ganzzahl: 'integer',
  numeric: 'double',
  number: 'double',
  numbers: 'double',
  num: 'double',
  serial: 'integer',
  long: 'integer',
  float: 'double',
  floats: 'double',
  double: 'double',
  float64: 'double',
  real: 'double',
  decimal: 'decimal',
  decimals: 'decimal',
  money: 'decimal',
  currency: 'decimal',
  str: 'text',
  string: 'text',
  strings: 'text',
  text: 'text',
  texto: 'text',
  varchar: 'text',
  char: 'text',
  nvarchar: 'text',
  texte: 'text',
  bool: 'boolean',
  boolean: 'boolean',
  booleans: 'boolean',
  booleano: 'boolean',
  binary: 'boolean',
  flag: 'boolean',
  date: 'date',
  dates: 'date',
  fecha: 'date',
  datum: 'date',
  datetime: 'timestamp',
  timestamp: 'timestamp',
  timestamps: 'timestamp',
  timestamptz: 'timestamp',
  datetimes: 'timestamp',
  time: 'time',
  整数: 'integer',
  字符串: 'text',
  정수: 'integer',
  문자열: 'text',
  文字列: 'text',
});
/** Type words that are also everyday names of columns; they are types only when they stand alone in brackets or after the name. */
const everyday = wordSet(
  'date dates time text number numbers money currency long real char flag timestamp timestamps datetime fecha datum texto texte decimals num string strings binary numeric',
);
const closers = new Set([',', ')', ']', ';', '']);

/** A type word: `(uuid)`, `int`, `decimal(10,2)`, `varchar(50)`, `(binary)`, `2 decimals`, `whole number`, `yes/no`, `true/false`, `0/1`. */
export const readTypeValue: ValueReader = (scene, at, end, named) => {
  const { tokens } = scene;
  const word = tokens[at]?.word ?? '';
  const at1 = tokens[at + 1]?.word ?? '';
  const one = (
    next: number,
    value: Omit<Extract<ValueAsk, { kind: 'type' }>, 'from' | 'to'>,
  ): ReturnType<ValueReader> => ({ next, values: [{ ...spanOf(scene, at, next), ...value }] });
  if (word === 'uuid' || word === 'uuids' || word === 'guid' || word === 'uuidv4' || word === 'uuid4') {
    if (!named) return null;
    const next = at1 === 'v4' || (tokens[at + 1]?.glued === true && at1 === 'v4') ? at + 2 : at + 1;
    return { next, values: [{ ...spanOf(scene, at, next), kind: 'format', language: 'pattern', format: uuidPattern }] };
  }
  if ((word === 'whole' && at1.startsWith('number')) || (word === 'whole' && at1.startsWith('int')))
    return one(at + 2, { kind: 'type', type: 'integer' });
  const amount = scene.factFrom.get(at);
  if (
    amount?.kind === 'amount' &&
    /^(?:decimals?|digits)$/u.test(tokens[amount.end]?.word ?? '') &&
    amount.value <= 9
  ) {
    const isAfterPoint = tokens[amount.end]?.word.startsWith('decimal') === true;
    const next = amount.end + (/^(?:places?|points?|digits)$/u.test(tokens[amount.end + 1]?.word ?? '') ? 2 : 1);
    if (isAfterPoint) return one(next, { kind: 'type', type: 'decimal', decimals: amount.value });
  }
  const flags = new Set(['yes', 'true', 'y', 't']);
  if (
    (flags.has(word) || (tokens[at]?.kind === 'number' && tokens[at]?.value === 0)) &&
    (at1 === '/' || at1 === 'or')
  ) {
    const other = tokens[at + 2];
    if (word === 'true' && other?.word === 'false') return one(at + 3, { kind: 'type', type: 'boolean' });
  }
  if (!named) return null;
  const type = types[word];
  if (type === undefined) return null;
  if (everyday.has(word) && !closers.has(at + 1 >= end ? '' : at1) && at1 !== '(' && at1 !== 'between') return null;
  if (everyday.has(word) && !isBracketed(tokens[at - 1]?.word ?? '')) return null;
  if (at1 === '(' && tokens[at + 2]?.kind === 'number') {
    const length = tokens[at + 2]?.value ?? 0;
    const scale = tokens[at + 3]?.word === ',' ? tokens[at + 4] : undefined;
    const next = scale?.kind === 'number' ? at + 6 : at + 4;
    if (type === 'text') return one(next, { kind: 'type', type, maxLength: length });
    if (scale !== undefined) return one(next, { kind: 'type', type: 'decimal', decimals: scale.value });
    return one(next, { kind: 'type', type });
  }
  return one(at + 1, { kind: 'type', type });
};

function isBracketed(before: string): boolean {
  return ['(', ':', '-', ',', 'as', 'type', '[', '|', ';', '='].includes(before);
}
