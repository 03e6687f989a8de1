import type { RequestReading } from '../../reading.ts';
import { wordsOf, spanOf, type Scene } from '../text/scene.ts';
import { cities, countries, demonyms } from './places.ts';

export type PlaceRead = {
  readonly locale: NonNullable<RequestReading['locale']>;
  readonly first: number;
  readonly end: number;
  readonly words: string;
};

/** The first place or nationality named: `in Nairobi`, `Austin, Texas`, `Indian customers`, `brasileira`, `US cities`. */
export function readPlace(scene: Scene, first: number, end: number): PlaceRead | null {
  let best: PlaceRead | null = null;
  for (let at = first; at < end; at += 1) {
    const found = placeAt(scene, at, end);
    if (found !== null && (best === null || (best.locale.place === null && found.locale.place !== null))) best = found;
  }
  return best;
}

/** The place at a position, or null. City names must be written with a capital. */
function placeAt(scene: Scene, at: number, end: number): PlaceRead | null {
  const { tokens } = scene;
  for (let size = Math.min(3, end - at); size > 0; size -= 1) {
    let key = '';
    for (let step = 0; step < size; step += 1) {
      const token = tokens[at + step];
      if (token?.kind !== 'word') {
        key = '';
        break;
      }
      key += (key === '' ? '' : ' ') + token.word;
    }
    if (key === '') continue;
    const text = wordsOf(scene, at, at + size);
    const city = cities.get(key);
    const isCapital = /^\p{Lu}/u.test(text) || !/\p{Script=Latin}/u.test(text);
    const say = (code: string, place: string | null, stop: number): PlaceRead => ({
      locale: { locale: countries[code]?.locale ?? `en_${code}`, place, country: code, span: spanOf(scene, at, stop) },
      first: at,
      end: stop,
      words: text,
    });
    if (city !== undefined && isCapital) {
      const isState =
        tokens[at + size]?.word === ',' &&
        tokens[at + size + 1]?.kind === 'word' &&
        /^\p{Lu}/u.test(tokens[at + size + 1]?.text ?? '');
      const region = isState ? placeAt(scene, at + size + 1, at + size + 2) : null;
      return say(city, text, region === null ? at + size : at + size + 2);
    }
    const code = demonyms.get(key);
    if (code === undefined) continue;
    if (key === 'us' && text !== 'US') continue;
    if (['in', 'de', 'it'].includes(key)) continue;
    const isRegion = code.length > 2;
    return say(code.slice(0, 2), isRegion ? text : null, at + size);
  }
  return null;
}
