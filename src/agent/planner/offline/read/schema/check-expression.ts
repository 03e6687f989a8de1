/**
 * A CHECK condition over two columns or more in the plan's expression language; null for conditions on one column, which are bounds or
 * choices, and for SQL that has no such form.
 */
export function checkExpression(sql: string, columns: readonly string[]): string | null {
  const byName = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const named = new Set<string>();
  const parts: string[] = [];
  for (const match of sql.matchAll(piece)) {
    if (match[0].trim() === '') continue;
    const { name, quoted, text, number, sign } = match.groups ?? {};
    const word = quoted === undefined ? name : quoted.slice(1, -1);
    if (word !== undefined) {
      const column = byName.get(word.toLowerCase());
      const plain = words[word.toLowerCase()];
      if (column !== undefined) {
        named.add(column);
        parts.push(column);
      } else if (plain !== undefined && quoted === undefined) parts.push(plain);
      else return null;
    } else if (text !== undefined) parts.push(JSON.stringify(text.slice(1, -1).replaceAll("''", "'")));
    else if (number !== undefined) parts.push(number);
    else if (sign !== undefined) parts.push(signs[sign] ?? sign);
    else return null;
  }
  const isName = (name: string): boolean => /^[A-Za-z_]\w*$/u.test(name);
  return named.size >= 2 && [...named].every(isName) ? parts.join(' ') : null;
}

const piece =
  /\s+|(?<number>\d+(?:\.\d+)?)|(?<text>'(?:[^']|'')*')|(?<quoted>`[^`]+`|"[^"]+"|\[[^\]]+\])|(?<name>[A-Za-z_]\w*)|(?<sign><=|>=|<>|!=|=|<|>|\+|-|\*|\/|\(|\))|(?<other>.)/gu;
const words: Readonly<Record<string, string>> = { and: 'and', or: 'or', not: 'not', true: 'true', false: 'false' };
const signs: Readonly<Record<string, string>> = { '=': '==', '<>': '!=' };
