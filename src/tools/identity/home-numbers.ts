import type { PoolSource } from '../../contract/pool.ts';
import { fillPattern, type FilledPattern, readPattern } from './fill-pattern.ts';
import type { Home } from './homes.ts';
import type { IdentityRows } from './identity-context.ts';
import { needPool, textPart } from './pool-parts.ts';
import { fractionOf, type Streams, type Words } from './stream.ts';
import { makePicker, pickAt, type Picker } from './weighted-pick.ts';

type Choice = { readonly patterns: readonly FilledPattern[]; readonly picker: Picker; readonly capacity: number };

/** Numbers whose shape depends on a country: telephone numbers, national ids. One choice of patterns for each home. */
export type HomeNumbers = readonly Choice[];

/** Reads a pool with the parts `country_code` and `pattern`; homes without an entry of their own take those of country `ZZ`. */
export async function loadHomeNumbers(
  pools: PoolSource,
  poolName: string,
  homes: readonly Home[],
): Promise<HomeNumbers> {
  const pool = await needPool(pools, poolName);
  const codes = textPart(pool, 'country_code');
  const patterns = textPart(pool, 'pattern');
  const entriesOf = (country: string): number[] => codes.flatMap((code, at) => (code === country ? [at] : []));
  const others = entriesOf('ZZ');
  return homes.map(({ country }) => {
    const own = entriesOf(country);
    const chosen = own.length > 0 ? own : others;
    const read = chosen.map((at) => readPattern((patterns[at] ?? '').replace('{country}', country)));
    return {
      patterns: read,
      picker: makePicker(
        read.length,
        chosen.map((at) => pool.weights?.[at] ?? 1),
      ),
      capacity: Math.min(...read.map((one) => one.capacity)),
    };
  });
}

/**
 * Draws one number per row. `uniqueIn`: rows of the table, when no two rows may share one; where a reserved range is too small for the table,
 * the number goes on with `overflow` and an extension.
 */
export function drawHomeNumbers(
  numbers: HomeNumbers,
  chunk: IdentityRows,
  homes: Int32Array,
  streams: Streams,
  purpose: string,
  uniqueIn: number | null,
  overflow: string,
): string[] {
  const { rows } = chunk;
  const texts: string[] = [];
  const places = uniqueIn === null ? null : streams.places(purpose, rows, uniqueIn);
  const shapes = streams.words(purpose, rows, chunk.attempt);
  const digits = streams.words(`${purpose}-digits`, rows, chunk.attempt);
  for (let at = 0; at < rows.count; at += 1) {
    const choice = numbers[Math.max(0, homes[at] ?? 0)];
    if (choice === undefined) texts[at] = '';
    else
      texts[at] =
        places === null ? anyNumber(choice, shapes, digits, at) : ownNumber(choice, places[at] ?? 0, overflow);
  }
  return texts;
}

function anyNumber(choice: Choice, shapes: Words, digits: Words, at: number): string {
  const pattern = choice.patterns[pickAt(choice.picker, shapes.low[at] ?? 0)];
  return pattern === undefined ? '' : fillPattern(pattern, Math.floor(fractionOf(digits, at) * pattern.capacity));
}

function ownNumber(choice: Choice, place: number, overflow: string): string {
  const size = choice.patterns.length;
  const pattern = choice.patterns[place % size];
  const rest = Math.floor(place / size);
  const text = pattern === undefined ? '' : fillPattern(pattern, rest % choice.capacity);
  const extension = Math.floor(rest / choice.capacity);
  return extension === 0 ? text : `${text}${overflow}${extension}`;
}
