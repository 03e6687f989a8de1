import type { Reading } from '../contract/planner.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportInput } from './report-input.ts';

/** Which words became what, what was assumed beyond them, and which words no part of the plan answers. */
export function originSection(input: Pick<ReportInput, 'readings' | 'assumptions' | 'unplaced' | 'plan'>): Markup {
  const { assumptions, unplaced } = input;
  return markup`${wordsSection(input.plan.request, input.readings)}${
    unplaced.length === 0
      ? null
      : markup`<section><h2>Words without a place</h2><p>No part of the plan answers these words of the request:</p><ul class="plain">${unplaced.map((words) => markup`<li><span class="lost">${words}</span></li>`)}</ul></section>`
  }${
    assumptions.length === 0
      ? null
      : markup`<section><h2>Assumed</h2><p>The request leaves these open; this is how they were settled.</p><ul class="plain">${assumptions.map((text) => markup`<li>${text}</li>`)}</ul></section>`
  }`;
}

function wordsSection(request: string, readings: readonly Reading[]): Markup | null {
  const sorted = readings
    .filter((reading) => reading.to > reading.from)
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  if (sorted.length === 0) return null;
  return markup`<section><h2>What the words became</h2><p class="quote">${markRequest(request, sorted)}</p>
<table><thead><tr><th scope="col">Words</th><th scope="col">Became</th></tr></thead><tbody>${sorted.map(
    (reading, at) =>
      markup`<tr><td>${request.slice(reading.from, reading.to)}<sup>${at + 1}</sup></td><td>${reading.became}</td></tr>`,
  )}</tbody></table></section>`;
}

/** The request with each read span marked and numbered; where spans overlap the mark runs on, and each number stands at its end. */
function markRequest(request: string, readings: readonly Reading[]): Markup[] {
  const edges = [...new Set([0, request.length, ...readings.flatMap((reading) => [reading.from, reading.to])])]
    .filter((edge) => edge <= request.length)
    .toSorted((a, b) => a - b);
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? 0;
    const text = request.slice(from, to);
    const ending = readings.flatMap((reading, number) => (reading.to === to ? [number + 1] : []));
    const isRead = readings.some((reading) => reading.from <= from && reading.to >= to);
    return markup`${isRead ? markup`<span class="read">${text}</span>` : text}${ending.length === 0 ? null : markup`<sup>${ending.join(' ')}</sup>`}`;
  });
}
