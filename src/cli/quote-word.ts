/** A word as a POSIX shell reads it back unchanged; quoted only where it must be. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/u.test(word)) return word;
  if (!/[$`"\\!]/u.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
