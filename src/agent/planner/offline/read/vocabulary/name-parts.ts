import { foldWord } from '../text/fold.ts';
import { wordSet } from '../text/word-set.ts';

/** A name or phrase cut into the words that tell columns apart, and the endings that only say a unit or a kind of key. */
export type NameParts = { readonly words: readonly string[]; readonly tails: readonly string[] };

const small = wordSet(
  'the a an of its their his her this that these those each every all any some our my your only de da do del la le les el los las der die das des den du un une um uma il lo i gli het een',
);

/** Endings of names that say in what it is counted or how it is kept. */
const tails = wordSet(
  'id ids no nr num number code key ms kg g mg l ml km m cm mm mi ft kmh mph pct percent c f k s sec secs seconds min mins minutes h hrs hours days eur usd gbp chf jpy inr at on date ts timestamp kw kwh mw mwh w v a hz db lux t bar hpa pa ha m2 m3 dl mgl gdl flag count qty',
);

/** Cuts `wind_speed_ms` into wind, speed and the tail ms; `Exit time` into exit, time. Accents, case and articles are dropped. */
export function nameParts(name: string): NameParts {
  const apart = name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .replaceAll(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replaceAll(/['’]s\b/gu, '');
  const all = foldWord(apart)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const kept = all.filter((word) => !small.has(word));
  const words = [...(kept.length === 0 ? all : kept)];
  const ends: string[] = [];
  while (words.length > 1 && tails.has(words.at(-1) ?? '')) ends.unshift(words.pop() ?? '');
  return { words, tails: ends };
}

/** The stem that forms of one word share: `cancelled`, `cancels` give `cancel`; `berries` gives `berry`. Only for comparing. */
export function stemOf(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/u.test(word)) return word;
  const single = word
    .replace(/ies$/u, 'y')
    .replace(/(?<=ss|x|ch|sh|z)es$/u, '')
    .replace(/(?<=[^su])s$/u, '');
  const plain = single
    .replace(/(?<=.{3})(?:ing|ed)$/u, '')
    .replace(/(?<=.{3}[bdgklmnprt])e$/u, '')
    .replace(/([bdglmnprt])\1$/u, '$1');
  return plain.length >= 3 ? plain : single;
}
