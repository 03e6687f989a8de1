import { isSign, isWord, tokenizeSql, type SqlToken } from './sql-tokens.ts';

/** What a CHECK says about one column: bounds, or a list of values. */
export type CheckFact = {
  readonly column: string;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
};

/**
 * Facts of a condition: comparisons with numbers, BETWEEN, IN and = ANY over one column, joined by AND.
 * A strict bound on a column of whole numbers is moved to the next whole number. What is joined by OR or else says more gives no fact.
 */
export function checkFacts(condition: string, isWhole: (column: string) => boolean): readonly CheckFact[] {
  return conjuncts(tokenizeSql(condition).filter(({ kind }) => kind !== 'note')).flatMap(
    (tokens) => factOf(tokens, isWhole) ?? [],
  );
}

/** Takes off parentheses around the whole, then cuts at AND outside parentheses (but not at the AND of BETWEEN). */
function conjuncts(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  if (isWrapped(tokens)) return conjuncts(tokens.slice(1, -1));
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of tokens) {
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    if (depth === 0 && isWord(token, 'OR', 'NOT')) return [];
    if (depth === 0 && isWord(token, 'BETWEEN')) between = true;
    if (depth === 0 && isWord(token, 'AND') && !between) parts.push([]);
    else {
      if (depth === 0 && isWord(token, 'AND')) between = false;
      parts.at(-1)?.push(token);
    }
  }
  return parts.length === 1 ? parts : parts.flatMap(conjuncts);
}

function isWrapped(tokens: readonly SqlToken[]): boolean {
  if (!isSign(tokens[0], '(')) return false;
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    if (depth === 0) return at === tokens.length - 1;
  }
  return false;
}

function factOf(tokens: readonly SqlToken[], isWhole: (column: string) => boolean): CheckFact | null {
  const plain = withoutCasts(tokens);
  const column = columnOf(plain[0]);
  if (column === null) return reversed(plain, isWhole);
  const operator = plain[1];
  if (isWord(operator, 'BETWEEN')) {
    const middle = plain.findIndex((token) => isWord(token, 'AND'));
    const min = numberOf(plain.slice(2, middle));
    const max = numberOf(plain.slice(middle + 1));
    return min === null || max === null ? null : { column, min, max };
  }
  if (isWord(operator, 'IN') || (isSign(operator, '=') && isWord(plain[2], 'ANY'))) {
    const values = plain.slice(2).filter(({ kind }) => kind === 'text' || kind === 'number');
    return values.length === 0 ? null : { column, values: values.map(({ text }) => text) };
  }
  const bound = numberOf(plain.slice(2));
  return operator === undefined || bound === null ? null : boundFact(column, operator.text, bound, isWhole(column));
}

const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

/** `0 < price` says the same as `price > 0`. */
function reversed(tokens: readonly SqlToken[], isWhole: (column: string) => boolean): CheckFact | null {
  const column = columnOf(tokens.at(-1));
  const bound = numberOf(tokens.slice(0, -2));
  const operator = mirrored[tokens.at(-2)?.text ?? ''];
  return column === null || bound === null || operator === undefined
    ? null
    : boundFact(column, operator, bound, isWhole(column));
}

function boundFact(column: string, operator: string, bound: number, whole: boolean): CheckFact | null {
  if (operator === '>=') return { column, min: bound };
  if (operator === '<=') return { column, max: bound };
  if (operator === '>') return { column, min: whole ? Math.floor(bound) + 1 : bound };
  if (operator === '<') return { column, max: whole ? Math.ceil(bound) - 1 : bound };
  if (operator === '=') return { column, min: bound, max: bound };
  return null;
}

function columnOf(token: SqlToken | undefined): string | null {
  return token?.kind === 'name' || token?.kind === 'quoted-name' ? token.text : null;
}

function numberOf(tokens: readonly SqlToken[]): number | null {
  const bare = tokens.filter((token) => !isSign(token, '(') && !isSign(token, ')'));
  const sign = isSign(bare[0], '-') ? -1 : 1;
  const token = bare[sign === -1 ? 1 : 0];
  if (bare.length !== (sign === -1 ? 2 : 1) || (token?.kind !== 'number' && token?.kind !== 'text')) return null;
  const value = Number(token.text);
  return token.text.trim() === '' || !Number.isFinite(value) ? null : sign * value;
}

/** `(price)::numeric` and `CAST(price AS DOUBLE)` stand for `price`. */
function withoutCasts(tokens: readonly SqlToken[]): readonly SqlToken[] {
  const kept: SqlToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isWord(token, 'CAST') && isSign(tokens[at + 1], '(')) at += 1;
    else if (isWord(token, 'AS') || isSign(token, '::')) {
      do at += 1;
      while (tokens[at + 1]?.kind === 'name' && !isWord(tokens[at + 1], 'AND', 'IN', 'BETWEEN', 'OR'));
      if (!isSign(token, '::') && isSign(tokens[at + 1], ')')) at += 1;
    } else kept.push(token);
  }
  // (name) is name.
  return kept.length >= 3 && isSign(kept[0], '(') && isSign(kept[2], ')')
    ? [...kept.slice(1, 2), ...kept.slice(3)]
    : kept;
}
