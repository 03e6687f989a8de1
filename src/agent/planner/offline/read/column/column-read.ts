import type { ColumnAsk, RuleAsk } from '../../reading.ts';

/** One column as a list item gave it, with the rules said along with it, and further columns it brought ("diagnosis with corresponding prescription"). */
export type ColumnRead = {
  readonly column: ColumnAsk;
  readonly rules: readonly RuleAsk[];
  readonly more: readonly ColumnAsk[];
};

/** How the item stood in the request: `bullet` items are one column each; `literal` names are kept as typed. */
export type ItemStyle = { readonly literal: boolean; readonly bullet: boolean };
