/** A value in the readable pseudo code of expectations. */
export type PseudoValue = number | string | boolean | null;

/** Where names of the code get their cells: undefined for a name that is no column. */
export type PseudoRow = (name: string) => PseudoValue | undefined;

type Token = { readonly kind: 'number' | 'text' | 'name' | 'sign'; readonly text: string };

function tokensOf(code: string): readonly Token[] {
  const pattern =
    /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|"([^"]*)"|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(\*\*|<=|>=|==|!=|[-+*/()<>,[\]]))/uy;
  const tokens: Token[] = [];
  while (pattern.lastIndex < code.trimEnd().length) {
    const match = pattern.exec(code);
    if (match === null) throw new SyntaxError(`cannot read "${code}"`);
    const [, number, single, double, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (single !== undefined || double !== undefined) tokens.push({ kind: 'text', text: single ?? double ?? '' });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/**
 * Evaluates one line of pseudo code over a row: arithmetic, chained comparisons, `and`, `or`, `not`, `is null`, `x[0]`, `slug(x)`, `days(a - b)`.
 * Words that follow each other without a sign are one name (`lead time`).
 * @throws SyntaxError for code that is none of this, ReferenceError for a name that is no column.
 */
export function evaluatePseudo(code: string, row: PseudoRow): PseudoValue {
  const reader = new PseudoReader(tokensOf(code), row);
  return reader.whole();
}

const words = new Set(['and', 'or', 'not', 'is', 'null', 'true', 'false', 'in']);

class PseudoReader {
  readonly #tokens: readonly Token[];
  readonly #row: PseudoRow;
  #at = 0;

  constructor(tokens: readonly Token[], row: PseudoRow) {
    this.#tokens = tokens;
    this.#row = row;
  }

  whole(): PseudoValue {
    const value = this.#either();
    if (this.#at < this.#tokens.length) throw new SyntaxError(`unexpected "${this.#tokens[this.#at]?.text ?? ''}"`);
    return value;
  }

  #take(...texts: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'text' || !texts.includes(token.text)) return null;
    this.#at++;
    return token.text;
  }

  #either(): PseudoValue {
    let value = this.#both();
    while (this.#take('or') !== null) {
      const other = this.#both();
      value = value === true || other === true;
    }
    return value;
  }

  #both(): PseudoValue {
    let value = this.#negated();
    while (this.#take('and') !== null) {
      const other = this.#negated();
      value = value === true && other === true;
    }
    return value;
  }

  #negated(): PseudoValue {
    return this.#take('not') === null ? this.#comparison() : this.#negated() !== true;
  }

  #comparison(): PseudoValue {
    let left = this.#sum();
    if (this.#take('is') !== null) {
      const isNot = this.#take('not') !== null;
      if (this.#take('null') === null) throw new SyntaxError('"is" wants null');
      return (left === null) !== isNot;
    }
    let result: boolean | null = null;
    for (;;) {
      const sign = this.#take('<=', '>=', '==', '!=', '<', '>');
      if (sign === null) return result ?? left;
      const right = this.#sum();
      result = (result ?? true) && compare(left, sign, right);
      left = right;
    }
  }

  #sum(): PseudoValue {
    let value = this.#product();
    for (;;) {
      const sign = this.#take('+', '-');
      if (sign === null) return value;
      const other = this.#product();
      if (value === null || other === null) value = null;
      else if (sign === '+' && (typeof value === 'string' || typeof other === 'string'))
        value = String(value) + String(other);
      else value = sign === '+' ? Number(value) + Number(other) : Number(value) - Number(other);
    }
  }

  #product(): PseudoValue {
    let value = this.#power();
    for (;;) {
      const sign = this.#take('*', '/');
      if (sign === null) return value;
      const other = this.#power();
      value =
        value === null || other === null
          ? null
          : sign === '*'
            ? Number(value) * Number(other)
            : Number(value) / Number(other);
    }
  }

  #power(): PseudoValue {
    const value = this.#item();
    if (this.#take('**') === null) return value;
    const other = this.#power();
    return value === null || other === null ? null : Number(value) ** Number(other);
  }

  #item(): PseudoValue {
    if (this.#take('-') !== null) {
      const value = this.#item();
      return value === null ? null : -Number(value);
    }
    if (this.#take('(') !== null) {
      const value = this.#either();
      if (this.#take(')') === null) throw new SyntaxError('a bracket is left open');
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new SyntaxError('ends too early');
    this.#at++;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'text') return token.text;
    if (token.kind === 'sign') throw new SyntaxError(`unexpected "${token.text}"`);
    if (token.text === 'null') return null;
    if (token.text === 'true' || token.text === 'false') return token.text === 'true';
    if (this.#take('(') !== null) return this.#call(token.text);
    return this.#indexed(this.#name(token.text));
  }

  #name(first: string): PseudoValue {
    let name = first;
    for (
      let next = this.#tokens[this.#at];
      next?.kind === 'name' && !words.has(next.text);
      next = this.#tokens[this.#at]
    ) {
      name += ` ${next.text}`;
      this.#at++;
    }
    const value = this.#row(name);
    if (value === undefined) throw new ReferenceError(`there is no column "${name}"`);
    return value;
  }

  #indexed(value: PseudoValue): PseudoValue {
    if (this.#take('[') === null) return value;
    const at = this.#either();
    if (this.#take(']') === null) throw new SyntaxError('a bracket is left open');
    return value === null ? null : (String(value)[Number(at)] ?? '').toLowerCase();
  }

  #call(name: string): PseudoValue {
    const value = this.#either();
    if (this.#take(')') === null) throw new SyntaxError('a bracket is left open');
    if (name === 'slug')
      return value === null
        ? null
        : String(value)
            .toLowerCase()
            .replaceAll(/[^a-z0-9]/gu, '');
    if (name === 'days') return value === null ? null : Number(value) / 86_400_000;
    if (name === 'round') return value === null ? null : Math.round(Number(value));
    throw new SyntaxError(`"${name}" is no function here`);
  }
}

function compare(a: PseudoValue, sign: string, b: PseudoValue): boolean {
  if (sign === '==')
    return a === b || (a !== null && b !== null && String(a).toLowerCase() === String(b).toLowerCase());
  if (sign === '!=') return !compare(a, '==', b);
  if (a === null || b === null) return true;
  if (sign === '<') return a < b;
  if (sign === '<=') return a <= b;
  return sign === '>' ? a > b : a >= b;
}
