import type { ColumnData, RowSet } from '../../contract/chunk.ts';
import type { Column } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { SourceOf } from '../../contract/source.ts';

export type IdentitySource = SourceOf<'person' | 'place' | 'company' | 'payment' | 'internet' | 'entity'>;

/** What a column of identities is prepared with, once. */
export type IdentityContext = {
  readonly seed: number;
  readonly tableName: string;
  /** Rows of the whole table: unique cells are spread over exactly so many. */
  readonly tableRows: number;
  readonly column: Column;
  readonly pools: PoolSource;
  /** Locale of the plan, where a source names none; `en_US` by default. */
  readonly locale: string;
  /**
   * What the table has beside this column: a column of genders, or of countries, that identities must fit (its cells come with each chunk);
   * `distinct`: another column of the same `of` is unique, so entries are dealt out without repeats.
   */
  readonly follows?:
    | {
        readonly gender?: boolean | undefined;
        readonly country?: boolean | undefined;
        readonly distinct?: boolean | undefined;
      }
    | undefined;
  /** The day ages are counted to, in days since 1970-01-01; 2026-01-01 by default. */
  readonly today?: number | undefined;
};

/** What the cells of one chunk are drawn with. */
export type IdentityRows = {
  readonly rows: RowSet;
  /** 0 at first; a row that a rule refused is drawn again with 1, 2, …. */
  readonly attempt: number;
  /** Finished columns of the same rows, by name (entities that `match` other columns read them). */
  readonly cells: (column: string) => ColumnData;
  /** Columns of the same rows that identities must fit: genders as words or letters, countries as names or codes, e-mail domains. */
  readonly given?:
    | {
        readonly gender?: ColumnData | undefined;
        readonly country?: ColumnData | undefined;
        readonly domain?: ColumnData | undefined;
      }
    | undefined;
};

/** A column of identities, ready to give any of its rows. */
export type PreparedIdentity = (chunk: IdentityRows) => ColumnData;

/** 2026-01-01 in days since 1970-01-01. */
export const defaultToday = 20_454;
