import type { Draft } from '../draft.ts';
import { readRules } from '../rule/read-rules.ts';
import { claim, type Scene } from '../text/scene.ts';
import { splitCommas, type Piece } from '../text/split.ts';
import { wordSet } from '../text/word-set.ts';

const joins = wordSet('and but while plus also');
const conditions = wordSet('if when where unless for each every per who whose which then otherwise except given');

/**
 * The clauses of a sentence that says several things one after the other: "the exit is after the entry, the fee between 1 and 25, 30 % are members".
 * Empty when a comma parts anything else: a condition from what follows, the values of one column, a list.
 */
export function seriesOf(scene: Scene, draft: Draft, first: number, end: number): readonly Piece[] {
  const pieces = splitCommas(scene, first, end)
    .map((piece) => withoutJoin(scene, piece))
    .filter((piece) => piece.end > piece.first);
  if (pieces.length < 2) return [];
  if (scene.tokens.slice(first, end).some((token) => conditions.has(token.word))) return [];
  const kinds = pieces.map((piece) => kindOf(scene, draft, piece));
  const isMixed = kinds.includes('rule') && new Set(kinds).size > 1;
  return isMixed && !kinds.includes('') ? pieces : [];
}

function withoutJoin(scene: Scene, piece: Piece): Piece {
  const isJoin = joins.has(scene.tokens[piece.first]?.word ?? '');
  if (isJoin) claim(scene, piece.first, piece.first + 1);
  return isJoin ? { ...piece, first: piece.first + 1 } : piece;
}

/** What a clause holds that can stand alone: an order or formula, a share, bounds. */
function kindOf(scene: Scene, draft: Draft, { first, end }: Piece): 'rule' | 'share' | 'bounds' | '' {
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact === undefined || fact.end > end) continue;
    if (fact.kind === 'amount' && fact.percent && fact.end < end) return 'share';
    if (at > first && (fact.kind === 'range' || fact.kind === 'moments')) return 'bounds';
  }
  return readRules(scene, draft, first, end).length > 0 ? 'rule' : '';
}
