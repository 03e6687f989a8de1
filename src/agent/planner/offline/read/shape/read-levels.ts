import { wordsEnd } from '../lexicon/lexicon.ts';
import { timeUnits } from '../number/units.ts';
import type { Scene } from '../text/scene.ts';
import type { Extent } from './read-extent.ts';
import { times } from './times-words.ts';

/** `±2 degrees`, `+/- 5 %`, `plus or minus 2`. */
export function readSpread(scene: Scene, at: number): Extent | null {
  const { tokens } = scene;
  const start =
    tokens[at]?.word === '±'
      ? at + 1
      : wordsEnd(tokens, at, '+ / -') > 0
        ? wordsEnd(tokens, at, '+ / -')
        : wordsEnd(tokens, at, 'plus or minus');
  if (start <= 0) return null;
  const fact = scene.factFrom.get(start);
  if (fact?.kind === 'amount')
    return { next: fact.end, spread: { value: fact.percent ? fact.value / 100 : fact.value, percent: fact.percent } };
  const token = tokens[start];
  return token?.kind === 'number' ? { next: start + 1, spread: { value: token.value, percent: false } } : null;
}

type Level = { readonly next: number; readonly value: number; readonly unit: string | null };

function levelAt(scene: Scene, at: number): Level | null {
  const { tokens } = scene;
  const sign = ['$', '€', '£'].includes(tokens[at]?.word ?? '') ? 1 : 0;
  const token = tokens[at + sign];
  if (token?.word === 'zero') return { next: at + 1, value: 0, unit: null };
  if (token?.kind !== 'number') return null;
  const word = tokens[at + sign + 1]?.word ?? '';
  const isUnit =
    word === '%' || timeUnits[word] !== undefined || /^(?:°|c|degrees?|ms|kw|mw|kwh|usd|eur|k)$/u.test(word);
  return {
    next: at + sign + (isUnit ? 2 : 1),
    value: word === '%' ? token.value / 100 : token.value,
    unit: isUnit ? (timeUnits[word] ?? word) : null,
  };
}

/** `from 4 h to 18 h`, `from 10 to 40`, `to 50 %`, `down to zero`. */
export function readLevels(scene: Scene, at: number, end: number): Extent | null {
  const { tokens } = scene;
  if (monthNear(scene, at)) return null;
  const word = tokens[at]?.word ?? '';
  if (word === 'from') {
    const from = levelAt(scene, at + 1);
    if (from === null || !['to', '->', '→', '-'].includes(tokens[from.next]?.word ?? '')) return null;
    const to = levelAt(scene, from.next + 1);
    if (to === null || to.next > end || monthNear(scene, to.next)) return null;
    if (to.unit === null && from.value > 1900 && to.value > 1900) return null;
    const unit = to.unit ?? from.unit;
    return {
      next: to.next,
      levels: { from: from.unit === null && unit === '%' ? from.value / 100 : from.value, to: to.value, unit },
    };
  }
  const isHome = ['around', 'about', 'to'].includes(word) && tokens[at - 1]?.word.startsWith('rever') === true;
  if (word !== 'to' && !isHome && !(word === 'at' && tokens[at - 1]?.word === 'stuck')) return null;
  const to = levelAt(scene, at + 1);
  if (to === null || times.has(tokens[to.next]?.word ?? '') || monthNear(scene, to.next)) return null;
  return { next: to.next, levels: { from: null, to: to.value, unit: to.unit } };
}

/** Whether a stretch of time starts here: its figures are no levels. */
function monthNear(scene: Scene, at: number): boolean {
  const fact = scene.factFrom.get(at);
  return fact?.kind === 'moment' || fact?.kind === 'moments';
}

/** "starts at 400", "starting with 2,000". */
export function readStart(scene: Scene, at: number): Extent | null {
  const { tokens } = scene;
  if (!['starts', 'starting', 'start', 'begins', 'beginning'].includes(tokens[at]?.word ?? '')) return null;
  if (!['at', 'with', 'from'].includes(tokens[at + 1]?.word ?? '')) return null;
  const level = levelAt(scene, at + 2);
  return level === null || monthNear(scene, at + 2) ? null : { next: level.next, start: level.value };
}
