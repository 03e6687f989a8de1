import { monthNames } from '../contract/calendar.ts';
import { showCount, showCountOf, showSeconds } from '../contract/figures.ts';
import { columnsSection } from './columns-section.ts';
import { correlationSection } from './correlation-section.ts';
import { makingSection } from './making-section.ts';
import { cut, markup, type Markup } from './markup.ts';
import { originSection } from './origin-section.ts';
import { pageStyle } from './page-style.ts';
import type { ReportInput, ReportTable } from './report-input.ts';
import { requirementsSection } from './requirements-section.ts';
import { rowsSection } from './rows-section.ts';

/**
 * The report as one HTML page that needs nothing else: no script, no font, no picture, no network (its content policy forbids them all).
 * Light and dark, narrow and wide, screen and paper. Everything that came from a request or a table is escaped.
 */
export function renderReport(input: ReportInput): string {
  return `<!doctype html>\n${
    markup`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="generator" content="Rowsmith ${input.version}"><title>${cut(input.request, 80)} · Rowsmith</title><style>${{ markup: pageStyle }}</style></head>
<body><div class="page">${head(input)}<main>${verdict(input)}${requirementsSection(input.requirements)}${originSection(input)}${input.tables.map((table) => tableSection(table))}${makingSection(input)}</main>
<footer>Rowsmith ${input.version} · seed ${input.plan.seed} · plan ${input.fingerprint}</footer></div></body></html>
`.markup
  }`;
}

function head(input: ReportInput): Markup {
  return markup`<header class="top"><div><span class="name">Rowsmith</span><time datetime="${input.today}">${writeDay(input.today)}</time></div>
<fieldset class="theme"><input type="radio" name="theme" id="auto" checked><label for="auto">Auto</label><input type="radio" name="theme" id="light"><label for="light">Light</label><input type="radio" name="theme" id="dark"><label for="dark">Dark</label></fieldset></header>`;
}

function verdict(input: ReportInput): Markup {
  const total = input.requirements.length;
  const met = input.requirements.filter((requirement) => requirement.met).length;
  const words = total === 0 ? 'Done' : `${met} of ${showCountOf(total, 'requirement')} met`;
  const all = met === total;
  const rows = input.tables.reduce((sum, table) => sum + table.rows, 0);
  const columns = input.tables.reduce((sum, table) => sum + table.columns.length, 0);
  return markup`<h1 class="verdict ${all ? '' : 'unmet'}"><span class="tick" aria-hidden="true">${all ? '✓' : '✗'}</span>${words}</h1><p class="quote">“${input.request}”</p>
<ul class="facts"><li><b>${showCount(rows)}</b> ${rows === 1 ? 'row' : 'rows'}</li><li><b>${showCount(columns)}</b> ${columns === 1 ? 'column' : 'columns'}</li>${input.tables.length > 1 ? markup`<li><b>${input.tables.length}</b> tables</li>` : null}<li>seed <b>${input.plan.seed}</b></li><li><b>${showSeconds(input.usage.seconds)}</b></li>${input.unplaced.length === 0 ? null : markup`<li class="unmet">${showCountOf(input.unplaced.length, 'phrase')} without a place</li>`}</ul>`;
}

function tableSection(table: ReportTable): Markup {
  return markup`<section><h2>${table.name}</h2><p class="soft">${showCountOf(table.rows, 'row')} × ${showCountOf(table.columns.length, 'column')}${table.path === null ? null : ` · ${table.path}`}</p>${rowsSection(table)}${columnsSection(table)}${correlationSection(table.correlations)}</section>`;
}

/** `2026-11-23` as `23 November 2026`. */
function writeDay(day: string): string {
  const [year = '', month, date] = day.split('-');
  return `${Number(date)} ${monthNames[Number(month) - 1] ?? ''} ${year}`;
}
