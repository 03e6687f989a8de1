import { phraseEnd } from '../lexicon/lexicon.ts';
import { dayOf } from '../time/calendar.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import type { ValueReader } from './value-read.ts';

const links = wordSet('- – — to and until till through bis a und y e et');

/** Times of day and months in figures from … to …: `between 07:00 and 21:00`, `02:10-05:30`, `from 01/2027 to 12/2029`. Times lie on 1970-01-01. */
export const readMomentSpan: ValueReader = (scene, at, end) => {
  let here = at;
  for (const tag of ['between', 'from'] as const) here = Math.max(here, phraseEnd(scene.tokens, at, tag));
  const low = clockAt(scene, here) ?? monthAt(scene, here);
  if (low === null || !links.has(scene.tokens[low.next]?.word ?? '')) return null;
  const high = low.isClock ? clockAt(scene, low.next + 1) : monthAt(scene, low.next + 1);
  if (high === null || high.next > end || low.from >= high.to) return null;
  return {
    next: high.next,
    values: [
      {
        ...spanOf(scene, at, high.next),
        kind: 'moment-range',
        from_moment: low.from,
        to_moment: high.to,
        inclusive: low.isClock,
      },
    ],
  };
};

type End = { readonly from: string; readonly to: string; readonly next: number; readonly isClock: boolean };

function clockAt(scene: Scene, at: number): End | null {
  const token = scene.tokens[at];
  if (token?.kind !== 'time') return null;
  const moment = `1970-01-01T${token.text}:00`;
  return { from: moment, to: moment, next: at + 1, isClock: true };
}

function monthAt(scene: Scene, at: number): End | null {
  const [month, slash, year] = [scene.tokens[at], scene.tokens[at + 1], scene.tokens[at + 2]];
  if (month?.kind !== 'number' || slash?.word !== '/' || year?.kind !== 'number') return null;
  if (month.text.length > 2 || month.value < 1 || month.value > 12 || !/^(?:19|20)\d\d$/u.test(year.text)) return null;
  return {
    from: dayOf(year.value, month.value, 1),
    to: dayOf(year.value, month.value + 1, 1),
    next: at + 3,
    isClock: false,
  };
}
