import type { Reading } from '../contract/planner.ts';
import { viewTable } from './table-view.ts';
import type { Paint } from './terminal.ts';
import { safeText, textWidth, wrapText } from './text-width.ts';

/** The request with a line under every word that was read, then what each span became. */
export function viewReadings(request: string, readings: readonly Reading[], width: number, paint: Paint): string[] {
  const sorted = readings.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const lines: string[] = [];
  let from = 0;
  for (const line of wrapText(request, width - 4)) {
    lines.push(`  ${safeText(line)}`, `  ${paint.cyan(underline(line, from, sorted))}`.trimEnd());
    // A line ends at the one blank it was broken at.
    from += line.length + 1;
  }
  const { lines: table } = viewTable(
    [
      { title: 'words', cap: 44, wrap: true },
      { title: 'became', cap: 80, wrap: true },
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

function underline(line: string, from: number, readings: readonly Reading[]): string {
  let marks = '';
  for (let at = 0; at < line.length;) {
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    const isRead = readings.some((reading) => from + at >= reading.from && from + at < reading.to);
    marks += (isRead ? '─' : ' ').repeat(textWidth(safeText(character)));
    at += character.length;
  }
  return marks;
}
