import { countOf } from '../ask/read-count.ts';
import { phraseEnd } from '../lexicon/lexicon.ts';
import type { Scene } from '../text/scene.ts';
import { wordSet } from '../text/word-set.ts';
import { identifiersIn } from './column-item.ts';

const greetings = wordSet('hi hello hey dear good greetings hola ola bonjour hallo ciao thanks thank');
const tellers = wordSet("i i'm im i've we we're we've our my this it's its it at you as");
const wishes = wordSet('need want would wants needs require looking like please generate create make produce give');
const things = wordSet(
  'a an some the data dataset table fake mock sample test synthetic dummy realistic rows records list file csv demo more random about around roughly you please',
);

/** A sentence that tells who asks or what for ("I'm a city analyst.", "We run a small museum.", "Hi there!"), and asks for nothing itself. */
export function isAside(scene: Scene, first: number, end: number): boolean {
  const { tokens } = scene;
  if (identifiersIn(scene, first, end) > 0 || tokens[end - 1]?.word === ':') return false;
  let at = first;
  while (at < end && (greetings.has(tokens[at]?.word ?? '') || tokens[at]?.kind === 'mark')) at += 1;
  if (at > first && end - at <= 2) return true;
  if (!tellers.has(tokens[at]?.word ?? '')) return false;
  for (let here = at; here < end; here += 1) {
    const word = tokens[here]?.word ?? '';
    if (word === ':') return false;
    if (phraseEnd(tokens, here, 'column') > 0) return false;
    const isWish = wishes.has(word) || phraseEnd(tokens, here, 'make') > 0;
    if (!isWish) continue;
    const make = Math.max(here + 1, phraseEnd(tokens, here, 'make'));
    const next = tokens[make]?.word ?? '';
    // "I want to try out a spreadsheet" asks for nothing; "we want 800 gifts" does.
    if (next === 'to' && phraseEnd(tokens, make + 1, 'make') < 0) continue;
    if (next === 'to' || things.has(next)) return false;
    const fact = scene.factFrom.get(make);
    if (fact !== undefined && countOf(scene, fact, fact.first, fact.end) !== null) return false;
    if (
      tokens[make]?.kind === 'word' &&
      make < end &&
      (here <= at + 4 || word === 'need' || word === 'want') &&
      word !== 'make'
    )
      return false;
  }
  return true;
}
