import { findRegexes } from './find-regexes.ts';
import { literal } from '../value/pattern-format.ts';

/**
 * Codes described by their ends, by their first ones, or in words. `series`: prefix and number, counting up from `start` (to `end`, when it is said);
 * `values`: the codes themselves; `pattern`: a layout in the plan's pattern language.
 */
export type CodeSeries =
  | {
      readonly kind: 'series';
      readonly prefix: string;
      readonly start: number;
      readonly end: number | null;
      readonly width: number;
      readonly padded: boolean;
      readonly unique: boolean;
    }
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** A regular expression, as it is typed. */
  | { readonly kind: 'regex'; readonly regex: string };

/** Codes described at some characters [from, to) of the request. */
export type CodeSpan = { readonly from: number; readonly to: number; readonly codes: CodeSeries };

const prefix = String.raw`(?<![\p{L}\p{N}_/#.:-])((?:[A-Za-z][A-Za-z0-9]*?(?:[-/_#][A-Za-z0-9]+?)*?[-/_#]?)|)`;
const code = String.raw`${prefix}(\d{1,12})(?![\p{L}\p{N}_]|[-/_#:.][\p{L}\p{N}])`;
const until = String.raw`\s*(?:to|through|thru|until|till|bis|hasta|até|à|-|–|—|…|\.{2,3})\s*`;
const dots = String.raw`\s*,?\s*(?:\.{2,4}|…|etc\.?|and so on|usw\.?)`;
const onward = String.raw`\s*,?\s*(?:and so on|and so forth|and up(?:wards?)?|and onwards?|upwards?|onwards?|and counting|aufwärts|fortlaufend|en adelante|em diante|et suivants|etc\.?)(?![\p{L}])`;
const once = String.raw`(?:\s*,?\s*(?:each|every one)(?: exactly)? once)?`;
const starting = String.raw`(?:starting|starts|start|beginning|begins|counting|counts up)\s+(?:at|from|with)\s+`;

const tight = new RegExp(`${prefix}(\\d{1,12})[-–]\\1(\\d{1,12})(?![\\p{L}\\p{N}_:])(${once})`, 'gu');
const rangeOf = new RegExp(`${code}${until}${code}(${once})`, 'giu');
const firstOf = new RegExp(`${code}\\s*,\\s*${code}(?:\\s*,\\s*[\\w/#-]+)*?${dots}`, 'giu');
const openOf = new RegExp(`${code}${onward}`, 'giu');
const startOf = new RegExp(`${starting}${code}`, 'giu');
const seats =
  /(?:rows?\s+)?([A-Z])\s*[-–]\s*([A-Z])\s*(?:and|,|x|×|\+|plus|with)\s*(?:seats?|numbers?|columns?|places?|nos?\.?)?\s*(\d{1,3})\s*[-–]\s*(\d{1,3})(?:\s*\(e\.g\.?\s*[A-Z]\d+\)|\s*,?\s*e\.g\.?\s*[A-Z]\d+)?/gu;
const word = String.raw`(?:\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`;
const counted = String.raw`${word}[ -](?:random |upper ?case |capital |lower ?case |small )*(?:letters?|digits?|numbers?|figures?|numerals?)`;
const sign = String.raw`(?:a |an )?(?:dash|hyphen|slash|dot|underscore|space|colon)`;
const part = String.raw`(?:${counted}|${sign}|"[^"]{1,8}"|'[^']{1,8}'|(?:the )?(?:letters? |prefix )?[A-Z]{1,5}(?![\p{L}\p{N}-]))`;
const link = String.raw`\s*(?:,|\+)?\s*(?:and then |and |then |plus |followed by |with )?`;
const masks = new RegExp(`(?<![\\p{L}\\p{N}_])(${part})((?:${link}${part}){1,6})(?![\\p{L}\\p{N}])`, 'gu');

/** Every description of codes in a text, from left to right, none inside another. */
export function findCodes(text: string): readonly CodeSpan[] {
  const found: CodeSpan[] = [
    ...matches(text, seats, (m) => grid(m[1] ?? '', m[2] ?? '', Number(m[3]), Number(m[4]))),
    ...matches(text, firstOf, (m) => (isNext(m) ? series(m[1] ?? '', m[2] ?? '', null, false) : null)),
    ...matches(text, tight, (m) => ranged([m[1], m[2], m[1], m[3], m[4]])),
    ...matches(text, rangeOf, (m) => ranged(m.slice(1))),
    ...matches(text, openOf, (m) => (isCode(m[1], m[2]) ? series(m[1] ?? '', m[2] ?? '', null, false) : null)),
    ...matches(text, startOf, (m) => (isCode(m[1], m[2]) ? series(m[1] ?? '', m[2] ?? '', null, false) : null)),
    ...matches(text, masks, (m) => mask(m[0])),
    ...findRegexes(text),
  ];
  const kept: CodeSpan[] = [];
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one);
  return kept;
}

