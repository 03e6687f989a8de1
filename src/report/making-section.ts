import { showCount, showSeconds } from '../contract/figures.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportInput } from './report-input.ts';

/** How the tables were made, how to make them again, and the plan itself. */
export function makingSection(input: ReportInput): Markup {
  const { usage } = input;
  return markup`<section><h2>Make it again</h2><p>The same plan and seed give the same bytes on every machine.</p><pre class="command"><code>${input.reproduce}</code></pre>
<details><summary>The plan (JSON)</summary><pre tabindex="0"><code>${JSON.stringify(input.plan, null, 1)}</code></pre></details></section>
<section><h2>How it was made</h2>${
    input.tasks.length === 0
      ? null
      : markup`<table class="tasks"><thead><tr><th scope="col">Task</th><th scope="col">Table</th><th scope="col">Rows</th><th scope="col">Chunks</th><th scope="col">Time</th></tr></thead><tbody>${input.tasks.map(
          ({ task, seconds }) =>
            markup`<tr><td>${task.what}</td><td>${task.table}</td><td>${showCount(task.rows)}</td><td>${showCount(task.chunks)}</td><td>${showSeconds(seconds)}</td></tr>`,
        )}</tbody></table>`
  }<ul class="facts"><li><b>${showSeconds(usage.seconds)}</b> in all</li><li><b>${showCount(usage.rows_per_second)}</b> rows a second</li><li><b>${showCount(usage.peak_rss_mb)} MB</b> at most</li><li><b>${showCount(usage.model_calls)}</b> model calls</li><li><b>${showCount(usage.tokens)}</b> tokens</li></ul></section>`;
}
