import type { Making, TableDraft } from './draft.ts';

export function makePanel(_making: Making, _table: TableDraft): void {}
