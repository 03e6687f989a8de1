import { callPseudo } from './pseudo-functions.ts';
import { tokensOf, type Token } from './pseudo-tokens.ts';

/** A value in the readable pseudo code of expectations; null is an empty cell, or a comparison with one. */
export type PseudoValue = number | string | boolean | null;

/** Where names of the code get their cells. */
export type PseudoRow = (name: string) => PseudoValue;

/** Code that was read: the columns it names, and its value over a row. */
export type Pseudo = {
  readonly names: readonly string[];
  readonly value: (row: PseudoRow) => PseudoValue;
  /** As a condition: a bare name is a flag; null is neither true nor false. */
  readonly condition: (row: PseudoRow) => boolean | null;
};

type Node = (row: PseudoRow) => PseudoValue;

/**
 * Reads one line of pseudo code: arithmetic, chained comparisons, `and`, `or`, `not`, `is null`, `in (…)`, `x[0]` and the functions of
 * docs/evals.md. Words that follow each other without a sign are one name (`lead time`).
 * @throws SyntaxError for code that is none of this.
 */
export function readPseudo(code: string): Pseudo {
  const names = new Set<string>();
  const reader = new PseudoReader(tokensOf(code), names);
  const value = reader.whole();
  return { names: [...names], value, condition: (row) => truthOf(value(row)) };
}

/** A flag's truth: a text counts unless it says no. */
export function truthOf(value: PseudoValue): boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return !/^(?:|no|none|n|false|0|-)$/iu.test(value.trim());
}

const keywords = new Set(['and', 'or', 'not', 'is', 'null', 'true', 'false', 'in']);

class PseudoReader {
  readonly #tokens: readonly Token[];
  readonly #names: Set<string>;
  #at = 0;

  constructor(tokens: readonly Token[], names: Set<string>) {
    this.#tokens = tokens;
    this.#names = names;
  }

  whole(): Node {
    const value = this.#either();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new SyntaxError(`unexpected "${rest.text}"`);
    return value;
  }

