import type { Reading } from '../contract/planner.ts';
import { viewTable } from './table-view.ts';
import type { Paint } from './terminal.ts';
import { safeText, textWidth, wrapText } from './text-width.ts';

/** The request with a line under every word that was read, then what each span became. */
export function viewReadings(request: string, readings: readonly Reading[], width: number, paint: Paint): string[] {
  const sorted = readings.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const marked = [...request].flatMap((character) => Array.from({ length: character.length }, () => character));
  const isRead = marked.map((_, at) => sorted.some((reading) => at >= reading.from && at < reading.to));
  const lines: string[] = [];
  let from = 0;
  for (const line of wrapText(safeText(request), width - 4)) {
    // A line ends at the one blank it was broken at.
    const under = [...line]
      .map((character, at) => (isRead[from + at] === true ? '─' : ' ').repeat(textWidth(character)))
      .join('');
    lines.push(`  ${line}`, `  ${paint.cyan(under)}`.trimEnd());
    from += line.length + 1;
  }
  const { lines: table } = viewTable(
    [
      { title: 'words', cap: 44 },
      { title: 'became', cap: 80 },
    ],
    sorted.map((reading) => [
      request.slice(reading.from, reading.to).trim(),
      { text: reading.became, paint: paint.cyan },
    ]),
    width,
    paint,
  );
  return [...lines, '', ...table];
}
