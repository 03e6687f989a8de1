import { addColumn, currentTable, sameName, type Draft } from '../draft.ts';
import { nameForValues } from '../table/value-names.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd } from '../text/split.ts';

/** "a mix of resolved and open tickets": both values must occur in the column that has them. Null when the words are no mix of two values. */
export function readMix(scene: Scene, draft: Draft, first: number, end: number): string | null {
  const { tokens } = scene;
  for (let at = first; at < Math.min(end, first + 3); at += 1) {
    const isMix =
      ['mix', 'mixture', 'combination', 'blend', 'balance'].includes(tokens[at]?.word ?? '') &&
      tokens[at + 1]?.word === 'of';
    if (!isMix || tokens[at + 2]?.kind !== 'word' || !isAnd(scene, at + 3) || tokens[at + 4]?.kind !== 'word') continue;
    const values = [wordsOf(scene, at + 2, at + 3), wordsOf(scene, at + 4, at + 5)];
    const span = spanOf(scene, first, Math.min(end, at + 6));
    const kind = nameForValues(
      values.map((value) => ({ value })),
      'type',
    );
    const table = currentTable(draft, span);
    const own = table.columns.find((column) => sameName(column.name).endsWith(sameName(kind)));
    addColumn(table, {
      ...(own ?? { name: kind, literal: false, implied: true }),
      ...span,
      about: '',
      values: [{ ...span, kind: 'one-of', values: values.map((value) => ({ value })), open: true }],
    });
    return kind;
  }
  return null;
}
