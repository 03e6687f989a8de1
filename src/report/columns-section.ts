import { showCount, showFigure } from '../contract/figures.ts';
import { drawBars } from './bar-picture.ts';
import { cut, markup, type Markup } from './markup.ts';
import type { ReportColumn, ReportTable } from './report-input.ts';

/** A card for each column: where it comes from, its shape, its figures. */
export function columnsSection(table: ReportTable): Markup {
  return markup`<h3>Columns</h3>${survey(table)}<div class="cards">${table.columns.map((column) => card(column, table.rows))}</div>`;
}

/** What was asked for is measured on every row; these figures need not be, but say so. */
function survey(table: ReportTable): Markup | null {
  if (table.rowsSeen >= table.rows) return null;
  return markup`<p class="soft small">Pictures and figures from ${showCount(table.rowsSeen)} rows spread evenly over the table; requirements are measured on all of them.</p>`;
}

function card(column: ReportColumn, rows: number): Markup {
  const unit = column.unit === null ? '' : `, ${column.unit}`;
  return markup`<article class="card"><h4>${column.name}<span>${column.type}${unit}</span></h4><p class="soft">${cut(column.source, 240)}${column.description === null ? null : markup`<br>${cut(column.description, 240)}`}</p>
<div class="picture">${shape(column)}<dl>${figures(column, rows).map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div></article>
`;
}

function shape(column: ReportColumn): Markup | null {
  if (column.histogram.length > 0) {
    const points = column.histogram.map((bin) => ({ label: `${bin.from} to ${bin.to}`, value: bin.count }));
    const ends = `${column.histogram[0]?.from ?? ''} to ${column.histogram.at(-1)?.to ?? ''}`;
    return drawBars(points, `${column.name}: rows from ${ends}`, new Set(), null, 'none');
  }
  if (column.top.length === 0) return null;
  return markup`<ul class="tops">${column.top
    .slice(0, 6)
    .map(
      ({ value, share }) =>
        markup`<li style="--share:${Math.max(0, Math.min(100, Math.round(share * 1000) / 10))}%"><span>${value === '' ? '""' : cut(value, 60)}</span><span>${showShare(share)}</span></li>`,
    )}</ul>`;
}

function figures(column: ReportColumn, rows: number): [name: string, value: string][] {
  const all: [string, string | null][] = [
    ['from', column.histogram.length === 0 && column.top.length > 0 ? null : column.min],
    ['to', column.histogram.length === 0 && column.top.length > 0 ? null : column.max],
    ['mean', column.mean === null ? null : showFigure(column.mean)],
    [
      'distinct',
      column.distinct === null ? null : column.distinct === rows && rows > 1 ? 'every row' : showCount(column.distinct),
    ],
    ['empty', column.nulls === 0 ? null : showShare(column.nulls)],
  ];
  return all.flatMap(([name, value]) =>
    (value === null ? [] : [[name, cut(value, 60)] as const]).map(([title, text]): [string, string] => [title, text]),
  );
}

function showShare(share: number): string {
  const percent = share * 100;
  return percent > 0 && percent < 0.1 ? '<0.1 %' : `${showFigure(Number(percent.toFixed(1)))} %`;
}
