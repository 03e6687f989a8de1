import type { ValueAsk } from '../../reading.ts';
import type { TableDraft } from '../draft.ts';

const slashed = /^[\p{L}_][\p{L}\p{N}_]*(?: \/ [\p{L}_][\p{L}\p{N}_]*)+$/u;

/** "dock is north / south / quay": words parted by slashes that name no column of the table are choices, not a quotient. */
export function choicesNotQuotient(value: ValueAsk, table: TableDraft): ValueAsk {
  if (value.kind !== 'formula' || !slashed.test(value.expression)) return value;
  const words = value.expression.split(' / ');
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  if (words.some((word) => names.has(word.toLowerCase()))) return value;
  const { from, to } = value;
  return { from, to, kind: 'one-of', values: words.map((word) => ({ value: word })), open: false };
}
