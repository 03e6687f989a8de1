import { showFigure } from '../contract/figures.ts';
import { picture, pictureWidth } from './bar-picture.ts';
import { markup, type Markup } from './markup.ts';

const margin = 26;

/** Where figures lie on a line: the asked stretch as a band behind, the measured one as a stroke, or a dot when it is one figure. */
export function drawStrip(
  asked: { readonly min: number | null; readonly max: number | null },
  measured: { readonly min: number; readonly max: number },
  title: string,
  axis: { readonly low?: number; readonly high?: number; readonly show: (value: number) => string } = {
    show: showFigure,
  },
): Markup {
  const { show } = axis;
  const ends = [asked.min, asked.max, measured.min, measured.max, axis.low ?? null, axis.high ?? null].filter(
    (end) => end !== null,
  );
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const span = high - low || 1;
  const x = (value: number): number =>
    Math.round((margin + ((value - low) / span) * (pictureWidth - 2 * margin)) * 10) / 10;
  const from = asked.min === null ? 0 : x(asked.min);
  const to = asked.max === null ? pictureWidth : x(asked.max);
  const bandTitle = `asked ${asked.min === null ? 'any' : show(asked.min)} to ${asked.max === null ? 'any' : show(asked.max)}`;
  const isPoint = measured.min === measured.max;
  return picture(
    title,
    [
      markup`<rect class="band" x="${from}" y="4" width="${Math.max(2, Math.round((to - from) * 10) / 10)}" height="20" rx="3"><title>${bandTitle}</title></rect>`,
      markup`<line class="axis" x1="0" x2="${pictureWidth}" y1="14" y2="14" />`,
      isPoint
        ? markup`<circle class="dot" cx="${x(measured.min)}" cy="14" r="5" />`
        : markup`<line class="strip" x1="${x(measured.min)}" x2="${x(measured.max)}" y1="14" y2="14" />`,
      ...writeFigures(
        [
          measured.min,
          ...(isPoint ? [] : [measured.max]),
          ...(axis.low === undefined ? [] : [low]),
          ...(axis.high === undefined ? [] : [high]),
        ],
        x,
        show,
      ),
    ],
    40,
  );
}

/** Figures below the line, the first ones first; one that would touch another is left out. */
function writeFigures(
  figures: readonly number[],
  x: (value: number) => number,
  show: (value: number) => string,
): Markup[] {
  const written: { readonly at: number; readonly half: number }[] = [];
  return figures.flatMap((figure) => {
    const text = show(figure);
    const place = { at: x(figure), half: text.length * 2.8 };
    if (written.some((other) => Math.abs(other.at - place.at) < other.half + place.half + 4)) return [];
    written.push(place);
    return [markup`<text x="${place.at}" y="37" text-anchor="middle">${text}</text>`];
  });
}
