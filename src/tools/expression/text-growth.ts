import { childrenOf, type ExpressionTree } from './expression-tree.ts';
import { refuse } from './refusal.ts';

const mostGrowth = 10_000;
/** How much longer a replacement by a column's text is assumed to make a text. */
const columnGrowth = 10;

/**
 * Throws a refusal when replacements within replacements could make a text more than 10,000 times as long: a formula of a few hundred
 * characters could otherwise ask for more memory than there is. Gives the factor.
 */
export function checkTextGrowth(tree: ExpressionTree): number {
  const below = Math.max(1, ...childrenOf(tree).map(checkTextGrowth));
  if (tree.kind !== 'call' || tree.name !== 'replace') return below;
  const [, old, fresh] = tree.arguments;
  const before = old?.kind === 'string' ? Math.max(1, old.value.length) : 1;
  const growth = fresh?.kind === 'string' ? Math.max(1, fresh.value.length / before) : columnGrowth;
  if (below * growth <= mostGrowth) return below * growth;
  throw refuse(
    'Nested replace(…) could make a text endlessly long.',
    'Replace over several columns, or with shorter texts.',
  );
}
