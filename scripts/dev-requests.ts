import { readFileSync } from 'node:fs';
import { readRequests } from '../src/evals/request-file.ts';
import { runRequest, type RequestResult } from '../src/evals/run-request.ts';
import { rowsmith } from '../src/index.ts';

// Plans and makes every `create` request of a JSON-lines file, measures what is expected of it, and prints what failed and why.
// usage: tsx scripts/dev-requests.ts FILE [--today YYYY-MM-DD] [--only ID,ID] [--unmeasured]
const [path, ...flags] = process.argv.slice(2);
const flag = (name: string): string | undefined => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);
if (path === undefined) {
  console.error('usage: tsx scripts/dev-requests.ts FILE [--today YYYY-MM-DD] [--only ID,ID] [--unmeasured]');
  process.exit(2);
}
const today = flag('--today') ?? '2026-11-23';
const only = flag('--only')?.split(',');
const requests = readRequests(readFileSync(path, 'utf8')).filter(
  (one) => one.kind === 'create' && (only === undefined || only.includes(one.id)),
);

await using smith = await rowsmith({ today });
const results: RequestResult[] = [];
for (const request of requests) {
  const result = await runRequest(smith, request, { today, measured: !flags.includes('--unmeasured') });
  results.push(result);
  const soft = result.soft.of === 0 ? '' : `  soft ${result.soft.passed}/${result.soft.of}`;
  console.log(
    `${result.passed ? 'pass' : 'FAIL'}  ${result.id}  ${result.hard.passed}/${result.hard.of}${soft}  ${result.reason.slice(0, 220)}`,
  );
  for (const unmet of result.unmet) console.log(`        unmet: ${unmet.slice(0, 200)}`);
}
for (const origin of [...new Set(results.map((one) => one.origin))].toSorted()) {
  const own = results.filter((one) => one.origin === origin);
  console.log(`${origin}: ${own.filter((one) => one.passed).length} of ${own.length}`);
}
const hard = results.reduce((sum, one) => sum + one.hard.passed, 0);
const of = results.reduce((sum, one) => sum + one.hard.of, 0);
const times = results.map((one) => one.planMs).toSorted((a, b) => a - b);
console.log(`all: ${results.filter((one) => one.passed).length} of ${results.length}; expectations ${hard} of ${of}`);
console.log(
  `planning: median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(0)} ms, worst ${(times.at(-1) ?? 0).toFixed(0)} ms`,
);
