import { askedColumn } from './asked-column.ts';
import { draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { freeName, nameWords, snakeCase } from './name-words.ts';

/** What a table of sums over time has when the words name no figure: those of the domain's own that are no attribute of anything else. */
export function addSeriesColumns(making: Making, table: TableDraft, taken: Set<string>): void {
  const roles = new Set(['count', 'money', 'measure']);
  const figures = table.columns.filter(
    (column) => roles.has(column.concept?.role ?? '') || ['integer', 'decimal', 'double'].includes(column.plan.type),
  );
  if (figures.length > 0 || table.ask?.complete === true || (table.ask?.columns.length ?? 0) >= 2) return;
  const shapes = (table.shape?.kind === 'event' ? table.shape.columns : []).filter((shape) => {
    const concept = making.meanings.concept(shape.concept);
    return concept !== null && roles.has(concept.role);
  });
  const counted = countedThings(table);
  if (counted !== null) {
    taken.add(counted);
    table.columns.push(countColumn(freeName(counted, new Set(table.columns.map((column) => column.plan.name)))));
    return;
  }
  for (const shape of shapes.slice(0, 3)) {
    const concept = making.meanings.concept(shape.concept);
    if (concept === null) continue;
    const name = freeName(shape.name, taken);
    taken.add(name);
    // Without the shape's name behind it the column is no look at a pool: one series has no products.
    table.columns.push(
      draftColumn({ plan: freshColumn(name, concept.type, concept.source), origin: 'usual', concept }),
    );
  }
  if (shapes.length === 0) addSubject(making, table, taken);
}

/** "Visitors per day": when the rows are single visits and the words count them, their number is the figure. Sales are sums, no things. */
function countedThings(table: TableDraft): string | null {
  const words = (table.ask?.subject ?? '').split(/ (?:of|at|in|from|for|by|on|with|to) /iu)[0] ?? '';
  const last = nameWords(words).at(-1) ?? '';
  const plural = words.trim().split(' ').at(-1)?.toLowerCase() ?? '';
  if (table.shape?.kind !== 'event' || !/[^s]s$/u.test(plural) || ['sale', 'earning'].includes(last)) return null;
  return snakeCase(plural);
}

/** "monthly number of members of a chain", "lux of a greenhouse": what the words count or measure is the figure. */
function addSubject(making: Making, table: TableDraft, taken: Set<string>): void {
  const words = (table.ask?.subject ?? '')
    .replace(/^(?:the |a )?(?:number|count|amount|total|level)s? of /iu, '')
    .split(/ (?:of|at|in|from|for|by|on|with|per|de|von|van) /iu)[0]
    ?.trim();
  const name = words === undefined || words === '' ? 'value' : words;
  const column = askedColumn(making, table, { from: 0, to: 0, name, literal: false, about: '', values: [] }, taken);
  const isFigure = ['integer', 'decimal', 'double'].includes(column.plan.type) && column.concept?.role !== 'id';
  table.columns.push(isFigure ? { ...column, ask: null, origin: 'usual' } : countColumn(column.plan.name));
}

function countColumn(name: string): ColumnDraft {
  const plan = freshColumn(name, 'integer', {
    kind: 'number',
    distribution: { kind: 'lognormal', median: 120, sigma: 0.35 },
    min: 0,
    given: [],
  });
  return draftColumn({ plan, origin: 'usual', aliases: [name] });
}
