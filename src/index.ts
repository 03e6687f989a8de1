import type { PlanOptions, Smith } from './contract/smith.ts';
import type { Created } from './smith/create-tables.ts';
import { openSmith, type SmithSettings } from './smith/open-smith.ts';

// Contract: plans, chunks, errors.
export { Plan, parsePlan, readPlan, type PlanDraft } from './contract/plan.ts';
export { RowsmithError, isRowsmithError, type ErrorCode } from './contract/error.ts';
export type { Chunk, ColumnData, ColumnType } from './contract/chunk.ts';
export type { Measured, Requirement } from './contract/check.ts';
export type { RunEvent, TableResult, Usage } from './contract/event.ts';
export type { Planner, PlanReply } from './contract/planner.ts';
export type { Forecast, PlanOptions, Preview, RunOptions, Smith } from './contract/smith.ts';
export type { TableProfile } from './contract/profile.ts';
export { version } from './contract/version.ts';

// The engine.
export type { SmithSettings } from './smith/open-smith.ts';
export type { Created } from './smith/create-tables.ts';
export type { CreatedTable, RowObject } from './smith/created-table.ts';

/** The engine, and `create`, which does the whole way from words to measured tables. */
export type Rowsmith = Smith & {
  /**
   * Makes the tables a request asks for and measures them.
   *
   * @throws RowsmithError `request-unclear` with one precise question when the request cannot be understood.
   */
  create(request: string, options?: PlanOptions): Promise<Created>;
};

/**
 * Opens Rowsmith with everything embedded: no key, no network, no model download.
 *
 * @example
 * await using smith = await rowsmith();
 * const sales = await smith.create('a thousand sales with a November spike');
 * for (const { text, asked, measured, met } of sales.requirements) process.stdout.write(`${met ? '✓' : '✗'} ${text}: ${asked} → ${measured}\n`);
 * await sales.write('sales.parquet');
 */
export function rowsmith(settings: SmithSettings = {}): Promise<Rowsmith> {
  const smith = openSmith(settings);
  const opened: Rowsmith = {
    ...smith,
    async create(request, options = {}) {
      const { createTables } = await import('./smith/create-tables.ts');
      return createTables(smith, request, options);
    },
  };
  return Promise.resolve(opened);
}
