import { claim, type Scene } from '../text/scene.ts';

/** The times of a shape are its own, not the time the whole data cover. */
export function claimMoments(scene: Scene, first: number, end: number, all: boolean): void {
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'moment' || (all && (fact?.kind === 'moments' || fact?.kind === 'relative')))
      claim(scene, at, fact.end);
  }
}
