import { showFigure } from '../contract/figures.ts';
import { cut, markup, type Markup } from './markup.ts';

export type Point = { readonly label: string; readonly value: number };

const width = 264;
const height = 62;
const foot = 14;
/** A stroke rather than bars when there are more points than this. */
const mostBars = 60;

/** Points over an ordered axis as upright bars; those in `peaks` stand out, `level` is a dashed line across, `labels` go below as room allows. */
export function drawBars(
  points: readonly Point[],
  title: string,
  peaks: ReadonlySet<number>,
  level: number | null,
  labels: 'all' | 'none' = 'all',
): Markup {
  if (points.length > mostBars) return drawCurve(points, title, peaks);
  const top = Math.max(...points.map((point) => point.value), level ?? 0, Number.MIN_VALUE);
  const floor = Math.min(0, ...points.map((point) => point.value));
  const y = (value: number): number => round((1 - (value - floor) / (top - floor)) * (height - foot - 8) + 8);
  const slot = width / points.length;
  const thick = Math.min(34, slot * 0.78);
  const every = Math.ceil(points.length / Math.max(1, Math.floor(width / (longest(points) * 5.4 + 6))));
  return picture(title, [
    ...points.map(
      ({ label, value }, at) =>
        markup`<rect class="${peaks.has(at) ? 'peak' : 'bar'}" x="${round(at * slot + (slot - thick) / 2)}" y="${y(Math.max(0, value))}" width="${round(thick)}" height="${round(Math.max(0.6, Math.abs(y(value) - y(0))))}"><title>${label}: ${showFigure(value)}</title></rect>`,
    ),
    markup`<line class="axis" x1="0" x2="${width}" y1="${y(0)}" y2="${y(0)}" />`,
    level === null
      ? markup``
      : markup`<line class="level" x1="0" x2="${width}" y1="${y(level)}" y2="${y(level)}"><title>median ${showFigure(level)}</title></line>`,
    ...(labels === 'all'
      ? points.flatMap(({ label }, at) =>
          at % every === 0 ? [write(label, round(at * slot + slot / 2), 'middle', 10)] : [],
        )
      : []),
  ]);
}

/** Points over an ordered axis as a line with its ends named; those in `peaks` get a dot. */
export function drawCurve(points: readonly Point[], title: string, peaks: ReadonlySet<number>): Markup {
  const top = Math.max(...points.map((point) => point.value));
  const floor = Math.min(0, ...points.map((point) => point.value));
  const x = (at: number): number => round((at / Math.max(1, points.length - 1)) * width);
  const y = (value: number): number => round((1 - (value - floor) / (top - floor || 1)) * (height - foot - 8) + 6);
  const line = points.map(({ value }, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
  return picture(title, [
    markup`<path class="area" d="${line}L${width} ${y(floor)}L0 ${y(floor)}Z" />`,
    markup`<path class="curve" d="${line}" />`,
    ...[...peaks].map(
      (at) =>
        markup`<circle class="dot" cx="${x(at)}" cy="${y(points[at]?.value ?? 0)}" r="3.4"><title>${points[at]?.label ?? ''}: ${showFigure(points[at]?.value ?? 0)}</title></circle>`,
    ),
    ...writeEnds(points[0]?.label ?? '', points.at(-1)?.label ?? ''),
  ]);
}

function write(label: string, x: number, anchor: 'start' | 'middle' | 'end', most: number): Markup {
  return markup`<text x="${x}" y="${height - 2}" text-anchor="${anchor}">${cut(label, most)}</text>`;
}

function writeEnds(first: string, last: string): Markup[] {
  return [write(first, 0, 'start', 22), write(last, width, 'end', 22)];
}

/** Points without an order as lying bars with name and figure; the largest eight, the others counted. */
export function drawLyingBars(
  points: readonly Point[],
  title: string,
  show: (value: number) => string,
  marks: ReadonlyMap<string, number>,
): Markup {
  const shown = points.slice(0, 8);
  const top = Math.max(...shown.map((point) => point.value), ...marks.values(), Number.MIN_VALUE);
  const row = 15;
  const left = Math.round(Math.min(120, longest(shown) * 5.4 + 8));
  const room = width - left - 44;
  const long = (value: number): number => round((Math.max(0, value) / top) * room);
  return picture(
    title,
    [
      ...shown.flatMap(({ label, value }, at) => [
        markup`<text x="${left - 6}" y="${at * row + 11}" text-anchor="end">${cut(label, 21)}</text>`,
        markup`<rect class="peak" x="${left}" y="${at * row + 3}" width="${Math.max(0.6, long(value))}" height="9" />`,
        markup`<text x="${round(left + long(value) + 5)}" y="${at * row + 11}">${show(value)}</text>`,
        marks.has(label)
          ? markup`<line class="level" x1="${round(left + long(marks.get(label) ?? 0))}" x2="${round(left + long(marks.get(label) ?? 0))}" y1="${at * row + 1}" y2="${at * row + 14}"><title>asked ${show(marks.get(label) ?? 0)}</title></line>`
          : markup``,
      ]),
      points.length > shown.length
        ? markup`<text x="${left}" y="${shown.length * row + 11}">and ${points.length - shown.length} more</text>`
        : markup``,
    ],
    (shown.length + (points.length > shown.length ? 1 : 0)) * row + 2,
  );
}

/** An SVG of the page's own measure; its title is what a screen reader says. */
export function picture(title: string, parts: readonly Markup[], high = height): Markup {
  return markup`<svg viewBox="0 0 ${width} ${high}" width="${width}" height="${high}" role="img" aria-label="${title}"><title>${title}</title>${parts}</svg>`;
}

/** The width of every picture, in its own units. */
export const pictureWidth = width;

function longest(points: readonly Point[]): number {
  return Math.min(21, Math.max(1, ...points.map((point) => point.label.length)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
