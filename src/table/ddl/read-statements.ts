import type { RawColumn, RawForeignKey, RawTable } from './raw-table.ts';
import { readColumn, readQualifiedName } from './read-column.ts';
import {
  behindParenthesis,
  isSign,
  isWord,
  malformed,
  splitAtCommas,
  sqlOfTokens,
  tokenizeSql,
  type SqlToken,
} from './sql-tokens.ts';

type Draft = {
  name: string;
  line: number;
  comment: string | null;
  columns: RawColumn[];
  primaryKey: readonly string[];
  unique: (readonly string[])[];
  foreignKeys: RawForeignKey[];
  checks: string[];
};

export type RawScript = {
  readonly tables: readonly RawTable[];
  /** Values of the script's own ENUM types, by name in upper case. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
};

const constraintWords = [
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'FOREIGN',
  'CHECK',
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'EXCLUDE',
  'PERIOD',
];

/**
 * Reads the tables of a SQL script: CREATE TABLE, and what ALTER TABLE … ADD, CREATE UNIQUE INDEX, CREATE TYPE … AS ENUM and
 * COMMENT ON say about them. Other statements are passed over. Throws `file-malformed` when there is no table.
 */
export function readStatements(sql: string): RawScript {
  const tables = new Map<string, Draft>();
  const enums = new Map<string, readonly string[]>();
  for (const statement of splitStatements(tokenizeSql(sql))) {
    const words = statement.filter(({ kind }) => kind !== 'note');
    if (isWord(words[0], 'CREATE')) readCreate(statement, words, tables, enums);
    else if (isWord(words[0], 'ALTER') && isWord(words[1], 'TABLE')) readAlter(words, tables);
    else if (isWord(words[0], 'COMMENT') && isWord(words[1], 'ON')) readComment(words, tables);
  }
  if (tables.size === 0) throw malformed(1, 'there is no CREATE TABLE statement with columns in it');
  return { tables: [...tables.values()], enums };
}

function splitStatements(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const statements: SqlToken[][] = [[]];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    // A forgotten semicolon, and SQL Server's GO, end a statement too.
    const begins =
      depth <= 0 && isWord(token, 'CREATE', 'ALTER', 'GO') && at > 0 && tokens[at - 1]?.line !== token.line;
    if (begins || isSign(token, ';')) {
      statements.push([]);
      depth = 0;
    }
    if (!isSign(token, ';')) statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

function readCreate(
  statement: readonly SqlToken[],
  words: readonly SqlToken[],
  tables: Map<string, Draft>,
  enums: Map<string, readonly string[]>,
): void {
  const open = words.findIndex((token) => isSign(token, '('));
  const head = words.slice(0, open === -1 ? words.length : open);
  const table = head.findIndex((token) => isWord(token, 'TABLE'));
  if (isWord(words[1], 'TYPE') && head.some((token) => isWord(token, 'ENUM'))) {
    const { name } = readQualifiedName(words, 2);
    enums.set(
      name.toUpperCase(),
      words
        .slice(open)
        .filter(({ kind }) => kind === 'text')
        .map(({ text }) => text),
    );
  } else if (head.some((token) => isWord(token, 'INDEX'))) {
    const on = head.findIndex((token) => isWord(token, 'ON'));
    if (isWord(words[1], 'UNIQUE') && on !== -1 && open !== -1) {
      tables.get(readQualifiedName(words, on + 1).name)?.unique.push(namesIn(words, open));
    }
  } else if (table !== -1 && open !== -1) {
    const draft = readTable(statement, head.slice(table + 1));
    if (tables.has(draft.name)) throw malformed(draft.line, `table "${draft.name}" is created twice`);
    tables.set(draft.name, draft);
  }
}

function readTable(statement: readonly SqlToken[], nameTokens: readonly SqlToken[]): Draft {
  const start = isWord(nameTokens[0], 'IF') ? 3 : 0;
  const { name } = readQualifiedName(nameTokens, start);
  const open = statement.findIndex((token) => isSign(token, '('));
  const close = behindParenthesis(statement, open);
  const draft: Draft = {
    name,
    line: nameTokens[start]?.line ?? 1,
    comment: null,
    columns: [],
    primaryKey: [],
    unique: [],
    foreignKeys: [],
    checks: [],
  };
  const body = statement.slice(open + 1, close - 1);
  const notes = body.filter(({ kind }) => kind === 'note');
  for (const item of splitAtCommas(body.filter(({ kind }) => kind !== 'note'))) {
    if (isWord(item[0], ...constraintWords) && isConstraint(item)) readConstraint(item, draft);
    else {
      const last = item.at(-1);
      const note = notes.find(({ line, from }) => line === last?.line && from >= last.to)?.text ?? null;
      if (item.length < 2 && last?.kind === 'sign') throw malformed(last.line, `"${last.text}" is no column`);
      draft.columns.push(readColumn(item, note === '' ? null : note));
    }
  }
  const after = statement.slice(close);
  const comment = after.findIndex((token) => isWord(token, 'COMMENT'));
  if (comment !== -1) draft.comment = after.slice(comment).find(({ kind }) => kind === 'text')?.text ?? null;
  return draft;
}

/** A column may bear the name of a constraint word: `key VARCHAR(10)`, `index INT`, `period TEXT`. */
function isConstraint(item: readonly SqlToken[]): boolean {
  if (isWord(item[0], 'KEY', 'INDEX', 'PERIOD', 'CHECK', 'UNIQUE'))
    return (
      item.some((token) => isSign(token, '(')) &&
      !(item[1]?.kind === 'name' && isSign(item[2], '(') && /^(VAR)?CHAR|^INT|^DECIMAL|^NUMERIC/iu.test(item[1].text))
    );
  return true;
}

function readConstraint(item: readonly SqlToken[], draft: Draft): void {
  const at = isWord(item[0], 'CONSTRAINT') ? item.findIndex((token) => isWord(token, ...constraintWords.slice(1))) : 0;
  const kind = item[at];
  const open = item.findIndex((token, index) => index >= at && isSign(token, '('));
  if (open === -1) return;
  if (isWord(kind, 'PRIMARY')) draft.primaryKey = namesIn(item, open);
  else if (isWord(kind, 'UNIQUE')) draft.unique.push(namesIn(item, open));
  else if (isWord(kind, 'CHECK'))
    draft.checks.push(sqlOfTokens(item.slice(open + 1, behindParenthesis(item, open) - 1)));
  else if (isWord(kind, 'FOREIGN')) {
    const word = item.findIndex((token) => isWord(token, 'REFERENCES'));
    const { name, end } = readQualifiedName(item, word + 1);
    draft.foreignKeys.push({
      columns: namesIn(item, open),
      table: name,
      parentColumns: isSign(item[end], '(') ? namesIn(item, end) : [],
    });
  }
}

/** The first word of each entry of a list in parentheses: `(a, b DESC, c(10))` gives a, b, c. */
function namesIn(tokens: readonly SqlToken[], open: number): readonly string[] {
  return splitAtCommas(tokens.slice(open + 1, behindParenthesis(tokens, open) - 1)).map((part) => part[0]?.text ?? '');
}

function readAlter(words: readonly SqlToken[], tables: ReadonlyMap<string, Draft>): void {
  const start = words.findIndex((token, at) => at > 1 && !isWord(token, 'ONLY', 'IF', 'EXISTS'));
  const { name, end } = readQualifiedName(words, start);
  const draft = tables.get(name);
  if (draft === undefined) return;
  for (const action of splitAtCommas(words.slice(end))) {
    const add = action.findIndex((token) => isWord(token, 'ADD'));
    const rest = action.slice(add + 1);
    if (add !== -1 && isWord(rest[0], ...constraintWords)) readConstraint(rest, draft);
  }
}

function readComment(words: readonly SqlToken[], tables: ReadonlyMap<string, Draft>): void {
  const text = words.at(-1);
  if (text?.kind !== 'text') return;
  const parts = words.slice(3, -2).filter((token) => !isSign(token, '.'));
  if (isWord(words[2], 'TABLE')) {
    const draft = tables.get(parts.at(-1)?.text ?? '');
    if (draft !== undefined) draft.comment = text.text;
  } else if (isWord(words[2], 'COLUMN')) {
    const draft = tables.get(parts.at(-2)?.text ?? '');
    const at = draft?.columns.findIndex((column) => column.name === parts.at(-1)?.text) ?? -1;
    const column = draft?.columns[at];
    if (draft !== undefined && column !== undefined) draft.columns[at] = { ...column, comment: text.text };
  }
}
