import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Measured } from '../../contract/check.ts';
import { RowsmithError } from '../../contract/error.ts';
import type { TableResult, Task, Usage } from '../../contract/event.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Reading } from '../../contract/planner.ts';
import type { RunOptions } from '../../contract/smith.ts';
import { version } from '../../contract/version.ts';
import { renderReport } from '../../report/render-report.ts';
import type { ReportInput, ReportTable } from '../../report/report-input.ts';
import { reportJson } from '../../report/report-json.ts';
import type { OutputPaths } from './output-paths.ts';
import type { RunDirectory } from './run-directory.ts';
import type { RunParts } from './run-parts.ts';
import { surveyTable, type Survey } from './survey-table.ts';
import { tableOf } from './chunk-maker.ts';

const previewRows = 20;

export type ReportRun = {
  readonly plan: Plan;
  readonly paths: OutputPaths;
  readonly parts: RunParts;
  readonly directory: RunDirectory | null;
  readonly fingerprint: string;
  readonly today: string;
  readonly readings: readonly Reading[];
  readonly tables: readonly TableResult[];
  readonly surveys: Surveys;
  readonly requirements: readonly Measured[];
  readonly tasks: readonly { readonly task: Task; readonly seconds: number }[];
  readonly usage: Usage;
  readonly options: RunOptions;
};

export type Surveys = ReadonlyMap<string, Survey>;

/** Looks at every written table, for the pictures of the report. */
export async function surveyRun(plan: Plan, parts: RunParts, options: RunOptions): Promise<Surveys> {
  const surveys = new Map<string, Survey>();
  for (const table of plan.tables.filter((one) => !one.pool)) {
    surveys.set(table.name, await surveyTable(parts.maker.engine, table.name, previewRows, options));
  }
  return surveys;
}

/** Writes the report page and its JSON twin; gives the page's path, or null when none was wanted. */
export async function reportRun(run: ReportRun): Promise<string | null> {
  const { paths, directory } = run;
  if (paths.report === null) return null;
  const input = reportInput(run);
  try {
    mkdirSync(dirname(paths.report), { recursive: true });
    writeFileSync(paths.report, renderReport(input));
  } catch (cause) {
    throw new RowsmithError({
      code: 'output-unwritable',
      message: `the report cannot be written to '${paths.report}'`,
      hint: 'choose another path with --report',
      site: { path: paths.report },
      cause,
    });
  }
  directory?.write('report.json', `${JSON.stringify(reportJson(input), null, 2)}\n`);
  return paths.report;
}

function reportInput(run: ReportRun): ReportInput {
  const { plan, directory, fingerprint, today, readings, requirements, tasks, usage } = run;
  const tables = run.tables.flatMap((table) => {
    const survey = run.surveys.get(table.name);
    return survey === undefined ? [] : [reportTable(run, table, survey)];
  });
  const reproduce = directory === null ? 'rowsmith run PLAN.json' : `rowsmith run ${directory.path}/plan.json`;
  return {
    request: plan.request,
    plan,
    fingerprint,
    version,
    today,
    readings,
    tables,
    requirements,
    assumptions: plan.assumptions,
    unplaced: plan.unplaced,
    tasks,
    usage,
    reproduce,
  };
}

function reportTable({ plan }: ReportRun, result: TableResult, survey: Survey): ReportTable {
  const planned = new Map(tableOf(plan, result.name).columns.map((column) => [column.name, column]));
  return {
    name: result.name,
    rows: result.rows,
    path: result.path,
    rowsSeen: survey.rowsSeen,
    preview: survey.preview,
    correlations:
      survey.correlations.names.length < 2
        ? null
        : { columns: survey.correlations.names, values: survey.correlations.values },
    columns: survey.columns.map((profile) => {
      const seen = Math.max(survey.rowsSeen - profile.nulls, 1);
      return {
        name: profile.name,
        type: profile.type,
        source: result.columns.find((one) => one.name === profile.name)?.source ?? '',
        description: planned.get(profile.name)?.description ?? null,
        unit: planned.get(profile.name)?.unit ?? null,
        nulls: profile.nulls / Math.max(survey.rowsSeen, 1),
        // Counted over the rows looked at: for larger tables it would be a count of something else.
        distinct: survey.rowsSeen === result.rows ? profile.distinct : null,
        min: profile.min,
        max: profile.max,
        mean: profile.mean,
        histogram: profile.histogram,
        top: profile.top.map(({ value, count }) => ({ value, share: count / seen })),
      };
    }),
  };
}
