import { RowsmithError } from '../../contract/error.ts';

/**
 * A piece of SQL text. `name`: an identifier, quoted or not (`text` without its quotes). `text`: a string literal (`text` is its value).
 * `note`: a comment to the end of the line, kept because people describe columns in them.
 */
export type SqlToken = {
  readonly kind: 'name' | 'quoted-name' | 'text' | 'number' | 'sign' | 'note';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Line of its first character, from 1. */
  readonly line: number;
};

const rules: readonly { readonly kind: SqlToken['kind'] | 'skip'; readonly pattern: RegExp }[] = [
  { kind: 'skip', pattern: /\s+|\/\*[\s\S]*?\*\/|#[^\n]*/uy },
  { kind: 'note', pattern: /--[^\n]*/uy },
  { kind: 'text', pattern: /[NnEe]?'(?:[^'\\]|''|\\[\s\S])*'/uy },
  { kind: 'quoted-name', pattern: /"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/uy },
  { kind: 'number', pattern: /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/uy },
  { kind: 'name', pattern: /[\p{L}_@][\p{L}\p{N}_$@]*/uy },
  { kind: 'sign', pattern: /::|<=|>=|<>|!=|\|\||[^\s\p{L}\p{N}]/uy },
];

/** Cuts SQL of any dialect into tokens. Throws `file-malformed` at a quote that is never closed. */
export function tokenizeSql(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  let line = 1;
  while (at < sql.length) {
    const found = matchAt(sql, at);
    if (found === null || (found.kind === 'sign' && /['"`]/u.test(found.text))) {
      throw malformed(line, `a quote that begins with ${sql.slice(at, at + 20)} is never closed`);
    }
    const { kind, text } = found;
    if (kind !== 'skip') tokens.push({ kind, text: valueOf(kind, text), from: at, to: at + text.length, line });
    for (const character of text) if (character === '\n') line += 1;
    at += text.length;
  }
  return tokens;
}

function matchAt(sql: string, at: number): { readonly kind: SqlToken['kind'] | 'skip'; readonly text: string } | null {
  for (const { kind, pattern } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(sql);
    // Brackets around a name hold no quote, and more than an array's digits.
    if (match !== null && !(kind === 'quoted-name' && /^\[(\d*|.*'.*)\]$/su.test(match[0])))
      return { kind, text: match[0] };
  }
  return null;
}

function valueOf(kind: SqlToken['kind'], text: string): string {
  if (kind === 'text') {
    return text
      .slice(text.indexOf("'") + 1, -1)
      .replaceAll("''", "'")
      .replaceAll(/\\(['"\\])/gu, '$1');
  }
  if (kind === 'quoted-name') {
    const quote = text.charAt(0);
    return text.slice(1, -1).replaceAll(quote + quote, quote);
  }
  return kind === 'note' ? text.replace(/^--+\s*/u, '').trim() : text;
}

/** The error for SQL that cannot be read, with its line. */
export function malformed(line: number, what: string, cause?: unknown): RowsmithError {
  return new RowsmithError({
    code: 'file-malformed',
    message: `The SQL cannot be read at line ${line}: ${what}.`,
    hint: 'Give CREATE TABLE statements as MySQL, PostgreSQL, SQL Server, SQLite or DuckDB take them.',
    site: { row: line },
    cause,
  });
}

/** True when the token is this keyword, whatever its case; a quoted name never is. */
export function isWord(token: SqlToken | undefined, ...words: readonly string[]): boolean {
  return token !== undefined && token.kind === 'name' && words.includes(token.text.toUpperCase());
}

/** True when the token is this sign. */
export function isSign(token: SqlToken | undefined, sign: string): boolean {
  return token !== undefined && token.kind === 'sign' && token.text === sign;
}

/** The position behind the parenthesis that closes the one at `open`. */
export function behindParenthesis(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (isSign(tokens[at], '(')) depth += 1;
    if (isSign(tokens[at], ')')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw malformed(tokens[open]?.line ?? 1, 'a parenthesis is never closed');
}

/** Cuts tokens at the commas outside all parentheses. */
export function splitAtCommas(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    if (depth === 0 && isSign(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** Tokens as SQL that every engine with standard quotes reads. */
export function sqlOfTokens(tokens: readonly SqlToken[]): string {
  return tokens
    .filter(({ kind }) => kind !== 'note')
    .map(({ kind, text }) =>
      kind === 'text'
        ? `'${text.replaceAll("'", "''")}'`
        : kind === 'quoted-name'
          ? `"${text.replaceAll('"', '""')}"`
          : text,
    )
    .join(' ')
    .replaceAll(/ ?(::|[([.]) ?/gu, '$1')
    .replaceAll(/ ([)\],])/gu, '$1')
    .trim();
}
