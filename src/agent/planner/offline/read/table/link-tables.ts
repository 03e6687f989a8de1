import { addColumn, sameName, type Draft, type TableDraft } from '../draft.ts';
import { claim, spanOf, type Scene } from '../text/scene.ts';
import { impliedColumn, singular } from './implied-column.ts';

/** "restaurant-persona assignments" points at restaurants and at personas. */
export function linkCompounds(tables: readonly TableDraft[]): void {
  for (const table of tables) {
    const parts = table.subject.split(/[-\s/]+/u).slice(0, -1);
    for (const part of parts) {
      const owner = tables.find(
        (other) => other !== table && sameName(other.subject.split(' ').at(-1) ?? '') === sameName(part),
      );
      if (owner !== undefined)
        addColumn(
          table,
          impliedColumn(`${singular(owner.subject.split(' ').at(-1) ?? '')}_id`, table.span, [
            { ...table.span, kind: 'reference', table: owner.name ?? owner.subject },
          ]),
        );
    }
  }
}

/** "assign all but 1 volunteer to a supervisor": the rows of one table point at the other, all but so many. */
export function readAssign(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const { tokens } = scene;
  if (tokens[first]?.word !== 'assign' && tokens[first]?.word !== 'link') return false;
  const to = tokens.slice(first, end).findIndex((token) => token.word === 'to') + first;
  const find = (word: string): TableDraft | undefined =>
    draft.tables.find((table) => sameName(table.subject.split(' ').at(-1) ?? '') === sameName(word));
  const child = to > first ? find(tokens[to - 1]?.text ?? '') : undefined;
  const parent = find(tokens[end - 1]?.text ?? '');
  if (child === undefined || parent === undefined || child === parent) return false;
  const span = spanOf(scene, first, end);
  const but = scene.factFrom.get(to - 2);
  const without = but?.kind === 'amount' && tokens[to - 3]?.word === 'but' ? but.value : 0;
  const rows = child.rows?.min ?? 0;
  addColumn(
    child,
    impliedColumn(singular(parent.subject), span, [
      { ...span, kind: 'reference', table: parent.name ?? parent.subject },
      ...(without > 0 && rows > 0 ? [{ ...span, kind: 'nulls', share: without / rows } as const] : []),
    ]),
  );
  claim(scene, first, end);
  return true;
}
