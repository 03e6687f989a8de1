import type { ReportInput } from './report-input.ts';

/** The report as JSON text: everything the page shows, the plan included, under the names of `ReportInput`. */
export function reportJson(input: ReportInput): string {
  const met = input.requirements.filter((requirement) => requirement.met).length;
  const { version, ...rest } = input;
  return `${JSON.stringify({ rowsmith: version, verdict: { met, of: input.requirements.length }, ...rest }, null, 2)}\n`;
}