function matches(text: string, pattern: RegExp, make: (match: RegExpExecArray) => CodeSeries | null): CodeSpan[] {
  const found: CodeSpan[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const codes = make(match);
    if (codes !== null) found.push({ from: match.index, to: match.index + match[0].length, codes });
    else pattern.lastIndex = match.index + Math.max(1, (match[1] ?? '').length);
    if (found.length > 200) break;
  }
  return found;
}

/** A prefix with a letter, or a number with leading zeros: anything else is a plain figure. */
function isCode(before = '', digits = ''): boolean {
  return /[A-Z]/u.test(before) || (before === '' && /^0\d/u.test(digits));
}

function isNext(match: RegExpExecArray): boolean {
  return isCode(match[1], match[2]) && match[1] === match[3] && Number(match[4]) > Number(match[2]);
}

function series(before: string, digits: string, end: number | null, unique: boolean): CodeSeries {
  const padded = digits.length > 1 && (digits.startsWith('0') || digits.length >= 4);
  return { kind: 'series', prefix: before, start: Number(digits), end, width: digits.length, padded, unique };
}

function ranged(parts: readonly (string | undefined)[]): CodeSeries | null {
  const [before = '', first = '', after = '', last = '', each = ''] = parts;
  // Quarters and halves of a year are time.
  if (!isCode(before, first) || /^[QH]$/u.test(before)) return null;
  const isGrid = /^[A-Z]$/u.test(before) && /^[A-Z]$/u.test(after) && before < after && first.length <= 2;
  if (isGrid) return grid(before, after, Number(first), Number(last));
  const isSame = after === before || (after === '' && last.length === first.length);
  if (!isSame || Number(last) <= Number(first) || last.length < first.length) return null;
  return {
    kind: 'series',
    prefix: before,
    start: Number(first),
    end: Number(last),
    width: first.length,
    padded: first.length === last.length && first.length > 1,
    unique: each !== '',
  };
}

const mostCells = 2000;

function grid(from: string, to: string, low: number, high: number): CodeSeries | null {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  if (last < first || high < low || (last - first + 1) * (high - low + 1) > mostCells) return null;
  const values: string[] = [];
  for (let letter = first; letter <= last; letter += 1)
    for (let number = low; number <= high; number += 1) values.push(`${String.fromCharCode(letter)}${number}`);
  return { kind: 'values', values };
}

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const signs: readonly (readonly [word: string, sign: string])[] = [
  ['dash', '-'],
  ['hyphen', '-'],
  ['slash', '/'],
  ['dot', '.'],
  ['underscore', '_'],
  ['space', ' '],
  ['colon', ':'],
];

/** "FR and four digits", "three capital letters, a dash, five digits". */
function mask(text: string): CodeSeries | null {
  let pattern = '';
  let places = 0;
  for (const match of text.matchAll(new RegExp(part, 'gu'))) {
    const piece = match[0];
    const own = new RegExp(`^(${word})[ -]`, 'u').exec(piece);
    const noun = /(letters?|digits?|numbers?|figures?|numerals?)$/u.exec(piece)?.[1] ?? '';
    const named = signs.find(([name]) => new RegExp(`(?:^|\\s)${name}$`, 'u').test(piece));
    if (own !== null && noun !== '') {
      const size = own[1] === 'a' ? 1 : /\d/u.test(own[1] ?? '') ? Number(own[1]) : numbers.indexOf(own[1] ?? '');
      if (size < 1 || size > 24) return null;
      const letter = /lower|small/u.test(piece) ? 'a' : 'A';
      pattern += (noun.startsWith('letter') ? letter : '#').repeat(size);
      places += size;
    } else if (named !== undefined) pattern += named[1];
    else pattern += literal(/["']([^"']+)["']/u.exec(piece)?.[1] ?? /[A-Z]{1,5}$/u.exec(piece)?.[0] ?? '');
  }
  return places === 0 || pattern.length < 2 ? null : { kind: 'pattern', pattern };
}
