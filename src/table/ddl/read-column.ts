import type { RawColumn } from './raw-table.ts';
import { behindParenthesis, isSign, isWord, splitAtCommas, sqlOfTokens, type SqlToken } from './sql-tokens.ts';

/** Words that end a column's type or its default. */
const optionWords = [
  'NOT',
  'NULL',
  'DEFAULT',
  'PRIMARY',
  'UNIQUE',
  'KEY',
  'AUTO_INCREMENT',
  'AUTOINCREMENT',
  'IDENTITY',
  'GENERATED',
  'COMMENT',
  'CHECK',
  'REFERENCES',
  'COLLATE',
  'CONSTRAINT',
  'ON',
  'CHARSET',
  'STORED',
  'VIRTUAL',
  'PERSISTED',
  'INVISIBLE',
  'VISIBLE',
  'SPARSE',
  'ROWGUIDCOL',
  'ENCODE',
];

type Found = {
  nullable: boolean;
  unique: boolean;
  primaryKey: boolean;
  autoIncrement: boolean;
  default: string | null;
  comment: string | null;
  checks: string[];
  references: { table: string; column: string | null } | null;
};

/** Reads a column definition: name, type, options in any order. Options of no meaning for data are passed over. */
export function readColumn(tokens: readonly SqlToken[], note: string | null): RawColumn {
  const type = readType(tokens, 1);
  const found: Found = {
    nullable: true,
    unique: false,
    primaryKey: false,
    autoIncrement: type.words.includes('SERIAL'),
    default: null,
    comment: null,
    checks: [],
    references: null,
  };
  for (let at = type.end; at < tokens.length;) at = readOption(tokens, at, found);
  return {
    name: tokens[0]?.text ?? '',
    typeWords: type.words,
    typeArguments: type.arguments,
    sqlType: sqlOfTokens(tokens.slice(1, type.end)),
    isArray: type.isArray,
    ...found,
    nullable: found.nullable && !found.primaryKey,
    comment: found.comment ?? note,
  };
}

function readType(tokens: readonly SqlToken[], from: number) {
  let end = from;
  let list: readonly string[] = [];
  const words: string[] = [];
  let isArray = false;
  while (end < tokens.length) {
    const token = tokens[end];
    if (
      isWord(token, ...optionWords) ||
      (isWord(token, 'CHARACTER') && isWord(tokens[end + 1], 'SET')) ||
      (isWord(token, 'AS') && isSign(tokens[end + 1], '('))
    )
      break;
    if (isSign(token, '(')) {
      const close = behindParenthesis(tokens, end);
      if (list.length === 0)
        list = splitAtCommas(tokens.slice(end + 1, close - 1)).map((part) => part.map(({ text }) => text).join(' '));
      end = close;
      continue;
    }
    if (isSign(token, '[') || isWord(token, 'ARRAY')) isArray = true;
    // A schema before a type's name says nothing: [dbo].[Name], pg_catalog.int4.
    if (isSign(token, '.')) words.pop();
    else if (token?.kind === 'name' || token?.kind === 'quoted-name') words.push(token.text.toUpperCase());
    end += 1;
  }
  return { words: words.join(' '), arguments: list, end, isArray };
}

function readOption(tokens: readonly SqlToken[], at: number, found: Found): number {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (isWord(token, 'NOT') && isWord(next, 'NULL')) {
    found.nullable = false;
    return at + 2;
  }
  if (isWord(token, 'PRIMARY')) {
    found.primaryKey = true;
    return at + 2;
  }
  if (isWord(token, 'UNIQUE')) found.unique = true;
  if (isWord(token, 'AUTO_INCREMENT', 'AUTOINCREMENT', 'IDENTITY')) found.autoIncrement = true;
  if (isWord(token, 'COMMENT') && next?.kind === 'text') {
    found.comment = next.text;
    return at + 2;
  }
  if (isWord(token, 'CHECK') && isSign(next, '(')) {
    const end = behindParenthesis(tokens, at + 1);
    found.checks.push(sqlOfTokens(tokens.slice(at + 2, end - 1)));
    return end;
  }
  if (isWord(token, 'REFERENCES')) return readReference(tokens, at + 1, found);
  if (isWord(token, 'DEFAULT')) return readDefault(tokens, at + 1, found);
  // ON UPDATE CURRENT_TIMESTAMP, ON DELETE SET NULL: the words that follow are no options of their own.
  if (isWord(token, 'ON')) return at + (isWord(tokens[at + 2], 'SET', 'NO') ? 4 : 3);
  if (isSign(token, '(')) return behindParenthesis(tokens, at);
  return at + 1;
}

function readDefault(tokens: readonly SqlToken[], from: number, found: Found): number {
  let end = from;
  do end = isSign(tokens[end], '(') ? behindParenthesis(tokens, end) : end + 1;
  while (end < tokens.length && !isWord(tokens[end], ...optionWords));
  const text = sqlOfTokens(tokens.slice(from, end));
  if (tokens.slice(from, end).some((token) => isWord(token, 'NEXTVAL'))) found.autoIncrement = true;
  else if (text.toUpperCase() !== 'NULL') found.default = text;
  return end;
}

function readReference(tokens: readonly SqlToken[], from: number, found: Found): number {
  const { name, end } = readQualifiedName(tokens, from);
  found.references = { table: name, column: null };
  if (!isSign(tokens[end], '(')) return end;
  const close = behindParenthesis(tokens, end);
  found.references.column = tokens[end + 1]?.text ?? null;
  return close;
}

/** The last part of a name such as `shop.orders`, and the position behind it. */
export function readQualifiedName(
  tokens: readonly SqlToken[],
  from: number,
): { readonly name: string; readonly end: number } {
  let end = from;
  while (isSign(tokens[end + 1], '.')) end += 2;
  return { name: tokens[end]?.text ?? '', end: end + 1 };
}
