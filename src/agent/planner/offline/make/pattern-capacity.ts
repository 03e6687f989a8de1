const alphabets: Readonly<Record<string, { readonly size: number; readonly regex: string }>> = {
  '#': { size: 10, regex: '\\d' },
  A: { size: 26, regex: '[A-Z]' },
  a: { size: 26, regex: '[a-z]' },
  X: { size: 36, regex: '[A-Z0-9]' },
  x: { size: 16, regex: '[0-9a-f]' },
};

/** The characters of a pattern of the plan language, literal ones marked. */
function partsOf(pattern: string): readonly { readonly character: string; readonly literal: boolean }[] {
  const parts: { character: string; literal: boolean }[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '\\' && at + 1 < characters.length) {
      at++;
      parts.push({ character: characters[at] ?? '', literal: true });
    } else parts.push({ character, literal: alphabets[character] === undefined });
  }
  return parts;
}

/** How many different codes a pattern gives. */
export function capacityOf(pattern: string): number {
  return partsOf(pattern).reduce(
    (product, part) => product * (part.literal ? 1 : (alphabets[part.character]?.size ?? 1)),
    1,
  );
}

/** How many codes a pattern gives when its placeholders count up: only digits count. */
export function orderedCapacityOf(pattern: string): number {
  const digits = partsOf(pattern).filter((part) => !part.literal && part.character === '#').length;
  return digits === 0 ? capacityOf(pattern) : 10 ** digits - 1;
}

/** A regular expression that exactly the codes of a pattern match. */
export function regexOf(pattern: string): string {
  let regex = '';
  let last = '';
  let repeats = 0;
  const flush = (): void => {
    regex += last + (repeats > 1 ? `{${repeats}}` : '');
  };
  for (const part of partsOf(pattern)) {
    const own = part.literal
      ? part.character.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
      : (alphabets[part.character]?.regex ?? '');
    if (own === last) repeats++;
    else {
      flush();
      last = own;
      repeats = 1;
    }
  }
  flush();
  return `^${regex}$`;
}
