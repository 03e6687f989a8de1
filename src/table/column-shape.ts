import type { ColumnType } from '../contract/chunk.ts';

/** A written column: its name, the type a reader sees, and, for `decimal`, the digits after the point (0 for every other type). */
export type ColumnShape = { readonly name: string; readonly type: ColumnType; readonly scale: number };
