import { patternClass } from '../../../../../tools/draw/pattern.ts';
import { literal } from './pattern-format.ts';

/**
 * What a regular expression says in the plan's words. `pattern`: a code layout whose every code matches; `loose`: the expression leaves lengths or
 * characters open, so that the layout is one choice among many. `values`: it lists its texts. `affix`: only a beginning, an end or a part is fixed.
 */
export type RegexReading =
  | { readonly kind: 'pattern'; readonly pattern: string; readonly loose: boolean }
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'affix'; readonly where: 'starts' | 'ends' | 'contains'; readonly text: string };

/** One way to match: the layout, the text when all of it is fixed, and whether something was left open. */
type Way = { readonly pattern: string; readonly text: string | null; readonly loose: boolean };
type Read = { readonly ways: readonly Way[]; readonly end: number };

const mostWays = 64;
const mostRepeats = 40;
/** How often something is repeated that may be repeated without end. */
const openRepeats = 5;
const nothing: Way = { pattern: '', text: '', loose: false };

/**
 * Reads a regular expression: anchors, literals, escapes, `\d` `\w`, classes, `.`, counts, groups and alternatives. Null for what has no layout:
 * classes of what may not come, look-arounds, back-references.
 */
export function regexReading(regex: string): RegexReading | null {
  const starts = /^(?:\^|\\A)/u.test(regex);
  const ends = /(?<!\\)(?:\$|\\[zZ])$/u.test(regex);
  const body = regex.replace(/^(?:\^|\\A)/u, '').replace(/(?<!\\)(?:\$|\\[zZ])$/u, '');
  const read = alternatives(body, 0);
  if (read === null || read.end < body.length || body === '') return null;
  const texts = read.ways.flatMap(({ text }) => (text === null ? [] : [text]));
  if (texts.length === read.ways.length) {
    if (starts && ends) return { kind: 'values', values: [...new Set(texts)] };
    const [text = ''] = texts;
    if (texts.length > 1 || text === '') return null;
    return { kind: 'affix', where: starts ? 'starts' : ends ? 'ends' : 'contains', text };
  }
  const way = read.ways.find(({ text }) => text === null);
  if (way === undefined || way.pattern.length > 200) return null;
  return { kind: 'pattern', pattern: way.pattern, loose: way.loose || !starts || !ends };
}

function alternatives(regex: string, from: number): Read | null {
  const ways: Way[] = [];
  for (let at = from; ;) {
    const read = sequence(regex, at);
    if (read === null) return null;
    ways.push(...read.ways);
    if (ways.length > mostWays) return null;
    if (regex[read.end] !== '|') return { ways, end: read.end };
    at = read.end + 1;
  }
}

function sequence(regex: string, from: number): Read | null {
  let ways: readonly Way[] = [nothing];
  let at = from;
  while (at < regex.length && regex[at] !== '|' && regex[at] !== ')') {
    const one = atom(regex, at);
    if (one === null) return null;
    const times = quantity(regex, one.end);
    if (times === null) return null;
    at = times.end;
    const repeated = one.ways.map((way) => repeat(way, times));
    if (ways.length * repeated.length > mostWays) return null;
    ways = ways.flatMap((before) => repeated.map((after) => join(before, after)));
  }
  return { ways, end: at };
}

function join(a: Way, b: Way): Way {
  return {
    pattern: a.pattern + b.pattern,
    text: a.text === null || b.text === null ? null : a.text + b.text,
    loose: a.loose || b.loose,
  };
}

function repeat(way: Way, { count, open }: { readonly count: number; readonly open: boolean }): Way {
  return {
    pattern: way.pattern.repeat(count),
    text: way.text === null || open ? null : way.text.repeat(count),
    loose: way.loose || open,
  };
}

/** How often the atom before comes: one count within what is allowed. */
function quantity(
  regex: string,
  at: number,
): { readonly count: number; readonly open: boolean; readonly end: number } | null {
  const sign = /^(?:[*+?]|\{(\d+)(,(\d*))?\})[?+]?/u.exec(regex.slice(at));
  if (sign === null) return { count: 1, open: false, end: at };
  const end = at + sign[0].length;
  if (sign[0].startsWith('?')) return { count: 1, open: true, end };
  if (!sign[0].startsWith('{')) return { count: openRepeats, open: true, end };
  const low = Number(sign[1]);
  const high = sign[2] === undefined ? low : sign[3] === '' ? Math.max(low, openRepeats) : Number(sign[3]);
  const count = Math.min(Math.max(low, Math.ceil((low + high) / 2)), mostRepeats);
  return high < low || count < low ? null : { count, open: sign[2] !== undefined && high !== low, end };
}

const plainClasses: Readonly<Record<string, string>> = { d: '#', w: 'X' };
const signs: Readonly<Record<string, string>> = {
  '0-9': '#',
  'A-Z': 'A',
  'a-z': 'a',
  'A-Z0-9': 'X',
  '0-9A-Z': 'X',
  '0-9a-f': 'x',
  'a-f0-9': 'x',
};

function atom(regex: string, at: number): Read | null {
  const sign = regex[at] ?? '';
  if (sign === '(') {
    const opening = /^\((?:\?:|\?P?<\w+>)?/u.exec(regex.slice(at))?.[0] ?? '(';
    if (regex[at + opening.length] === '?') return null;
    const inside = alternatives(regex, at + opening.length);
    return inside === null || regex[inside.end] !== ')' ? null : { ways: inside.ways, end: inside.end + 1 };
  }
  if (sign === '[') return characterClass(regex, at);
  if (sign === '.') return { ways: [{ pattern: 'X', text: null, loose: true }], end: at + 1 };
  if (sign === '\\') {
    const next = regex[at + 1] ?? '';
    const known = plainClasses[next];
    if (known !== undefined) return { ways: [{ pattern: known, text: null, loose: next === 'w' }], end: at + 2 };
    if (next === 's') return { ways: [{ pattern: ' ', text: null, loose: true }], end: at + 2 };
    return /[\p{L}\p{N}]/u.test(next) || next === '' ? null : { ways: [fixed(next)], end: at + 2 };
  }
  if ('*+?{^$'.includes(sign)) return null;
  return { ways: [fixed(sign)], end: at + 1 };
}

function fixed(text: string): Way {
  return { pattern: literal(text), text, loose: false };
}

function characterClass(regex: string, at: number): Read | null {
  const found = /^\[((?:\\.|[^\]\\])+)\]/u.exec(regex.slice(at));
  if (found === null || found[1] === undefined || found[1].startsWith('^')) return null;
  const end = at + found[0].length;
  const inside = found[1].replaceAll('\\d', '0-9').replaceAll('\\w', 'A-Za-z0-9_');
  // Letters and digits alone make better codes than the signs that may stand between them.
  const kept = (inside.match(/[0-9A-Za-z]-[0-9A-Za-z]|[0-9A-Za-z]/gu) ?? []).join('');
  const plain = kept === '' ? inside.replaceAll(/\\(.)/gu, '$1') : kept;
  if (Array.from(plain).length === 1) return { ways: [fixed(plain)], end };
  const pattern = signs[plain] ?? (patternClass(`[${plain}]`, 0) === null ? null : `[${plain}]`);
  return pattern === null
    ? { ways: [fixed(Array.from(plain)[0] ?? '')], end }
    : { ways: [{ pattern, text: null, loose: false }], end };
}
