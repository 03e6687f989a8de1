import { wordSet } from '../text/word-set.ts';
import { isTag } from '../lexicon/lexicon.ts';
import { wordsOf, type Scene } from '../text/scene.ts';

const leading = wordSet(
  'random randomly some various different realistic fake their its the a an respective every each column columns field fields for with also called named and include including add as well one el la los las o os um uma un una le les l der die das ein eine such like unas unos finally then plus has have having any corresponding both either ihre su seu sua son sa',
);
const trailing = wordSet(
  'column columns field fields feature attribute value values random randomly is are should must of with the be that which will ranging can has have in being each all always for from to and at either range varies vary a',
);

/** Where a name starts after words that only introduce it ("a random", "the", "column for"). */
export function skipLeading(scene: Scene, first: number, end: number): number {
  let at = first;
  while (at < end - 1 && leading.has(scene.tokens[at]?.word ?? '') && scene.tokens[at]?.kind === 'word') {
    // "no" of a name such as `a_b` is never reached: names with underscores are one word.
    if (scene.tokens[at]?.text !== scene.tokens[at]?.text.toLowerCase() && scene.tokens[at + 1]?.word === ',') break;
    at += 1;
  }
  return at;
}

/** Where a name ends without the words that only lead on ("column", "should be"). */
export function dropTrailing(scene: Scene, first: number, end: number): number {
  let at = end;
  while (at > first + 1 && (trailing.has(scene.tokens[at - 1]?.word ?? '') || scene.tokens[at - 1]?.kind === 'mark')) {
    if (
      at - first === 2 &&
      /^(?:value|range|values|field)$/u.test(scene.tokens[at - 1]?.word ?? '') &&
      !isTag(scene.tokens[first]?.word ?? '', 'column')
    )
      break;
    at -= 1;
  }
  return at;
}

/** The name as typed; a quotation loses its quotes. */
export function nameOf(scene: Scene, first: number, end: number): string {
  const token = scene.tokens[first];
  if (end === first + 1 && token?.kind === 'quoted') return token.text.trim();
  return wordsOf(scene, first, end).replaceAll(/^[\s*_`"']+(?=[\p{L}\d])|[\s*`"':]+$/gu, (sign) =>
    sign.includes('_') ? sign.replaceAll(/[^_]/gu, '') : '',
  );
}

/** A name that is surely meant to the letter: quoted, with underscores, in camel case, or in one odd spelling. */
export function isIdentifier(scene: Scene, first: number, end: number): boolean {
  const token = scene.tokens[first];
  if (token === undefined || end !== first + 1) return false;
  return token.kind === 'quoted' || /_/u.test(token.text) || /\p{Ll}\p{Lu}/u.test(token.text);
}
