const keyRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Keys beside each key of a QWERTY keyboard: left, right, and the two nearest in the rows above and below. */
const neighbours: ReadonlyMap<string, string> = new Map(
  keyRows.flatMap((row, at) =>
    Array.from(row, (key, place): [string, string] => {
      const above = keyRows[at - 1] ?? '';
      const below = keyRows[at + 1] ?? '';
      const near = [row[place - 1], row[place + 1], above[place], above[place + 1], below[place - 1], below[place]];
      return [key, near.filter((one) => one !== undefined).join('')];
    }),
  ),
);

/**
 * A text with one slip of the keyboard: a neighbouring key (2 of 5), two letters swapped, one left out, or one doubled (1 of 5 each).
 *
 * `kind`, `place` and `choice` are uniform in (0, 1). Letter case is kept. The result differs from `text` unless it is empty.
 */
export function slip(text: string, kind: number, place: number, choice: number): string {
  const letters = Array.from(text);
  const words = letters.flatMap((letter, at) => (/[\p{L}\p{N}]/u.test(letter) ? [at] : []));
  const spots = words.length > 0 ? words : letters.map((_, at) => at);
  const at = spots[Math.floor(place * spots.length)];
  if (at === undefined) return text;
  const letter = letters[at] ?? '';
  const near = neighbours.get(letter.toLowerCase());
  if (kind < 0.4 && near !== undefined) {
    const key = near.charAt(Math.floor(choice * near.length));
    return [
      ...letters.slice(0, at),
      letter === letter.toLowerCase() ? key : key.toUpperCase(),
      ...letters.slice(at + 1),
    ].join('');
  }
  const next = letters[at + 1];
  if (kind < 0.6 && next !== undefined && next !== letter)
    return [...letters.slice(0, at), next, letter, ...letters.slice(at + 2)].join('');
  if (kind < 0.8 && letters.length > 1) return [...letters.slice(0, at), ...letters.slice(at + 1)].join('');
  return [...letters.slice(0, at), letter, ...letters.slice(at)].join('');
}

/** A text written another way: other case, or blanks around or between; `choice` is uniform in (0, 1). */
export function restyle(text: string, choice: number): string {
  const styles = [text.toUpperCase(), text.toLowerCase(), ` ${text}`, `${text} `, text.replaceAll(' ', '  ')].filter(
    (style) => style !== text,
  );
  return styles[Math.floor(choice * styles.length)] ?? text;
}
