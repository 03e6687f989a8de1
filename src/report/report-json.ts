import type { ReportInput } from './report-input.ts';

/** Everything the report page shows, as a value for JSON. */
export type ReportJson = Omit<ReportInput, 'version'> & {
  /** The version that made the tables. */
  readonly rowsmith: string;
  readonly verdict: { readonly met: number; readonly of: number };
};

/** The report for programs: what the page shows, the plan included, under the names of `ReportInput`. */
export function reportJson(input: ReportInput): ReportJson {
  const { version, ...rest } = input;
  const met = input.requirements.filter((requirement) => requirement.met).length;
  return { rowsmith: version, verdict: { met, of: input.requirements.length }, ...rest };
}
