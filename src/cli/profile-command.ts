import type { ColumnProfile } from '../contract/profile.ts';
import { version } from '../contract/version.ts';
import { showBytes, showCount, showCountOf, showFigure } from '../contract/figures.ts';
import type { Command } from './run-command.ts';
import { viewTable, type ViewCell } from './table-view.ts';
import type { Paint } from './terminal.ts';
import { cutText, safeText } from './text-width.ts';

/** `rowsmith profile FILE`: what each column holds. */
export const profile: Command = async ([path = ''], flags, cli) => {
  await using smith = await cli.openSmith();
  const table = await smith.profile(path, { signal: cli.signal });
  const { out, columns, outPaint: paint } = cli.terminal;
  if (flags.json) {
    out(`${JSON.stringify({ rowsmith: version, kind: 'profile', ...table })}\n`);
    return 0;
  }
  const showsShape = columns >= roomForShape;
  const { lines } = viewTable(
    [
      { title: 'column', cap: 28, floor: 10 },
      { title: 'type', cap: 16, floor: 7 },
      { title: 'empty', align: 'right', floor: 5 },
      { title: 'distinct', align: 'right', floor: 12 },
      ...(showsShape ? [{ title: 'shape', cap: shapeWidth, floor: shapeWidth }] : []),
      { title: 'from … to, or most frequent', cap: 70, floor: 16, wrap: true },
    ],
    table.columns.map((column) => viewColumn(column, table.rows, showsShape, paint)),
    columns,
    paint,
  );
  out(
    [
      '',
      `  ${paint.bold(safeText(table.name))} ${paint.dim(`· ${showCountOf(table.rows, 'row')} · ${showCountOf(table.columns.length, 'column')} · ${showBytes(table.bytes)}`)}`,
      ...lines,
      '',
    ].join('\n'),
  );
  return 0;
};

/** A narrower terminal shows the figures and leaves the picture out. */
const roomForShape = 76;
/** Most characters of a sparkline. */
const shapeWidth = 12;
const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Counts as bars of eight heights; an empty bin is the lowest. */
export function sparkline(all: readonly number[]): string {
  const counts = joinBins(all, shapeWidth);
  const highest = Math.max(...counts, Number.MIN_VALUE);
  return counts
    .map((count) => bars[count === 0 ? 0 : Math.max(1, Math.ceil((count / highest) * 8) - 1)] ?? '')
    .join('');
}

/** Neighbouring bins put together until there are at most `most` of them. */
function joinBins(counts: readonly number[], most: number): readonly number[] {
  const each = Math.ceil(counts.length / most);
  return Array.from({ length: Math.ceil(counts.length / Math.max(1, each)) }, (_, bin) =>
    mean(counts.slice(bin * each, (bin + 1) * each)),
  );
}

function mean(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
}

function viewColumn(column: ColumnProfile, rows: number, showsShape: boolean, paint: Paint): ViewCell[] {
  return [
    column.name,
    { text: column.type.toLowerCase(), paint: paint.dim },
    { text: rows === 0 || column.nulls === 0 ? '' : showShare(column.nulls / rows), paint: paint.yellow },
    showCount(column.distinct),
    ...(showsShape ? [{ text: sparkline(column.histogram.map((bin) => bin.count)), paint: paint.cyan }] : []),
    column.distinct === 0 ? null : describeValues(column, rows),
  ];
}

function describeValues(column: ColumnProfile, rows: number): string {
  if (column.histogram.length > 0 || column.top.length === 0) {
    return `${column.min ?? ''} … ${column.max ?? ''}${column.mean === null ? '' : `, mean ${showFigure(column.mean)}`}`;
  }
  return column.top
    .slice(0, 4)
    .map(
      (entry) => `${cutText(safeText(entry.value), 20)} ${showShare(entry.count / Math.max(1, rows - column.nulls))}`,
    )
    .join(', ');
}

function showShare(share: number): string {
  const percent = share * 100;
  return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent >= 0.1 ? percent.toFixed(1) : '<0.1'} %`;
}
