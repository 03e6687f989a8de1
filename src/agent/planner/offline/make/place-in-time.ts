import type { Making, TableDraft } from './draft.ts';
import { timeInName } from './time-in-name.ts';
import { windowOf } from './time-window.ts';

/**
 * Gives a table its time: which column says when a row happened, the window, ascending moments for events (so that ids run with time and counts per
 * period are exact), and the domain's rhythm. Other moments of the table without bounds lie in the same window.
 */
export function placeInTime(making: Making, table: TableDraft): void {
  const { today } = making.request;
  const moments = table.columns.filter(
    (column) =>
      column.look === null &&
      column.plan.source.kind === 'moment' &&
      column.plan.source.after === undefined &&
      (hasOwnBounds(column.plan.source) || timeInName(column.plan.name, today) === null),
  );
  const shaped = table.columns.find(
    (column) => column.look === null && column.shapeColumn !== null && column.shapeColumn === table.shape?.time,
  );
  const clock = table.columns.find((column) => column.plan.source.kind === 'clock');
  const time =
    clock ??
    (shaped?.plan.source.kind === 'moment' && shaped.plan.source.after === undefined
      ? shaped
      : (moments.find((column) => !hasOwnBounds(column.plan.source)) ?? moments[0]));
  if (time === undefined) return;
  table.time = time.plan.name;
  const open = moments.filter((column) => !hasOwnBounds(column.plan.source));
  if (table.panel !== null) return;
  const needsWindow = open.length > 0 || table.kind !== 'entity';
  if (!needsWindow) return;
  const window = windowOf(making, table);
  table.window = window;
  for (const column of open) {
    if (column.plan.source.kind !== 'moment') continue;
    column.plan = { ...column.plan, source: { ...column.plan.source, ...window } };
  }
  if (time.plan.source.kind !== 'moment') return;
  const { source } = time.plan;
  const rhythm =
    source.rhythm ?? (table.kind === 'event' ? withoutHours(table.shape?.rhythm, source.grain) : undefined);
  const descending = time.ask?.values.some((value) => value.kind === 'sequence' && value.descending === true) === true;
  time.plan = {
    ...time.plan,
    source: {
      ...source,
      ...(rhythm === undefined ? {} : { rhythm }),
      ascending: table.kind === 'event' && !descending && !time.plan.unique,
    },
  };
}

function hasOwnBounds(source: { readonly kind: string; readonly from?: unknown; readonly to?: unknown }): boolean {
  return source.from !== undefined && source.to !== undefined;
}

/** Days have no hours. */
function withoutHours(rhythm: NonNullable<TableDraft['shape']>['rhythm'], grain: string) {
  if (rhythm === undefined) return undefined;
  if (!['day', 'week', 'month', 'quarter', 'year'].includes(grain)) return rhythm;
  const { hours: _hours, ...rest } = rhythm;
  return rest;
}
