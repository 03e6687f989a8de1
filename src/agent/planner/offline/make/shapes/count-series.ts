import type { ShapeAsk } from '../../reading.ts';
import { assume, type ColumnDraft, type Making, type TableDraft } from '../draft.ts';
import { figure } from '../figures.ts';
import { likeness, nameWords } from '../name-words.ts';

/** How many there are of something at each tick, when nothing says. */
const usualCount = 100;

/**
 * What goes up and down is a number: a column that a shape of a panel speaks of ("bookings fell to a tenth"), or the only column there is to move, becomes
 * a count over time where its name alone had made it a code or a name. Columns whose values the words fixed stay.
 */
export function countOverTime(making: Making, table: TableDraft, shape: ShapeAsk): void {
  if (table.panel === null) return;
  const free = table.columns.filter((column) => canCount(table, column));
  const about = nameWords(shape.about);
  const named = about.length === 0 ? [] : free.filter((column) => isNamed(column, about));
  const hasSeries = table.columns.some((column) => column.plan.source.kind === 'series');
  const [only] = free;
  const meant = named.length > 0 ? named : !hasSeries && free.length === 1 && only !== undefined ? [only] : [];
  for (const column of meant) {
    const mean = meanOf(column);
    assume(making, `"${column.plan.name}" is a number at each time, about ${figure(mean)} where nothing happens`);
    column.plan = {
      ...column.plan,
      type: 'integer',
      source: {
        kind: 'series',
        level: { kind: 'normal', mean, sd: 0 },
        seasons: [],
        noise: { share: 0.1, persistence: 0.3 },
        drift: 0,
        events: [],
        min: 0,
      },
      unique: false,
      decimals: undefined,
      format: undefined,
    };
  }
}

function canCount(table: TableDraft, column: ColumnDraft): boolean {
  const { source } = column.plan;
  return (
    column.look === null &&
    column.plan.name !== table.time &&
    !column.plan.hidden &&
    ['category', 'pattern', 'entity', 'text', 'constant', 'company', 'person'].includes(source.kind) &&
    !column.fixed.has('values') &&
    !column.fixed.has('source') &&
    !column.fixed.has('format') &&
    !/_?id$/iu.test(column.plan.name)
  );
}

function isNamed(column: ColumnDraft, about: readonly string[]): boolean {
  const own = nameWords(column.plan.name);
  return likeness(own, about) > 0.3 || about.every((word) => own.includes(word));
}

/** The mean of a column of counts; the usual count for words. */
function meanOf(column: ColumnDraft): number {
  const { source, type } = column.plan;
  if (source.kind !== 'category' || type !== 'integer') return usualCount;
  const total = source.values.reduce((sum, one) => sum + one.weight, 0);
  const mean = source.values.reduce((sum, one) => sum + Number(one.value) * one.weight, 0) / Math.max(total, 1e-9);
  return Number.isFinite(mean) && mean >= 20 ? Math.round(mean) : usualCount;
}
