import { showCount, showCountOf } from '../contract/figures.ts';
import { markup, type Markup } from '../report/markup.ts';
import { pageStyle } from '../report/page-style.ts';
import type { Comparison } from './baseline.ts';
import { evalPageStyle } from './eval-page-style.ts';
import type { ExpectationResult, RequestResult } from './result.ts';
import type { Total, Totals } from './totals.ts';

export type EvalPage = {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly results: readonly RequestResult[];
  readonly totals: Totals;
  readonly comparison: Comparison | null;
};

/**
 * The results as one HTML page that needs nothing else: no script, no font, no network. Failures come first and lie open; filters are radio buttons.
 * Everything that came from a suite or a table is escaped.
 */
export function renderEvalPage(page: EvalPage): string {
  const { totals, results } = page;
  const title = `${totals.all.passed} of ${showCountOf(totals.all.measured, 'request')} pass`;
  return `<!doctype html>\n${
    markup`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="generator" content="Rowsmith ${page.version}"><title>${title} · Rowsmith eval</title><style>${{ markup: `${pageStyle}\n${evalPageStyle}` }}</style></head>
<body><div class="page"><header class="top"><div><span class="name">Rowsmith eval</span><time datetime="${page.today}">${page.today}</time></div>
<fieldset class="theme"><legend class="hidden">Colours</legend><input type="radio" name="theme" id="auto" checked><label for="auto">Auto</label><input type="radio" name="theme" id="light"><label for="light">Light</label><input type="radio" name="theme" id="dark"><label for="dark">Dark</label></fieldset></header>
<main>${verdict(title, page)}${comparisonSection(page.comparison)}${totalsSection(totals)}${requestsSection(results)}</main>
<footer>Rowsmith ${page.version} · ${totals.bySuite.map(({ name }) => name).join(', ')}</footer></div></body></html>
`.markup
  }`;
}

function verdict(title: string, { totals, results }: EvalPage): Markup {
  const all = totals.all.passed === totals.all.measured;
  const facts = [
    { figure: `${totals.hard.passed} of ${totals.hard.measured}`, what: 'expectations hold' },
    { figure: `${totals.soft.passed} of ${totals.soft.measured}`, what: 'soft ones' },
    ...(totals.all.skipped === 0 ? [] : [{ figure: showCount(totals.all.skipped), what: 'skipped' }]),
    ...(totals.all.reader === 0 ? [] : [{ figure: showCount(totals.all.reader), what: 'for a reader' }]),
    ...(totals.planning === null
      ? []
      : [
          {
            figure: `${showMs(totals.planning.medianMs)} · ${showMs(totals.planning.worstMs)}`,
            what: `planning, median · worst (${totals.planning.worst})`,
          },
        ]),
  ];
  const made = results.reduce((sum, one) => sum + one.tables.reduce((rows, table) => rows + table.rows, 0), 0);
  return markup`<h1 class="verdict ${all ? '' : 'unmet'}"><span class="tick" aria-hidden="true">${all ? '✓' : '✗'}</span>${title}</h1>
<ul class="facts">${facts.map(({ figure, what }) => markup`<li><b>${figure}</b> ${what}</li>`)}<li><b>${showCount(made)}</b> rows made</li></ul>`;
}

function comparisonSection(comparison: Comparison | null): Markup | null {
  if (comparison === null) return null;
  const { newlyFailing, newlyPassing, gone } = comparison;
  const list = (title: string, names: readonly string[], tone: string): Markup | null =>
    names.length === 0 ? null : markup`<h3 class="${tone}">${title}</h3><p>${names.join(', ')}</p>`;
  return markup`<section><h2>Against the baseline</h2>${newlyFailing.length + newlyPassing.length + gone.length === 0 ? markup`<p>Nothing changed.</p>` : null}${list(
    'Newly failing',
    newlyFailing.map(({ id }) => id),
    'unmet',
  )}${list(
    'Newly passing',
    newlyPassing.map(({ id }) => id),
    'met',
  )}${list('No longer there', gone, 'soft')}</section>`;
}

function totalsSection(totals: Totals): Markup {
  const groups = [
    { title: 'Suite', list: totals.bySuite },
    { title: 'Kind', list: totals.byKind },
    { title: 'Origin', list: totals.byOrigin },
  ].filter(({ list }) => list.length > 0);
  return markup`<section><h2>Totals</h2><div class="cards">${groups.map(({ title, list }) => totalsCard(title, list))}</div>${
    totals.byTag.length === 0
      ? null
      : markup`<details><summary>By tag</summary><div class="tags">${totalsList(totals.byTag)}</div></details>`
  }</section>`;
}

