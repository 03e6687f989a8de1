import type { TableAsk, ValueAsk } from '../../reading.ts';
import { spanOf, type Scene } from '../text/scene.ts';
import { monthOf, weekdayOf } from '../time/month-names.ts';
import { conflict, figure, type Contradiction } from './contradiction.ts';
import { claimless, sentencesOf } from './sentences-of.ts';

const noTwice =
  /\b(?:(?:every|each|all) (?:\p{L}+ )?values? (?:is |are |must be |should be |being )?(?:different|unique|distinct)|no (?:\p{L}+ )?values? (?:may |can |should |must |is |are |ever )*(?:occurs?|appears?|repeats?|repeated|comes? up|used|allowed|be used|be repeated)|no two (?:\p{L}+ )?(?:rows?|records?|lines?|entries|of them|values) (?:may |can |should |must )?(?:share|have|has|be|are)|no (?:duplicates?|duplicate values|repeats|repetitions?)|never repeats?|without (?:duplicates|repeats|repetition)|must be unique|all (?:unique|different|distinct)|unique\b)/u;
const figuresWithParts =
  /price|amount|cost|weight|height|temp|value|distance|salary|revenue|income|lat|lon|volume|total|fee|area|speed|time|date/iu;

/** A column without any value twice that has fewer values to choose from than the table has rows. */
export function tooFewValues(scene: Scene, tables: readonly TableAsk[]): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const [only] = tables;
  for (const table of tables) {
    const rows = leastRows(table);
    if (rows === null) continue;
    for (const column of table.columns) {
      const own = scene.request.slice(column.from, column.to).toLowerCase();
      const isUnique =
        column.values.some((value) => value.kind === 'unique' || value.kind === 'primary-key') ||
        noTwice.test(own) ||
        /^unique\b/iu.test(column.name);
      const room = isUnique ? roomOf(column.name, column.values) : null;
      if (room === null || room >= rows) continue;
      const name = column.name.replace(/^unique (?:column |field )?/iu, '');
      found.push(
        conflict(
          column,
          `"${name}" has at most ${figure(room)} different values, so they cannot all differ in ${figure(rows)} rows: fewer rows, or values that come again?`,
        ),
      );
    }
  }
  const rows = tables.length === 1 && only !== undefined ? leastRows(only) : null;
  if (rows === null || found.length > 0) return found;
  for (const { first, end } of sentencesOf(scene)) {
    const words = claimless(scene, first, end);
    const cycle = noTwice.test(words) ? cycleIn(scene, first, end) : null;
    if (cycle === null || cycle.size >= rows) continue;
    found.push(
      conflict(
        spanOf(scene, cycle.at, cycle.at + 3),
        `There are ${figure(cycle.size)} different values from ${cycle.words}, so none can be there only once in ${figure(rows)} rows: fewer rows, or values that come again?`,
      ),
    );
  }
  return found;
}

function leastRows(table: TableAsk): number | null {
  return table.rows === null || table.rows.per !== undefined ? null : table.rows.min;
}

/** How many values there are to choose from; null when there is no end of them. */
function roomOf(name: string, values: readonly ValueAsk[]): number | null {
  for (const value of values) {
    if (value.kind === 'one-of' && !value.open && value.values.length >= 2) return value.values.length;
    if (value.kind === 'type' && value.type === 'boolean') return 2;
  }
  const isParted = values.some(
    (value) =>
      (value.kind === 'type' && (['double', 'decimal'].includes(value.type) || (value.decimals ?? 0) > 0)) ||
      value.kind === 'unit' ||
      value.kind === 'format',
  );
  const range = values.find((value) => value.kind === 'range');
  if (range === undefined || isParted || range.min === null || range.max === null || range.unit !== undefined)
    return null;
  if (!Number.isInteger(range.min) || !Number.isInteger(range.max) || figuresWithParts.test(name)) return null;
  const room = range.max - range.min + 1 - { none: 0, min: 1, max: 1, both: 2 }[range.exclusive];
  return room >= 1 ? room : null;
}

/** "Monday to Sunday", "from January until June": how many there are. */
function cycleIn(
  scene: Scene,
  first: number,
  end: number,
): { readonly size: number; readonly at: number; readonly words: string } | null {
  for (let at = first; at + 2 < end; at += 1) {
    if (!['to', '-', 'through', 'until', 'till', 'bis', 'a'].includes(scene.tokens[at + 1]?.word ?? '')) continue;
    const [from, to] = [scene.tokens[at]?.word ?? '', scene.tokens[at + 2]?.word ?? ''];
    const words = `${scene.tokens[at]?.text ?? ''} to ${scene.tokens[at + 2]?.text ?? ''}`;
    const days = [weekdayOf(from, true), weekdayOf(to, true)] as const;
    if (days[0] > 0 && days[1] > 0) return { size: ((days[1] - days[0] + 7) % 7) + 1, at, words };
    const months = [monthOf(from), monthOf(to)] as const;
    if (months[0] > 0 && months[1] > 0) return { size: ((months[1] - months[0] + 12) % 12) + 1, at, words };
  }
  return null;
}
