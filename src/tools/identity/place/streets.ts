import type { PoolSource } from '../../../contract/pool.ts';
import { rowAt } from '../../../contract/chunk.ts';
import type { Homes } from '../homes.ts';
import type { IdentityRows } from '../identity-context.ts';
import { needPool, textPart } from '../pool-parts.ts';
import type { Streams, Words } from '../stream.ts';
import { makePicker, pickAt, type Picker } from '../weighted-pick.ts';

type StreetChoice = {
  readonly names: readonly string[];
  readonly picker: Picker;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly numberFirst: boolean;
  readonly longNumbers: boolean;
};

/** The streets of each home, and how a house number goes with them. */
export type Streets = readonly StreetChoice[];

/** Loads the streets of the homes' locales. */
export async function loadStreets(pools: PoolSource, homes: Homes): Promise<Streets> {
  const byLocale = new Map<string, StreetChoice>();
  for (const { locale, country } of homes.list) {
    const key = `${locale}/${country}`;
    if (byLocale.has(key)) continue;
    const pool = await needPool(pools, `street/${locale}`);
    const address = textPart(await needPool(pools, `name_style/${locale}`), 'address')[0] ?? '{number} {street}';
    const numberFirst = address.indexOf('{number}') < address.indexOf('{street}');
    const [before = '', between = '', after = ''] = address.split(/\{number\}|\{street\}/u);
    byLocale.set(key, {
      names: textPart(pool, 'name'),
      picker: makePicker(pool.size, pool.weights),
      before,
      between,
      after,
      numberFirst,
      longNumbers: ['US', 'CA'].includes(country),
    });
  }
  return homes.list.map((home) => {
    const streets = byLocale.get(`${home.locale}/${home.country}`);
    return (
      streets ?? {
        names: [''],
        picker: makePicker(1, null),
        before: '',
        between: ' ',
        after: '',
        numberFirst: true,
        longNumbers: false,
      }
    );
  });
}

/** Street names of a chunk. */
export function drawStreets(streets: Streets, streams: Streams, chunk: IdentityRows, homes: Int32Array): string[] {
  const words = streams.words('street', chunk.rows, chunk.attempt);
  return Array.from({ length: chunk.rows.count }, (_none, at) => streetAt(streets, homes, words, at));
}

/** House numbers of a chunk: up to four digits in North America, mostly below 100 elsewhere. */
export function drawHouseNumbers(
  streets: Streets,
  streams: Streams,
  chunk: IdentityRows,
  homes: Int32Array,
): Int32Array {
  const words = streams.words('house-number', chunk.rows, chunk.attempt);
  const numbers = new Int32Array(chunk.rows.count);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = houseNumber(streets, homes, words, at);
  return numbers;
}

/** Lines with street and house number as the home's locale writes them; `uniqueIn` rows get a flat number each where it is set. */
export function drawAddressLines(
  streets: Streets,
  streams: Streams,
  chunk: IdentityRows,
  homes: Int32Array,
  uniqueIn: number | null,
): string[] {
  const streetWords = streams.words('street', chunk.rows, chunk.attempt);
  const numberWords = streams.words('house-number', chunk.rows, chunk.attempt);
  const lines: string[] = [];
  for (let at = 0; at < chunk.rows.count; at += 1) {
    const choice = streets[Math.max(0, homes[at] ?? 0)];
    const street = streetAt(streets, homes, streetWords, at);
    const number = String(houseNumber(streets, homes, numberWords, at));
    if (choice === undefined) lines[at] = street;
    else
      lines[at] = choice.numberFirst
        ? `${choice.before}${number}${choice.between}${street}${choice.after}`
        : `${choice.before}${street}${choice.between}${number}${choice.after}`;
    if (uniqueIn !== null) lines[at] += ` #${rowAt(chunk.rows, at) + 1}`;
  }
  return lines;
}

function streetAt(streets: Streets, homes: Int32Array, words: Words, at: number): string {
  const choice = streets[Math.max(0, homes[at] ?? 0)];
  return choice === undefined ? '' : (choice.names[pickAt(choice.picker, words.low[at] ?? 0)] ?? '');
}

function houseNumber(streets: Streets, homes: Int32Array, words: Words, at: number): number {
  const isLong = streets[Math.max(0, homes[at] ?? 0)]?.longNumbers === true;
  const fraction = (words.low[at] ?? 0) / 4_294_967_296;
  return isLong ? 100 + Math.floor(fraction * 9800) : 1 + Math.floor(fraction * fraction * 180);
}
