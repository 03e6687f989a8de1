import type { DeclaredTable } from '../../../../table/declared-table.ts';
import type { Knowledge } from './text/scene.ts';

/** Describes the tables that CREATE TABLE statements declare. */
export type DescribeCreate = (sql: string) => Promise<readonly DeclaredTable[]>;

/** What the reader may ask and lean on. `today`: YYYY-MM-DD, for words like "last year". */
export type ReadOptions = {
  readonly today: string;
  readonly knows?: Knowledge | undefined;
  readonly describeCreate?: DescribeCreate | undefined;
};
