import { patternClass } from '../../../../tools/draw/pattern.ts';

const alphabets: Readonly<Record<string, { readonly size: number; readonly regex: string }>> = {
  '#': { size: 10, regex: '\\d' },
  A: { size: 26, regex: '[A-Z]' },
  a: { size: 26, regex: '[a-z]' },
  X: { size: 36, regex: '[A-Z0-9]' },
  x: { size: 16, regex: '[0-9a-f]' },
};

type Part = { readonly character: string; readonly literal: boolean; readonly size: number };

/** The characters of a pattern of the plan language, literal ones marked. */
function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    const group = character === '[' ? patternClass(pattern, at) : null;
    if (group !== null) {
      parts.push({ character: pattern.slice(at, group.end), literal: false, size: group.letters.length });
      at = group.end - 1;
    } else if (character === '\\' && at + 1 < pattern.length) {
      at++;
      parts.push({ character: pattern.charAt(at), literal: true, size: 1 });
    } else {
      const size = alphabets[character]?.size;
      parts.push({ character, literal: size === undefined, size: size ?? 1 });
      at += character.length - 1;
    }
  }
  return parts;
}

/** How many different codes a pattern gives. */
export function capacityOf(pattern: string): number {
  return partsOf(pattern).reduce((product, part) => product * part.size, 1);
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
      : (alphabets[part.character]?.regex ?? part.character);
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
