const token = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`([^`]*)`|([\p{L}_][\p{L}\p{N}_]*)(\s*\()?/gu;
const words = new Set(['and', 'or', 'not', 'xor', 'true', 'false', 'null', 'in', 'to', 'mod', 'pi', 'e']);

/** Writes a column name so that an expression can hold it: as it is when it is an identifier, otherwise in backticks. */
export function quoteName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !words.has(name) ? name : `\`${name}\``;
}

/** The column names an expression refers to, in order, each once. Texts in quotes, functions and words of the language are no names. */
export function namesIn(expression: string): readonly string[] {
  const found = new Set<string>();
  for (const match of expression.matchAll(token)) {
    const name = nameOf(match);
    if (name !== null) found.add(name);
  }
  return [...found];
}

/** The expression with every column name replaced by what `rename` gives for it. */
export function renameIn(expression: string, rename: (name: string) => string): string {
  return expression.replace(token, (whole: string, ...groups: unknown[]) => {
    const name = nameOf([whole, groups[0], groups[1], groups[2]]);
    return name === null ? whole : quoteName(rename(name));
  });
}

function nameOf(match: readonly unknown[]): string | null {
  const [, ticked, word, call] = match;
  if (typeof ticked === 'string') return ticked;
  if (typeof word !== 'string' || typeof call === 'string')
    return typeof word === 'string' && words.has(word) ? null : null;
  return words.has(word) ? null : word;
}
