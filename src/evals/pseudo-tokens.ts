/** A word of pseudo code; `quoted` is a column name between backticks. */
export type Token = {
  readonly kind: 'number' | 'text' | 'name' | 'quoted' | 'sign';
  readonly text: string;
};

const pattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|'(?<single>[^']*)'|"(?<double>[^"]*)"|`(?<quoted>[^`]+)`|(?<name>[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*\??)|(?<sign>\*\*|<=|>=|==|!=|[-+*/%^=()<>,[\]]))/uy;

/**
 * The words of one line of pseudo code.
 * @throws SyntaxError where a character fits nowhere.
 */
export function tokensOf(code: string): readonly Token[] {
  const text = code.trimEnd();
  const reading = new RegExp(pattern);
  const tokens: Token[] = [];
  while (reading.lastIndex < text.length) {
    const from = reading.lastIndex;
    const groups = reading.exec(text)?.groups;
    if (groups === undefined) throw new SyntaxError(`"${text.slice(from)}" is not understood`);
    const { number, single, double, quoted, name, sign } = groups;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'text', text: single ?? double ?? '' });
  }
  return tokens;
}
