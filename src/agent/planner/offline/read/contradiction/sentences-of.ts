import type { Scene } from '../text/scene.ts';
import { readLines, splitSentences } from '../text/sentences.ts';

/** The sentences of a request as stretches of tokens. */
export function sentencesOf(scene: Scene): readonly { readonly first: number; readonly end: number }[] {
  return readLines(scene).flatMap((line) => splitSentences(scene, line.first, line.end));
}

/** The words of a stretch, folded, with single blanks; figures and marks as written. */
export function claimless(scene: Scene, first: number, end: number): string {
  return scene.tokens
    .slice(first, end)
    .map((token) => (token.word === '' ? token.text.toLowerCase() : token.word))
    .join(' ');
}
