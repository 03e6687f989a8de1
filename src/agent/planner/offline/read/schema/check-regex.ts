/** A column that a CHECK condition holds to a regular expression. */
export type CheckRegex = { readonly column: string; readonly regex: string };

const name = String.raw`(?:"[^"]+"|\x60[^\x60]+\x60|\[[^\]]+\]|\w+)`;
const text = String.raw`'((?:[^']|'')*)'`;
const cast = String.raw`(?:\s*::\s*\w+)?\)?`;
const matches = new RegExp(
  String.raw`(?<!\bnot\s)\(*(${name})${cast}\s*(?:~\*?|\bregexp\b|\brlike\b)\s*E?${text}`,
  'giu',
);
const calls = new RegExp(
  String.raw`(?<!\bnot\s)\bregexp_(?:(like|matches)|full_match)\s*\(\s*\(*(${name})${cast}\s*,\s*${text}`,
  'giu',
);
const likes = new RegExp(String.raw`(${name})${cast}\s*(?:\blike\b|~~)\s*${text}`, 'giu');

/** `code ~ '^[A-Z]{3}$'`, `regexp_like(code, '…')`, `code REGEXP '…'`, `code LIKE 'T-____'`: every such condition of some SQL. */
export function checkRegexes(sql: string): readonly CheckRegex[] {
  const found: CheckRegex[] = [];
  for (const match of sql.matchAll(matches)) found.push({ column: bare(match[1]), regex: unquoted(match[2]) });
  for (const match of sql.matchAll(calls)) {
    const regex = unquoted(match[3]);
    found.push({ column: bare(match[2]), regex: match[1] === undefined ? `^(?:${regex})$` : regex });
  }
  for (const match of sql.matchAll(likes)) {
    const like = unquoted(match[2]).replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
    const whole = `^${like.replaceAll('_', '.').replaceAll('%', '.*')}$`;
    found.push({ column: bare(match[1]), regex: whole.replace(/^\^\.\*/u, '').replace(/\.\*\$$/u, '') });
  }
  return found.filter(({ regex }) => regex !== '');
}

function bare(column = ''): string {
  return column.replaceAll(/["`[\]]/gu, '');
}

function unquoted(literal = ''): string {
  return literal.replaceAll("''", "'");
}
