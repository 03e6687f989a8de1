import { refuse } from './refusal.ts';

/** What a placeholder in the scanned text stands for. `at` is its character position in the original, from 1. */
export type Placeholder = { readonly kind: 'name' | 'quoted' | 'string'; readonly text: string; readonly at: number };
export type Scanned = {
  /** The expression with every name and string replaced by `q0`, `q1`, …: only numbers, operators and parentheses stay as written. */
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
  /** Position in the original (from 1) of a position in `text` (from 1). */
  position(at: number): number;
};

const wordOperators = new Set(['and', 'or', 'not', 'xor', 'mod', 'true', 'false', 'null']);
const name = /[\p{L}_$][\p{L}\p{M}\p{N}_$]*/uy;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const deepest = 64;

/** Operators of other languages that people write by habit. */
const habits: readonly (readonly [RegExp, string, string])[] = [
  [/&&/y, '&&', 'and'],
  [/\|\|/y, '||', 'or (or concat(a, b) for text)'],
  [/<>/y, '<>', '!='],
  [/={3}/y, '===', '=='],
  [/!(?!=)/y, '!', 'not (not x)'],
];

/**
 * Takes names and strings out of an expression, so that the parser sees neither: `` `Last Name` `` and names in any script become
 * placeholders, and no text of the user reaches the parser as anything but structure. A doubled backtick stands for one.
 * Throws a refusal for comments, unclosed quotes, numbers with more digits than are kept, and nesting beyond 64 parentheses.
 */
export function scanExpression(source: string): Scanned {
  const placeholders: Placeholder[] = [];
  const origins: number[] = [];
  let text = '';
  let depth = 0;
  const put = (piece: string, at: number): void => {
    for (let i = 0; i < piece.length; i += 1) origins.push(at + 1);
    text += piece;
  };
  const hold = (kind: Placeholder['kind'], content: string, at: number): void => {
    put(`q${placeholders.length}`, at);
    placeholders.push({ kind, text: content, at: at + 1 });
  };
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    if (character === '"' || character === "'") {
      const end = closing(source, at, character);
      hold('string', unescapeString(source.slice(at + 1, end), at), at);
      at = end + 1;
      continue;
    }
    if (character === '`') {
      const end = closingBacktick(source, at);
      const content = source.slice(at + 1, end).replaceAll('``', '`');
      if (content === '')
        throw refuse(`Empty column name at character ${at + 1}.`, 'Write the column between backticks.');
      hold('quoted', content, at);
      at = end + 1;
      continue;
    }
    number.lastIndex = at;
    const digits = number.exec(source)?.[0];
    if (digits !== undefined) {
      put(checkedNumber(digits, at), at);
      at += digits.length;
      continue;
    }
    name.lastIndex = at;
    const word = name.exec(source)?.[0];
    if (word !== undefined) {
      const lower = word.toLowerCase();
      if (wordOperators.has(word) || (wordOperators.has(lower) && word === word.toUpperCase())) put(lower, at);
      else hold('name', word, at);
      at += word.length;
      continue;
    }
    refuseHabit(source, at);
    if (character === '#')
      throw refuse(`"#" at character ${at + 1} begins a comment.`, 'Quote a column with such a name: `a#b`.');
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > deepest)
      throw refuse(
        `More than ${deepest} parentheses are open at character ${at + 1}.`,
        'Split the expression over several columns.',
      );
    put(/\s/u.test(character) ? ' ' : character, at);
    at += 1;
  }
  return {
    text,
    placeholders,
    position: (where) => origins[Math.min(Math.max(where, 1), origins.length) - 1] ?? source.length,
  };
}

function closing(source: string, from: number, quote: string): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === quote) return at;
  }
  throw refuse(
    `The text that begins at character ${from + 1} has no closing ${quote}.`,
    'Close it, or write \\" for a quote inside.',
  );
}

function closingBacktick(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '`') continue;
    if (source[at + 1] !== '`') return at;
    at += 1;
  }
  throw refuse(
    `The column name that begins at character ${from + 1} has no closing backtick.`,
    'Close it, or write `` for a backtick inside.',
  );
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

function unescapeString(content: string, at: number): string {
  const plain = content.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/gu,
    (_, code: string | undefined, other: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      // A backslash before an ordinary character stays: regular expressions such as "\d+" are written plainly.
      return (
        escapes.get(other ?? '') ?? (other === '"' || other === "'" || other === '\\' ? other : `\\${other ?? ''}`)
      );
    },
  );
  if (plain.includes('\0')) throw refuse(`The text at character ${at + 1} holds a zero character.`, 'Leave it out.');
  return plain;
}

function checkedNumber(digits: string, at: number): string {
  const value = Number(digits);
  const significant = digits
    .replace(/[eE].*$/u, '')
    .replace('.', '')
    .replace(/^0+/u, '');
  if (!Number.isFinite(value) || (significant.length > 15 && normalised(digits) !== normalised(String(value)))) {
    throw refuse(
      `The number ${digits} at character ${at + 1} has more digits than are kept (15).`,
      'Round it, or keep long codes as text.',
    );
  }
  return digits;
}

function normalised(digits: string): string {
  const plain = digits.includes('.') ? digits.replace(/0+$/u, '').replace(/\.$/u, '') : digits;
  return plain.replace(/^0+(?=\d)/u, '');
}

function refuseHabit(source: string, at: number): void {
  for (const [pattern, written, meant] of habits) {
    pattern.lastIndex = at;
    if (pattern.test(source))
      throw refuse(`"${written}" at character ${at + 1} is no operator here.`, `Write ${meant}.`);
  }
}