function totalsCard(title: string, list: readonly Total[]): Markup {
  return markup`<div class="card"><h4>${title}</h4>${totalsList(list)}</div>`;
}

function totalsList(list: readonly Total[]): Markup {
  return markup`<ul class="tops shares">${list.map((one) => {
    const share = one.measured === 0 ? 0 : one.passed / one.measured;
    const apart = [
      ...(one.skipped > 0 ? [`${one.skipped} skipped`] : []),
      ...(one.reader > 0 ? [`${one.reader} for a reader`] : []),
    ];
    return markup`<li style="--share:${Math.round(share * 100)}%"><span>${one.name}${apart.length === 0 ? null : markup` <small>${apart.join(', ')}</small>`}</span><span>${one.passed}/${one.measured}</span></li>`;
  })}</ul>`;
}

const outcomes = { fail: 'fail', pass: 'pass', skipped: 'skipped', reader: 'for a reader' } as const;

function requestsSection(results: readonly RequestResult[]): Markup {
  const order = ['fail', 'reader', 'skipped', 'pass'] as const;
  const sorted = results.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const there = order.filter((outcome) => results.some((one) => one.outcome === outcome));
  return markup`<section><h2>Requests</h2><fieldset class="show"><legend class="hidden">Show</legend><input type="radio" name="show" id="show-all" checked><label for="show-all">all ${results.length}</label>${there.map(
    (outcome) =>
      markup`<input type="radio" name="show" id="show-${outcome}"><label for="show-${outcome}">${outcomes[outcome]} ${results.filter((one) => one.outcome === outcome).length}</label>`,
  )}</fieldset><div class="results">${sorted.map(requestEntry)}</div></section>`;
}

function requestEntry(result: RequestResult): Markup {
  const { outcome } = result;
  const fails = outcome === 'fail';
  const name = result.seed === null ? result.id : `${result.id} · seed ${result.seed}`;
  return markup`<details class="result ${outcome}"${fails ? markup` open` : null}><summary><span class="mark" aria-hidden="true">${fails ? '✗' : outcome === 'pass' ? '✓' : '–'}</span><span class="who">${name}</span><span class="said">${result.request}</span><span class="hidden">${outcomes[outcome]}</span></summary>
<p class="tagged">${[result.suite, result.kind, result.origin, ...result.tags].map((tag) => markup`<span>${tag}</span>`)}</p>
${result.failed === null ? null : markup`<dl class="broken"><div><dt>${fails ? 'expected' : 'skipped'}</dt><dd>${result.failed}</dd></div>${result.measured === null ? null : markup`<div><dt>measured</dt><dd>${result.measured}</dd></div>`}</dl>`}
${result.question === null ? null : markup`<p><b>Asks back:</b> ${result.question}</p>`}${result.tables.map(
    (table) =>
      markup`<p class="small soft"><b>${table.name}</b>, ${showCountOf(table.rows, 'row')}: ${table.columns.join(', ')}</p>`,
  )}${result.expectations.length === 0 ? null : markup`<ul class="held">${result.expectations.map(expectationEntry)}</ul>`}${noteList('Promised by the plan and not kept', result.unmet)}${noteList('Without a place', result.unplaced)}
<p class="small soft">planned in ${showMs(result.planMs)}, ${result.seconds.toFixed(2)} s in all</p></details>`;
}

function expectationEntry(one: ExpectationResult): Markup {
  const mark = one.outcome === 'pass' ? '✓' : one.outcome === 'fail' ? '✗' : '–';
  const apart = one.outcome === 'reader' ? 'for a reader' : one.soft ? 'soft' : null;
  return markup`<li class="${one.outcome}${one.soft ? ' softly' : ''}"><span class="mark">${mark}</span><span><code>${one.expectation}</code>${apart === null ? null : markup` <small>${apart}</small>`}${one.measured === null ? null : markup`<span class="got">${one.measured}</span>`}</span></li>`;
}

function noteList(title: string, list: readonly string[]): Markup | null {
  if (list.length === 0) return null;
  return markup`<p class="small"><b>${title}</b></p><ul class="plain small">${list.map((one) => markup`<li>${one}</li>`)}</ul>`;
}

function showMs(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
}
