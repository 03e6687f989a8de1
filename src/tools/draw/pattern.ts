const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphabets = new Map([
  ['#', digits],
  ['A', capitals],
  ['a', capitals.toLowerCase()],
  ['X', capitals + digits],
  ['x', `${digits}abcdef`],
]);

const classText = /\[((?:[0-9A-Za-z]-[0-9A-Za-z]|[0-9A-Za-z._/+-]){1,62})\]/uy;

/**
 * The characters of a class such as `[1-9A-F]` that starts at a position of a pattern, each once and in order, and where it ends. Null when none
 * starts there: one of fewer than two characters, or whose spans run backwards, is plain text.
 */
export function patternClass(pattern: string, at: number): { readonly letters: string; readonly end: number } | null {
  classText.lastIndex = at;
  const inside = classText.exec(pattern)?.[1];
  if (inside === undefined) return null;
  const letters = new Set<string>();
  for (const [part] of inside.matchAll(/[0-9A-Za-z]-[0-9A-Za-z]|./gu)) {
    const first = part.charCodeAt(0);
    const last = part.charCodeAt(part.length - 1);
    if (last < first) return null;
    for (let code = first; code <= last; code++) letters.add(String.fromCharCode(code));
  }
  const sorted = [...letters].toSorted().join('');
  // A span from digits to letters, or from capitals to small ones, has signs between them.
  const isClean = sorted.length > 1 && /^[0-9A-Za-z._/+-]+$/u.test(sorted);
  return isClean ? { letters: sorted, end: at + inside.length + 2 } : null;
}

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
    const group = character === '[' ? patternClass(pattern, at) : null;
    if (group !== null) at = group.end - 1;
    const letters = group?.letters ?? alphabets.get(character);
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
