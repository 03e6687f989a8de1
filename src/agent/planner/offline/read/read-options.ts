import type { DeclaredTable } from '../../../../table/declared-table.ts';
import type { Feasts } from './time/with-feasts.ts';
import type { Knowledge } from './text/scene.ts';

/** Describes the tables that CREATE TABLE statements declare. */
export type DescribeCreate = (sql: string) => Promise<readonly DeclaredTable[]>;

/** What the reader may ask and lean on. `today`: YYYY-MM-DD, for words like "last year". */
export type ReadOptions = {
  readonly today: string;
  readonly knows?: Knowledge | undefined;
  /** Feasts and shopping events by name, beyond those the reader knows itself. */
  readonly feasts?: Feasts | undefined;
  readonly describeCreate?: DescribeCreate | undefined;
};
