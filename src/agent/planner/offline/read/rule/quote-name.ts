/** A name as the expression language wants it: in backticks unless it is an identifier. */
export function quoteName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) ? name : `\`${name.replaceAll('`', '')}\``;
}
