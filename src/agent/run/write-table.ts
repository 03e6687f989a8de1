import type { RunOptions } from '../../contract/smith.ts';
import type { Task } from '../../contract/event.ts';
import type { Plan } from '../../contract/plan.ts';
import type { RuleOutcome } from '../../tools/compute/row-rules.ts';
import type { OutputPaths } from './output-paths.ts';
import type { RunDirectory } from './run-directory.ts';
import type { RunParts } from './run-parts.ts';
import { writeParquetTable } from './write-parquet-table.ts';
import { writeTextTable } from './write-text-table.ts';

/** A chunk that has reached the file. */
export type WrittenChunk = {
  readonly rows: number;
  readonly outcomes: readonly RuleOutcome[];
  readonly flaggedCells: number;
};

export type WriteContext = {
  readonly plan: Plan;
  readonly paths: OutputPaths;
  readonly parts: RunParts;
  readonly directory: RunDirectory | null;
  readonly chunkRows: number;
  readonly options: RunOptions;
  readonly stdout: (bytes: Uint8Array) => Promise<void>;
};

/** Makes one table and writes it where it belongs; the finished file appears at its path at once, whole. */
export function writeTable(task: Task, context: WriteContext): AsyncGenerator<WrittenChunk, void, undefined> {
  return context.paths.format === 'parquet' ? writeParquetTable(task, context) : writeTextTable(task, context);
}
