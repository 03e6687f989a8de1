import type { Scene } from '../text/scene.ts';

/** Where a remark starts after words that only lead up to it ("and also add some"). */
export function skipLead(scene: Scene, first: number, end: number): number {
  let at = first;
  while (
    at < end - 1 &&
    [
      'where',
      'and',
      'plus',
      'also',
      'but',
      'then',
      'with',
      'including',
      'include',
      'add',
      'please',
      'make',
      'sure',
      'that',
      'there',
      'are',
      'is',
      'a',
      'some',
      'so',
      'ensure',
      'includes',
      'having',
      'e',
      'y',
      'the',
      'com',
      'con',
      'should',
      'be',
      'in',
      'addition',
      'to',
      'finally',
      'have',
      'i',
      'want',
      'need',
      'me',
      'give',
      'put',
      'this',
    ].includes(scene.tokens[at]?.word ?? '') &&
    scene.factFrom.get(at) === undefined &&
    !(scene.tokens[at]?.word === 'some' && end - at <= 3) &&
    !(
      ['make', 'in', 'to', 'put', 'a', 'the', 'i', 'is', 'are'].includes(scene.tokens[at]?.word ?? '') &&
      at === first &&
      !['sure', 'addition', 'want', 'need', 'spike', 'dip'].includes(scene.tokens[at + 1]?.word ?? '') &&
      !['a', 'the'].includes(scene.tokens[at]?.word ?? '')
    )
  )
    at += 1;
  return at;
}
