import { namesIn } from '../expression-names.ts';

/** `left sign right`, one comparison. */
export type Comparison = {
  readonly left: string;
  readonly sign: '<' | '<=' | '>' | '>=' | '==';
  readonly right: string;
};

/** An expression as comparisons joined by `and`; null when it is anything else. */
export function comparisonsIn(expression: string): readonly Comparison[] | null {
  const parts = splitTop(expression.trim(), ' and ');
  const found = parts.map((part) => comparison(part.trim()));
  return found.every((one) => one !== null) ? found : null;
}

function comparison(text: string): Comparison | null {
  const inner = text.startsWith('(') && closing(text) === text.length - 1 ? text.slice(1, -1).trim() : text;
  const match = /^(.*?[^<>=!])\s*(<=|>=|==|<|>)\s*([^<>=].*)$/su.exec(inner);
  const [, left, sign, right] = match ?? [];
  if (left === undefined || sign === undefined || right === undefined || /<=|>=|==|<|>|!=/u.test(right)) return null;
  if (sign !== '<' && sign !== '<=' && sign !== '>' && sign !== '>=' && sign !== '==') return null;
  return { left: left.trim(), sign, right: right.trim() };
}

function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function splitTop(text: string, by: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (quoted) continue;
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (depth === 0 && text.startsWith(by, at)) {
      parts.push(text.slice(from, at));
      from = at + by.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** What a comparison says about one column: the other side as a bound on it. Null when the column is not alone on its side. */
export function boundOn(
  one: Comparison,
  column: string,
): { readonly side: 'min' | 'max' | 'equal'; readonly strict: boolean; readonly bound: string } | null {
  const bare = (text: string): boolean => text === column || text === `\`${column}\``;
  if (bare(one.left))
    return {
      side: one.sign === '==' ? 'equal' : one.sign.startsWith('<') ? 'max' : 'min',
      strict: one.sign.length === 1,
      bound: one.right,
    };
  if (bare(one.right))
    return {
      side: one.sign === '==' ? 'equal' : one.sign.startsWith('<') ? 'min' : 'max',
      strict: one.sign.length === 1,
      bound: one.left,
    };
  return null;
}

/** The number a text is; null for anything else. */
export function numberIn(text: string): number | null {
  return /^-?\d+(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : null;
}

/** `k * x` or `x * k` or `x` as a factor and the expression without it; null when no column is in it. */
export function scaledIn(text: string): { readonly factor: number; readonly of: string } | null {
  const bare = text.replace(/^\((.*)\)$/su, '$1').trim();
  const front = /^(-?\d+(?:\.\d+)?)\s*\*\s*(.+)$/su.exec(bare);
  const back = /^(.+?)\s*\*\s*(-?\d+(?:\.\d+)?)$/su.exec(bare);
  const [factor, of] =
    front === null
      ? back === null
        ? [1, bare]
        : [Number(back[2]), back[1] ?? '']
      : [Number(front[1]), front[2] ?? ''];
  return namesIn(of).length === 0 || /[+]|-/u.test(of) ? null : { factor, of: of.trim() };
}
