import type { ColumnProfile } from '../contract/profile.ts';
import { version } from '../contract/version.ts';
import { showBytes, showCount, showCountOf, showFigure } from '../contract/figures.ts';
import type { Command } from './run-command.ts';
import { viewTable, type ViewCell } from './table-view.ts';
import type { Paint } from './terminal.ts';
import { safeText } from './text-width.ts';

/** `rowsmith profile FILE`: what each column holds. */
export const profile: Command = async ([path = ''], flags, cli) => {
  await using smith = await cli.openSmith();
  const table = await smith.profile(path, { signal: cli.signal });
  const { out, columns, outPaint: paint } = cli.terminal;
  if (flags.json) {
    out(`${JSON.stringify({ rowsmith: version, kind: 'profile', ...table })}\n`);
    return 0;
  }
  const { lines } = viewTable(
    [
      { title: 'column', cap: 28, floor: 10 },
      { title: 'type', cap: 16, floor: 7 },
      { title: 'empty', align: 'right', floor: 5 },
      { title: 'distinct', align: 'right', floor: 6 },
      { title: 'shape', cap: 16, floor: 8 },
      { title: 'from … to, or most frequent', cap: 70, floor: 14 },
    ],
    table.columns.map((column) => viewColumn(column, table.rows, paint)),
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

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Counts as bars of eight heights; an empty bin is the lowest. */
export function sparkline(counts: readonly number[]): string {
  const highest = Math.max(...counts, 1);
  return counts
    .map((count) => bars[count === 0 ? 0 : Math.max(1, Math.ceil((count / highest) * 8) - 1)] ?? '')
    .join('');
}

function viewColumn(column: ColumnProfile, rows: number, paint: Paint): ViewCell[] {
  return [
    column.name,
    { text: column.type.toLowerCase(), paint: paint.dim },
    { text: rows === 0 || column.nulls === 0 ? '' : showShare(column.nulls / rows), paint: paint.yellow },
    showCount(column.distinct),
    { text: sparkline(column.histogram.map((bin) => bin.count)), paint: paint.cyan },
    column.distinct === 0 ? null : describeValues(column, rows),
  ];
}

function describeValues(column: ColumnProfile, rows: number): string {
  if (column.histogram.length > 0 || column.top.length === 0) {
    return `${column.min ?? ''} … ${column.max ?? ''}${column.mean === null ? '' : `, mean ${showFigure(column.mean)}`}`;
  }
  return column.top
    .slice(0, 4)
    .map((entry) => `${entry.value} ${showShare(entry.count / Math.max(1, rows - column.nulls))}`)
    .join(', ');
}

function showShare(share: number): string {
  const percent = share * 100;
  return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent >= 0.1 ? percent.toFixed(1) : '<0.1'} %`;
}
