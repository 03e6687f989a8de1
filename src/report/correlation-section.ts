import { markup, type Markup } from './markup.ts';
import type { Correlations } from './report-input.ts';

/** A heat map as a table: the figure in every cell, the colour by sign and strength. */
export function correlationSection(correlations: Correlations | null): Markup | null {
  if (correlations === null || correlations.columns.length < 2) return null;
  const { columns, values } = correlations;
  return markup`<h3>How the number columns move together</h3><p class="soft small">Pearson correlation: 1 together, −1 against each other, 0 neither.</p><div class="scroll" tabindex="0" role="region" aria-label="correlations"><table class="heat">
<thead><tr><td></td>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${columns.map((name, at) => markup`<tr><th scope="row">${name}</th>${columns.map((_, other) => (other === at ? markup`<td></td>` : cell(values[at]?.[other] ?? null)))}</tr>`)}</tbody></table></div>`;
}

function cell(value: number | null): Markup {
  if (value === null) return markup`<td class="none">–</td>`;
  // At most 45 % of colour, so that the figure on it stays readable.
  const strength = Math.round(Math.abs(value) * 45);
  return markup`<td class="${value < 0 ? 'minus' : 'plus'}" style="--strength:${strength}%">${value.toFixed(2).replace('-', '−').replace('−0.00', '0.00')}</td>`;
}
