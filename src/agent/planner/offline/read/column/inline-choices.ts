import type { Scene } from '../text/scene.ts';
import { stepOver } from '../text/scene.ts';
import { readFormatValue } from '../value/read-format.ts';
import { readChoices } from '../value/read-choices.ts';
import type { ValueRead } from '../value/value-read.ts';

/** Values right after a name without brackets: `order_status pending/confirmed/shipped`, `gender male or female`, `currency USD|EUR`. */
export function readInlineChoices(scene: Scene, at: number, end: number): ValueRead | null {
  const { tokens } = scene;
  const first = tokens[at];
  if (first === undefined || (first.kind !== 'word' && first.kind !== 'quoted' && first.kind !== 'number')) return null;
  const fact = scene.factFrom.get(at);
  if (fact !== undefined && fact.kind !== 'amount') return null;
  const isAmount = fact?.kind === 'amount';
  if (isAmount && !fact.percent && tokens[fact.end]?.word !== '/' && tokens[fact.end]?.word !== '|') return null;
  const next = tokens[isAmount && !fact.percent ? fact.end : at + 1]?.word ?? '';
  const isSlash = next === '/' || next === '|';
  const isOr = next === 'or' || next === 'ou' || (next === 'o' && scene.language === 'es') || next === 'oder';
  const isQuoted = first.kind === 'quoted' && (next === ',' || isOr || isSlash);
  const own = isAmount ? fact : scene.factFrom.get(at + 1);
  const isShares =
    own?.kind === 'amount' &&
    own.percent &&
    (isAmount ? hasSecondShare(scene, own.end, end) : hasShare(scene, own.end, end));
  const isMerged =
    next === ',' &&
    !['include', 'including', 'not', 'no', 'like', 'exclude', 'excluding', 'with'].includes(
      tokens[at - 1]?.word ?? '',
    ) &&
    first.kind === 'word' &&
    tokens.slice(at, end).some((token) => token.word === 'or' || token.word === 'ou');
  if (!isSlash && !isOr && !isQuoted && !isShares && !isMerged) return null;
  if (isSlash && readFormatValue(scene, at, end, true) !== null) return null;
  if (isSlash && tokens[at + 2]?.kind === 'mark') return null;
  if (
    isOr &&
    (first.kind === 'number' ||
      ['more', 'less', 'fewer', 'above', 'below', 'older', 'so', 'over'].includes(tokens[at + 2]?.word ?? ''))
  )
    return null;
  // Amounts per unit of time are no list: `sessions/day`.
  if (
    isSlash &&
    next === '/' &&
    /^(?:day|hour|week|month|year|minute|second|min|h|s|sec)$/u.test(tokens[at + 2]?.word ?? '')
  )
    return null;
  const stops = isSlash ? [';', '(', ':', ','] : [';', '(', ':'];
  let stop = at;
  while (stop < end && !stops.includes(tokens[stop]?.word ?? '')) stop = stepOver(scene, stop, end);
  const choices = readChoices(scene, at, stop);
  return choices === null ? null : { next: stop, values: [choices] };
}

function hasShare(scene: Scene, at: number, end: number): boolean {
  for (let here = at; here < end; here += 1) {
    const fact = scene.factFrom.get(here);
    if (fact?.kind === 'amount' && fact.percent) return true;
  }
  return false;
}

function hasSecondShare(scene: Scene, at: number, end: number): boolean {
  for (let here = at; here < end; here += 1) {
    const fact = scene.factFrom.get(here);
    if (fact?.kind === 'amount' && fact.percent) return scene.tokens[fact.end] !== undefined && fact.end < end;
  }
  return false;
}
