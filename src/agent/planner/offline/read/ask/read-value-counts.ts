import { addColumn, sameName, type Draft, type TableDraft } from '../draft.ts';
import { claim, closeOf, spanOf, type Scene } from '../text/scene.ts';
import type { ColumnAsk } from '../../reading.ts';
import { conditionOf } from '../rule/match-value.ts';
import { countOf } from './read-count.ts';

type Found = {
  readonly table: TableDraft;
  readonly column: ColumnAsk;
  readonly value: string;
  readonly count: number;
  readonly at: number;
  readonly end: number;
};

/** Rows counted by the value of a column that lists it: "900 active and 100 inactive users", "1 ADMIN and 1000 USER accounts". Their sum is the row count. */
export function readValueCounts(scene: Scene, draft: Draft, first: number, end: number): boolean {
  const found: Found[] = [];
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    const count = fact === undefined ? null : countOf(scene, fact, at, fact.end);
    if (fact === undefined || count === null || !Number.isInteger(count.min) || count.min < 1) continue;
    for (let here = fact.end; here < Math.min(end, fact.end + 4); here += 1) {
      const hit = listing(draft, scene.tokens[here]?.text ?? '');
      if (hit === null) continue;
      found.push({ ...hit, count: count.min, at, end: here + 1 });
      break;
    }
  }
  const [one] = found;
  if (one === undefined || found.length < 2 || found.some((other) => other.column.name !== one.column.name))
    return false;
  const sum = found.reduce((total, each) => total + each.count, 0);
  const span = spanOf(scene, one.at, found.at(-1)?.end ?? one.end);
  one.table.columns = one.table.columns.map((column) =>
    column.name === one.column.name
      ? {
          ...column,
          values: [
            ...column.values.filter((value) => value.kind !== 'one-of'),
            { ...span, kind: 'one-of', values: found.map(({ value, count }) => ({ value, count })), open: false },
          ],
        }
      : column,
  );
  one.table.rows ??= { ...span, min: sum, max: sum, approximate: false };
  for (const each of found) {
    claim(scene, each.at, each.end);
    nameThem(scene, draft, each, end);
  }
  claim(scene, one.at, found.at(-1)?.end ?? one.end);
  return true;
}

/** The column that lists a value, and the value as listed there; null when none does. */
export function listing(draft: Draft, text: string): Pick<Found, 'table' | 'column' | 'value'> | null {
  if (text === '') return null;
  for (const table of draft.tables) {
    for (const column of table.columns) {
      for (const ask of column.values) {
        const choice =
          ask.kind === 'one-of'
            ? ask.values.find(({ value }) => String(value).toLowerCase() === text.toLowerCase())
            : undefined;
        if (choice !== undefined) return { table, column, value: String(choice.value) };
      }
    }
  }
  return null;
}

/** "1 ADMIN account (super_admin)": the rows of that value carry this name. */
function nameThem(scene: Scene, draft: Draft, found: Found, end: number): void {
  for (let at = found.end; at < Math.min(end, found.end + 4); at += 1) {
    if (scene.tokens[at]?.word !== '(' || closeOf(scene, at, end) !== at + 3 || found.count !== 1) continue;
    const name = found.table.columns.find((column) =>
      /^(?:username|user_?name|login|name|nickname)$/u.test(sameName(column.name)),
    );
    const token = scene.tokens[at + 1];
    if (name === undefined || token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) continue;
    const span = spanOf(scene, found.at, at + 3);
    draft.rules.push({
      ...span,
      kind: 'conditional-values',
      when: conditionOf(draft, found.value).when,
      column: name.name,
      value: { ...span, kind: 'constant', value: token.text },
    });
    claim(scene, found.at, at + 3);
    addColumn(found.table, { ...name, about: '', values: [] });
  }
}