  #take(...texts: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'text' || !texts.includes(token.text)) return null;
    this.#at++;
    return token.text;
  }

  #expect(text: string): void {
    if (this.#take(text) === null)
      throw new SyntaxError(`"${text}" is missing before "${this.#tokens[this.#at]?.text ?? 'the end'}"`);
  }

  #either(): Node {
    const parts = [this.#both()];
    while (this.#take('or') !== null) parts.push(this.#both());
    if (parts.length === 1) return parts[0] ?? (() => null);
    return (row) => {
      const values = new Set(parts.map((part) => truthOf(part(row))));
      return values.has(true) ? true : values.has(null) ? null : false;
    };
  }

  #both(): Node {
    const parts = [this.#negated()];
    while (this.#take('and') !== null) parts.push(this.#negated());
    if (parts.length === 1) return parts[0] ?? (() => null);
    return (row) => {
      const values = new Set(parts.map((part) => truthOf(part(row))));
      return values.has(false) ? false : values.has(null) ? null : true;
    };
  }

  #negated(): Node {
    if (this.#take('not') === null) return this.#comparison();
    const inner = this.#negated();
    return (row) => {
      const value = truthOf(inner(row));
      return value === null ? null : !value;
    };
  }

  #comparison(): Node {
    const first = this.#sum();
    if (this.#take('is') !== null) {
      const isNot = this.#take('not') !== null;
      if (this.#take('empty') === null) this.#expect('null');
      return (row) => (first(row) === null) !== isNot;
    }
    if (this.#take('in') !== null) {
      const list = this.#list();
      return (row) => {
        const value = first(row);
        return value === null ? null : list.some((one) => compare(value, '==', one(row)) === true);
      };
    }
    const pairs: { readonly sign: string; readonly right: Node }[] = [];
    for (;;) {
      const sign = this.#take('<=', '>=', '==', '!=', '<', '>', '=');
      if (sign === null) break;
      pairs.push({ sign: sign === '=' ? '==' : sign, right: this.#sum() });
    }
    if (pairs.length === 0) return first;
    return (row) => {
      let left = first(row);
      let unknown = false;
      for (const { sign, right } of pairs) {
        const value = right(row);
        const holds = compare(left, sign, value);
        if (holds === false) return false;
        unknown ||= holds === null;
        left = value;
      }
      return unknown ? null : true;
    };
  }

  #list(): readonly Node[] {
    const close = this.#take('(') === null ? (this.#expect('['), ']') : ')';
    const items = [this.#sum()];
    while (this.#take(',') !== null) items.push(this.#sum());
    this.#expect(close);
    return items;
  }

  #sum(): Node {
    let value = this.#product();
    for (;;) {
      const sign = this.#take('+', '-');
      if (sign === null) return value;
      value = arithmetic(value, sign, this.#product());
    }
  }

  #product(): Node {
    let value = this.#power();
    for (;;) {
      const sign = this.#take('*', '/', '%');
      if (sign === null) return value;
      value = arithmetic(value, sign, this.#power());
    }
  }

  #power(): Node {
    const value = this.#item();
    return this.#take('**', '^') === null ? value : arithmetic(value, '**', this.#power());
  }

  #item(): Node {
    if (this.#take('-') !== null) return arithmetic(() => 0, '-', this.#item());
    if (this.#take('(') !== null) {
      const value = this.#either();
      this.#expect(')');
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new SyntaxError('it ends too early');
    this.#at++;
    if (token.kind === 'number') return constant(Number(token.text));
    if (token.kind === 'text') return constant(token.text);
    if (token.kind === 'sign') throw new SyntaxError(`unexpected "${token.text}"`);
    if (token.kind === 'quoted') return this.#indexed(this.#column(token.text));
    if (token.text === 'null') return constant(null);
    if (token.text === 'true' || token.text === 'false') return constant(token.text === 'true');
    if (keywords.has(token.text)) throw new SyntaxError(`unexpected "${token.text}"`);
    if (this.#take('(') !== null) return this.#call(token.text);
    return this.#indexed(this.#words(token.text));
  }

  #words(first: string): Node {
    let name = first;
    for (
      let next = this.#tokens[this.#at];
      next?.kind === 'name' && !keywords.has(next.text);
      next = this.#tokens[this.#at]
    ) {
      name += ` ${next.text}`;
      this.#at++;
    }
    return this.#column(name);
  }

  #column(name: string): Node {
    this.#names.add(name);
    return (row) => row(name);
  }

  #indexed(value: Node): Node {
    if (this.#take('[') === null) return value;
    const place = this.#sum();
    this.#expect(']');
    return (row) => {
      const text = value(row);
      return text === null ? null : (String(text)[Number(place(row))] ?? '').toLowerCase();
    };
  }

  #call(name: string): Node {
    const inputs = [this.#either()];
    while (this.#take(',') !== null) inputs.push(this.#either());
    this.#expect(')');
    const call = callPseudo(name, inputs.length);
    return (row) => call(inputs.map((one) => one(row)));
  }
}

function constant(value: PseudoValue): Node {
  return () => value;
}

function arithmetic(left: Node, sign: string, right: Node): Node {
  return (row) => {
    const [a, b] = [left(row), right(row)];
    if (a === null || b === null) return null;
    if (sign === '+') return typeof a === 'string' || typeof b === 'string' ? `${a}${b}` : Number(a) + Number(b);
    if (sign === '-') return Number(a) - Number(b);
    if (sign === '*') return Number(a) * Number(b);
    if (sign === '%') return Number(a) % Number(b);
    if (sign === '/') return Number(b) === 0 ? null : Number(a) / Number(b);
    return Number(a) ** Number(b);
  };
}

/** Text against text without regard to case; a text that is a date or a figure against a figure as that. */
function compare(a: PseudoValue, sign: string, b: PseudoValue): boolean | null {
  if (a === null || b === null) return null;
  if (sign === '==' || sign === '!=') {
    const [x, y] = alike(a, b);
    return (
      (typeof x === 'string' && typeof y === 'string' ? x.toLowerCase() === y.toLowerCase() : x === y) ===
      (sign === '==')
    );
  }
  const [x, y] = alike(a, b);
  if (sign === '<') return x < y;
  if (sign === '<=') return x <= y;
  return sign === '>' ? x > y : x >= y;
}

function alike(
  a: number | string | boolean,
  b: number | string | boolean,
): readonly [number | string, number | string] {
  if (typeof a === 'string' && typeof b === 'string') return [a, b];
  return [figureOf(a, b), figureOf(b, a)];
}

/** A value as a figure where the other side is one; dates as milliseconds. */
function figureOf(value: number | string | boolean, other: number | string | boolean): number | string {
  if (typeof value !== 'string') return Number(value);
  if (/^\d{4}-\d{2}-\d{2}/u.test(value))
    return Date.parse(`${value.replace(' ', 'T')}${value.length > 10 ? '' : 'T00:00:00'}Z`);
  if (typeof other === 'boolean') return Number(truthOf(value) === true);
  return value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value);
}
