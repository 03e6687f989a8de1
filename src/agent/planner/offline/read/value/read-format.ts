import { wordSet } from '../text/word-set.ts';
import type { ValueAsk } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { textOf } from '../text/token.ts';
import { momentFormat } from './moment-format.ts';
import { patternOf } from './pattern-format.ts';
import type { ValueReader } from './value-read.ts';

const leads = [
  'in the format of',
  'in the format',
  'in this format',
  'in format',
  'in the form of',
  'in the form',
  'with the format',
  'with format',
  'format is',
  'format like',
  'format should be',
  'formatted as',
  'formatted like',
  'formatted',
  'format as',
  'format',
  'of the form',
  'following the pattern',
  'following pattern',
  'with the pattern',
  'with pattern',
  'pattern',
  'like',
  'such as',
  'e.g.',
  'eg',
  'for example',
  'example',
  'ex',
  'in the pattern',
  'as',
  'no formato',
  'formato',
  'en formato',
  'au format',
  'im format',
  'template',
  'mask',
  'looks like',
  'look like',
  'looking like',
  'in',
].toSorted((a, b) => b.length - a.length);
const loose = new Set([
  'like',
  'such as',
  'e.g.',
  'eg',
  'for example',
  'example',
  'ex',
  'as',
  'in',
  'looks like',
  'look like',
  'looking like',
]);
const fillers = wordSet(': - = of is the a , ( e.g. like an as i.e.');

/** `format: PRD-XXXX`, `in the format ###-##-####`, `(e.g. EMP001)`, `YYYY-MM-DD`, `ISO-8601`, or such a layout by itself. */
export const readFormatValue: ValueReader = (scene, at, end) => {
  for (const lead of leads) {
    let here = wordsEnd(scene.tokens, at, lead);
    if (here < 0) continue;
    const isLoose = loose.has(lead);
    for (let steps = 0; steps < 3 && fillers.has(scene.tokens[here]?.word ?? '') && here < end; steps += 1) here += 1;
    const run =
      isLoose && lead !== 'in' && lead !== 'as'
        ? textOf(scene.request, scene.tokens, here, runEnd(scene, here, end))
        : '';
    const isCode = /^[\w/#-]{4,30}$/u.test(run) && /\d/u.test(run) && /\p{Lu}/u.test(run) && !/\p{Ll}/u.test(run);
    const found = readLayout(scene, here, end, !isLoose || isCode);
    if (found !== null) return found;
  }
  return readLayout(scene, at, end, false);
};

/** A layout right at the position. `said`: the words before it announce a format, so a plain code counts as an example. */
function readLayout(scene: Scene, at: number, end: number, said: boolean): ReturnType<ValueReader> {
  const { tokens } = scene;
  const token = tokens[at];
  if (token === undefined || at >= end) return null;
  const iso = token.word === 'iso' || token.word === 'iso8601';
  if (iso) {
    let next = at + 1;
    if (tokens[next]?.word === '-' || tokens[next]?.word === ':') next += 1;
    if (tokens[next]?.value === 8601) next += 1;
    if (tokens[next]?.word === 'format') next += 1;
    if (next === at + 1 && token.word === 'iso' && !said) return null;
    return {
      next,
      values: [{ ...spanOf(scene, at, next), kind: 'format', language: 'moment', format: 'YYYY-MM-DDTHH:mm:ss' }],
    };
  }
  const quoted = token.kind === 'quoted' ? token.text : null;
  const next = quoted === null ? runEnd(scene, at, end) : at + 1;
  const text = (quoted ?? textOf(scene.request, tokens, at, next)).trim();
  const value = layoutOf(text, said, quoted !== null);
  if (value === null) {
    // A date layout may have a blank between day and time.
    const longer = quoted === null ? runEnd(scene, next, end) : next;
    const both = longer > next ? momentFormat(textOf(scene.request, tokens, at, longer)) : null;
    return both === null
      ? null
      : { next: longer, values: [{ ...spanOf(scene, at, longer), kind: 'format', language: 'moment', format: both }] };
  }
  if (value.language === 'moment' && quoted === null) {
    const longer = runEnd(scene, next, end);
    const both = longer > next ? momentFormat(textOf(scene.request, tokens, at, longer)) : null;
    if (both !== null)
      return {
        next: longer,
        values: [{ ...spanOf(scene, at, longer), kind: 'format', language: 'moment', format: both }],
      };
  }
  return { next, values: [{ ...spanOf(scene, at, next), kind: 'format', ...value }] };
}

type Layout = Pick<Extract<ValueAsk, { kind: 'format' }>, 'language' | 'format' | 'example'>;

function layoutOf(text: string, said: boolean, quoted: boolean): Layout | null {
  const moment = momentFormat(text);
  if (moment !== null) return { language: 'moment', format: moment };
  const pattern = patternOf(text, said || quoted ? 'example' : 'placeholder');
  if (pattern === null) return null;
  if (quoted && !said && !pattern.hasPlaceholder) return null;
  return pattern.hasPlaceholder
    ? { language: 'pattern', format: pattern.pattern }
    : { language: 'pattern', format: pattern.pattern, example: text };
}

/** The end of the run without blanks that starts at a position; brackets that close nothing, commas and closing points are left out. */
function runEnd(scene: Scene, at: number, end: number): number {
  const { tokens } = scene;
  let depth = 0;
  let here = at;
  while (here < end) {
    const token = tokens[here];
    if (token === undefined || token.kind === 'line' || (here > at && !token.glued)) break;
    if (token.word === '(' || token.word === '{' || token.word === '[') depth += 1;
    if (token.word === ')' || token.word === '}' || token.word === ']') {
      if (depth === 0) break;
      depth -= 1;
    }
    if (token.word === ',' || token.word === ';') break;
    here += 1;
  }
  while (here > at + 1 && ['.', ':', '!', '?'].includes(tokens[here - 1]?.word ?? '')) here -= 1;
  return here;
}
