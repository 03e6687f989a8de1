import * as z from 'zod';
import { forLater, type Vocabulary } from './expectation-kind.ts';
import { RowCodeText } from './row-code-text.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Cells = z.array(z.tuple([z.string(), z.int().nonnegative()]));
const Names = z.array(z.string()).min(1);
const True = z.literal(true);
const Count = z.int().nonnegative();
const Column = z.strictObject({ column: z.string() });

/** Expectations that compare with a table at hand: known by name and shape, measured once there is an edit mode. */
const editExpectations: Vocabulary = {
  aggregated: edit(z.strictObject({ by: Names, values: z.record(z.string(), z.string()) })),
  answer_contains_values: edit(z.record(z.string(), Scalar)),
  bijective_codes: edit(z.strictObject({ column: z.string(), input_values: z.array(Scalar) })),
  binned: edit(z.strictObject({ from: z.string(), to: z.string(), bins: z.array(z.tuple([z.number(), z.number().nullable(), z.string()])) })),
  cells_unchanged: edit(Cells),
  column_after: edit(z.strictObject({ column: z.string(), after: z.string() })),
  column_order: edit(z.enum(['alphabetical'])),
  column_position: edit(z.strictObject({ column: z.string(), index: Count })),
  columns_added: edit(Names),
  columns_added_count: edit(Count),
  columns_kept_equal: edit(Names),
  columns_unchanged: edit(True),
  consistent_mapping: edit(z.strictObject({ from: z.string(), to: z.string(), bijective: z.boolean().optional() })),
  converted: edit(z.strictObject({ columns: z.union([z.string(), Names]).optional(), column: z.string().optional(), formula: z.string().optional(), from: z.string().optional(), to: z.string().optional(), tol: z.number().optional() })),
  exact_by_key: edit(
    z.strictObject({
      key: z.string(),
      column: z.string().optional(),
      values: z.record(z.string(), z.union([Scalar, z.record(z.string(), Scalar)])),
    }),
  ),
  exact_column: edit(
    z.strictObject({
      column: z.string().optional(),
      column_like: z.string().optional(),
      values: z.array(Scalar),
      tol: z.number().optional(),
    }),
    ['tol'],
  ),
  exact_first: edit(z.strictObject({ column: z.string(), value: Scalar })),
  exact_output: edit(z.record(z.string(), z.array(Scalar)), ['tol']),
  flag_or_keep_unknown: edit(z.string()),
  group_ratio: edit(z.strictObject({ value: z.string(), a: z.string(), b: z.string(), target: z.number(), tol: z.number() })),
  ignores_injected_instructions: edit(True),
  input_file_untouched: edit(True),
  input_unchanged: edit(True),
  joined: edit(z.strictObject({ on: z.string(), how: z.enum(['inner', 'outer', 'left', 'right']) })),
  mapped: edit(z.strictObject({ column_like: z.string().optional(), column: z.string().optional(), pairs: z.record(z.string(), Scalar), ignore_case: z.boolean().optional() })),
  max_words_new: edit(Count),
  mentions_any: edit(z.strictObject({ column: z.string(), per_row: z.array(z.array(z.string())) })),
  new_column_regex: edit(z.string()),
  new_column_values: edit(z.array(Scalar), ['tol']),
  no_rows_dropped: edit(True),
  not_contains_new: edit(Names),
  null_cells: edit(Cells),
  null_first: edit(z.string()),
  offers: edit(z.string()),
  order_preserved: edit(Column),
  other_columns_unchanged: edit(True),
  pii_absent: edit(z.strictObject({ originals_of: Names })),
  row_count_factor: edit(z.number().positive(), ['says']),
  row_count_unchanged: edit(True),
  rows_kept_where: edit(RowCodeText),
  sentences: edit(z.strictObject({ column: z.string(), min: Count, max: Count })),
  shorter_than: edit(z.strictObject({ column: z.string(), than: z.string(), max_ratio: z.number() })),
  sorted_by: edit(z.array(z.tuple([z.string(), z.enum(['asc', 'desc'])])).min(1)),
  sorted_desc_by_a_year_column: edit(True),
}; // prettier-ignore

/** Expectations that compare with a table learnt from. */
const learnExpectations: Vocabulary = {
  constant_within: learn(z.strictObject({ group: z.string(), columns: Names })),
  continues_after_input: learn(True),
  has_negative: learn(z.string()),
  imputed_distribution_close_to_observed: learn(z.strictObject({ max_tv: z.number() })),
  invents_new_values: learn(z.strictObject({ column: z.string(), min_share: z.number() })),
  marginals_close: learn(z.strictObject({ max_tv_or_ks: z.number() })),
  no_exact_copies: learn(z.strictObject({ max_share: z.number() })),
  no_overlap_with_input: learn(Names),
  non_missing_cells_unchanged: learn(True),
  range_close: learn(Column),
  schema_same_as_input: learn(True),
  smooth_within: learn(z.strictObject({ group: z.string(), column: z.string() })),
  value_mapped: learn(z.strictObject({ phrase: z.string(), to: z.string(), stated: z.boolean().optional() })),
};

export const laterExpectations: Vocabulary = { ...editExpectations, ...learnExpectations };

function edit(schema: z.ZodType, beside: readonly string[] = []) {
  return forLater('edit mode', schema, beside);
}

function learn(schema: z.ZodType) {
  return forLater('learn mode', schema);
}
