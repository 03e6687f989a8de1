import { cut, markup, type Markup } from './markup.ts';
import type { ReportTable } from './report-input.ts';

const mostRows = 20;
const numberTypes = /^(?:integer|decimal|double)/iu;

/** The first rows as they are in the file, with row numbers. */
export function rowsSection(table: ReportTable): Markup | null {
  const rows = table.preview.slice(0, mostRows);
  if (rows.length === 0) return null;
  const classes = table.columns.map((column) => (numberTypes.test(column.type) ? 'number' : ''));
  return markup`<h3>The first ${rows.length} rows</h3><div class="scroll" tabindex="0" role="region" aria-label="first rows of ${table.name}"><table class="rows"><thead><tr>${table.columns.map(
    (column, at) => markup`<th scope="col" class="${classes[at] ?? ''}">${column.name}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    (cells) => markup`<tr>${cells.map((cell, at) => showCell(cell, classes[at] ?? ''))}</tr>
`,
  )}</tbody></table></div>`;
}

function showCell(cell: string | null, kind: string): Markup {
  if (cell === null) return markup`<td class="${kind} none"><span aria-label="empty">∅</span></td>`;
  return markup`<td class="${kind}">${cut(cell, 120)}</td>`;
}
