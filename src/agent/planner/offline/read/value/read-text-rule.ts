import { firstPhrase, wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import type { ValueAsk } from '../../reading.ts';
import type { ValueReader } from './value-read.ts';
import { literal } from './pattern-format.ts';

const starts = [
  'starting with',
  'starts with',
  'start with',
  'beginning with',
  'begins with',
  'begin with',
  'prefixed with',
  'prefixed by',
  'with prefix',
  'prefix',
  'with the prefix',
];
const endings = [
  'ending with',
  'ends with',
  'end with',
  'ending in',
  'ends in',
  'end in',
  'suffixed with',
  'with suffix',
  'suffix',
  'should be at',
  'must be at',
  'at',
];
const holds = ['containing the word', 'containing the text', 'contains the word', 'that contain', 'containing'];

/** Beginnings, endings, lengths and digit counts: `starting with EMP`, `all at @example.com`, `10-15 words`, `max 200 characters`, `10 digit number`, `two letters`. */
export const readTextRule: ValueReader = (scene, at, end) =>
  readAffix(scene, at, end) ?? readDigits(scene, at, end) ?? readLength(scene, at, end);

function readAffix(scene: Scene, at: number, end: number): ReturnType<ValueReader> {
  const groups = [
    ['starts', starts],
    ['ends', endings],
    ['contains', holds],
  ] as const;
  for (const [where, phrases] of groups) {
    for (const words of phrases) {
      let here = wordsEnd(scene.tokens, at, words);
      if (here < 0) continue;
      if (['a', 'the', 'letter', 'letters', ':', 'text', 'an'].includes(scene.tokens[here]?.word ?? '')) here += 1;
      const token = scene.tokens[here];
      if (token === undefined || here >= end) continue;
      const isCode =
        token.kind === 'quoted' ||
        token.kind === 'literal' ||
        (token.kind === 'word' && /^[A-Z\d_]{1,10}$/u.test(token.text)) ||
        (token.kind === 'number' && where === 'starts' && words !== 'starting with') ||
        (token.kind === 'mark' && '+#@$'.includes(token.word));
      if (!isCode || (words === 'at' && token.kind !== 'literal')) continue;
      let next = here + 1;
      while (
        next < end &&
        scene.tokens[next]?.glued === true &&
        ![',', ')', ';', '.'].includes(scene.tokens[next]?.word ?? '') &&
        token.kind !== 'quoted'
      )
        next += 1;
      const text =
        token.kind === 'quoted' ? token.text : scene.request.slice(token.from, scene.tokens[next - 1]?.to ?? token.to);
      const followed = readFollowed(scene, next, end, text, at);
      if (followed !== null && where === 'starts') return followed;
      return { next, values: [{ ...spanOf(scene, at, next), kind: 'affix', where, text }] };
    }
  }
  return null;
}

/** `… followed by 6 digits`: beginning and digits make one pattern. */
function readFollowed(scene: Scene, at: number, end: number, prefix: string, start: number): ReturnType<ValueReader> {
  let here = at;
  if ([',', 'and', 'then'].includes(scene.tokens[here]?.word ?? '')) here += 1;
  const by = Math.max(wordsEnd(scene.tokens, here, 'followed by'), wordsEnd(scene.tokens, here, 'plus'));
  if (by < 0) return null;
  const mask = readMask(scene, by, end);
  if (mask === null) return null;
  return {
    next: mask.next,
    values: [
      {
        ...spanOf(scene, start, mask.next),
        kind: 'format',
        language: 'pattern',
        format: literal(prefix) + mask.pattern,
      },
    ],
  };
}

/** What may follow a number of digits. */
const notZero = [', ', ', the ', '( ', ' ', 'with the ', 'with a ', 'where the ', 'and the '].flatMap((link) =>
  [
    'first one not zero',
    'first one not 0',
    'first not zero',
    'first digit not zero',
    'first digit not 0',
    'first digit is not zero',
    'first digit is not 0',
    'first one is not zero',
    'first digit non zero',
    'non zero first digit',
    'no leading zero',
    'no leading zeros',
    'not starting with zero',
    'not starting with 0',
  ].map((words) => `${link}${words}`.trim()),
);

/** `6 digits`, `a 4-digit number`, `two uppercase letters`, `8 alphanumeric characters` as placeholders; `and`-joined ones follow each other. */
function readMask(scene: Scene, at: number, end: number): { readonly next: number; readonly pattern: string } | null {
  const { tokens } = scene;
  let here = at;
  if (['a', 'an', 'random'].includes(tokens[here]?.word ?? '')) here += 1;
  const fact = scene.factFrom.get(here);
  const size = fact?.kind === 'amount' ? fact.value : fact?.kind === 'range' ? (fact.max ?? 0) : 0;
  if (fact === undefined || !Number.isInteger(size) || size < 1 || size > 40) return null;
  here = fact.end;
  if (tokens[here]?.word === '-') here += 1;
  let isUpper = true;
  const spoken = here;
  let isMixed = false;
  let isHex = false;
  for (let steps = 0; steps < 3; steps += 1) {
    const word = tokens[here]?.word ?? '';
    if (['random', 'uppercase', 'capital', 'upper'].includes(word)) here += 1;
    else if (['lowercase', 'lower'].includes(word)) {
      isUpper = false;
      here += 1;
    } else if (['hex', 'hexadecimal'].includes(word)) {
      isHex = true;
      here += 1;
    } else if (['alphanumeric', 'alpha'].includes(word)) {
      isMixed = true;
      here += 1;
    }
  }
  const noun = tokens[here]?.word ?? '';
  // Hexadecimal digits are small unless capitals are asked for.
  const capitals = tokens.slice(spoken, here + 2).some(({ word }) => ['uppercase', 'capital', 'upper'].includes(word));
  const sign = isHex
    ? capitals
      ? '[0-9A-F]'
      : 'x'
    : /^(?:digits?|figures?|numerals?|digitos?|chiffres?)$/u.test(noun)
      ? '#'
      : /^(?:letters?|letras?|lettres?)$/u.test(noun)
        ? isUpper
          ? 'A'
          : 'a'
        : isMixed
          ? 'X'
          : '';
  if (sign === '') return null;
  let next =
    here +
    (/^(?:digits?|letters?|figures?|numerals?|characters?|chars?|codes?|digitos?|letras?|chiffres?|lettres?)$/u.test(
      noun,
    )
      ? 1
      : 0);
  if (
    /^(?:numbers?|code|codes)$/u.test(tokens[next]?.word ?? '') &&
    next < end &&
    sign === '#' &&
    tokens[here]?.word === 'digit'
  )
    next += 1;
  if (next > end) return null;
  const first = sign === '#' && size > 1 ? firstPhrase(tokens, next, notZero) : -1;
  if (first > 0 && first <= end) return { next: first, pattern: `[1-9]${sign.repeat(size - 1)}` };
  return { next, pattern: sign.repeat(size) };
}

function readDigits(scene: Scene, at: number, end: number): ReturnType<ValueReader> {
  const mask = readMask(scene, at, end);
  if (mask === null) return null;
  let { next, pattern } = mask;
  for (let parts = 0; parts < 4; parts += 1) {
    const linked = [',', 'and', 'then', '+'].includes(scene.tokens[next]?.word ?? '') ? next + 1 : next;
    const by = wordsEnd(scene.tokens, linked, 'followed by');
    const more =
      by > 0
        ? readMask(scene, by, end)
        : linked > next && scene.tokens[next]?.word !== ','
          ? readMask(scene, linked, end)
          : null;
    if (more === null) break;
    ({ next } = more);
    pattern += more.pattern;
  }
  // "two letters AA-ZZ": the span of codes after it says nothing new.
  if (
    /^A+$/u.test(scene.tokens[next]?.text ?? '') &&
    scene.tokens[next + 1]?.word === '-' &&
    /^Z+$/u.test(scene.tokens[next + 2]?.text ?? '')
  )
    next += 3;
  const format: ValueAsk = { ...spanOf(scene, at, next), kind: 'format', language: 'pattern', format: pattern };
  return { next, values: [format] };
}

function readLength(scene: Scene, at: number, end: number): ReturnType<ValueReader> {
  const fact = scene.factFrom.get(at);
  if (fact === undefined || (fact.kind !== 'amount' && fact.kind !== 'range')) return null;
  let here = fact.end;
  if (['-', 'or', 'short', 'long', 'to'].includes(scene.tokens[here]?.word ?? '')) here += 1;
  const noun = scene.tokens[here]?.word ?? '';
  const of = /^(?:characters?|chars?|caracteres|zeichen|caracteres)$/u.test(noun)
    ? 'characters'
    : /^(?:words?|palabras|palavras|mots|worter)$/u.test(noun)
      ? 'words'
      : /^(?:sentences?|lines?|turns?|paragraphs?)$/u.test(noun)
        ? 'lines'
        : null;
  if (of === null || here >= end) return null;
  const min = fact.kind === 'range' ? (fact.min ?? 0) : fact.value;
  const max = fact.kind === 'range' ? (fact.max ?? Math.max(min * 2, min + 50)) : fact.value;
  const next = scene.tokens[here + 1]?.word === 'long' || scene.tokens[here + 1]?.word === 'max' ? here + 2 : here + 1;
  return { next, values: [{ ...spanOf(scene, at, next), kind: 'length', min, max, of }] };
}
