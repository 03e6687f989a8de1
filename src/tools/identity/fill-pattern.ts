/** A pattern whose `#` are digits, `@` capital letters and `%` digits other than 0, ready to be filled by a number. */
export type FilledPattern = {
  readonly pieces: readonly (string | { readonly radix: number; readonly width: number; readonly first: string })[];
  readonly capacity: number;
};

/** Reads a pattern; everything but `#`, `@` and `%` stands for itself. */
export function readPattern(pattern: string): FilledPattern {
  const pieces: (string | { radix: number; width: number; first: string })[] = [];
  let capacity = 1;
  for (const run of pattern.match(/#+|@|%|[^#@%]+/gu) ?? []) {
    const first = run[0];
    if (first === '#') pieces.push({ radix: 10 ** run.length, width: run.length, first: '' });
    else if (first === '@') pieces.push({ radix: 26, width: 0, first: 'A' });
    else if (first === '%') pieces.push({ radix: 9, width: 0, first: '1' });
    else pieces.push(run);
    const last = pieces[pieces.length - 1];
    if (typeof last === 'object') capacity *= last.radix;
  }
  return { pieces, capacity };
}

/** The pattern's text for a number from 0 up to its capacity; different numbers give different texts. */
export function fillPattern(pattern: FilledPattern, number: number): string {
  let text = '';
  let rest = number;
  for (const piece of pattern.pieces) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const digit = rest % piece.radix;
    rest = Math.floor(rest / piece.radix);
    text +=
      piece.width > 0 ? String(piece.radix + digit).slice(1) : String.fromCharCode(piece.first.charCodeAt(0) + digit);
  }
  return text;
}
