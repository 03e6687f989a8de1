const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphabets = new Map([
  ['#', digits],
  ['A', capitals],
  ['a', capitals.toLowerCase()],
  ['X', capitals + digits],
  ['x', `${digits}abcdef`],
]);

/** A pattern taken apart: its UTF-16 units with the placeholders blank, and where those are. */
export type CompiledPattern = {
  readonly units: Uint16Array;
  readonly places: readonly { readonly at: number; readonly letters: Uint16Array }[];
  /** How many codes there are; may be larger than 2^53 and then rounded. */
  readonly capacity: number;
};

/** Takes a pattern apart; see the `pattern` source for its letters. */
export function compilePattern(pattern: string): CompiledPattern {
  const units: number[] = [];
  const places: { at: number; letters: Uint16Array }[] = [];
  let capacity = 1;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    const letters = alphabets.get(character);
    if (letters !== undefined) {
      places.push({ at: units.length, letters: Uint16Array.from(letters, (letter) => letter.charCodeAt(0)) });
      capacity *= letters.length;
      units.push(0);
      continue;
    }
    if (character === '\\' && at + 1 < pattern.length) at++;
    units.push(pattern.charCodeAt(at));
  }
  return { units: Uint16Array.from(units), places, capacity };
}

/** How many different codes a pattern can give (`SKU-####-AA`: 6,760,000). */
export function patternCapacity(pattern: string): number {
  return compilePattern(pattern).capacity;
}
