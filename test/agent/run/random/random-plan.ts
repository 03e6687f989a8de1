import fc from 'fast-check';
import type { PlanDraft } from '../../../../src/contract/plan.ts';
import { makers, type CheckDraft, type ColumnDraft, type Maker, type TableDraft } from './random-column.ts';

const popularity = fc.oneof(
  fc.constant({ kind: 'uniform' as const }),
  fc.record({ kind: fc.constant('zipf' as const), exponent: fc.double({ min: 0.2, max: 2, noNaN: true }) }),
  fc.record({
    kind: fc.constant('pareto' as const),
    top: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
    share: fc.double({ min: 0.5, max: 0.95, noNaN: true }),
  }),
);

const reference = fc.record({
  popularity,
  nulls: fc.constantFrom(0, 0, 0.2),
  unique: fc.constantFrom(false, false, false, true),
  where: fc.constantFrom(undefined, undefined, 'size > 3'),
  children: fc.constantFrom(undefined, undefined, undefined, { min: 1, max: 30 }, { min: 0, max: 4 }),
});

const shape = fc.record({
  rows: fc.integer({ min: 200, max: 2000 }),
  parents: fc.integer({ min: 1, max: 400 }),
  reference,
  own: fc.option(fc.record({ popularity, nulls: fc.constantFrom(0, 0.1) }), { nil: undefined, freq: 2 }),
  makers,
  rule: fc.option(fc.record({ sign: fc.constantFrom('<', '>=', '!='), limit: fc.integer({ min: -20, max: 200 }) }), {
    nil: undefined,
    freq: 2,
  }),
  limit: fc.option(fc.record({ most: fc.integer({ min: 1, max: 9 }), perWeek: fc.boolean(), sums: fc.boolean() }), {
    nil: undefined,
    freq: 2,
  }),
  duplicates: fc.option(
    fc.record({
      share: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
      near: fc.boolean(),
      keys: fc.constantFrom('same' as const, 'fresh' as const),
    }),
    { nil: undefined, freq: 3 },
  ),
  parentDuplicates: fc.constantFrom(undefined, undefined, { share: 0.2 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

/** Plans of two tables with anything in them, and the requirements that follow; some cannot be had and must be refused. */
export const plans: fc.Arbitrary<PlanDraft> = shape.map(planOfShape);

function planOfShape(wish: Shape): PlanDraft {
  const key: ColumnDraft = { name: 'id', type: 'integer', unique: true, source: { kind: 'sequence' } };
  const columns: ColumnDraft[] = [key];
  const checks: CheckDraft[] = [];
  for (const [at, maker] of wish.makers.entries()) take(maker, `c${at}`, columns, checks);
  // Limits and repeated rows are never had together; a refusal now and then is enough.
  const copies = wish.limit !== undefined && wish.seed % 8 > 0 ? undefined : wish.duplicates;
  // Copies repeat what is null, too, so that the share is no longer exact; and what is unique.
  if (copies !== undefined)
    checks.splice(0, checks.length, ...checks.filter((one) => one.kind !== 'nulls' && one.kind !== 'unique'));
  columns.push({ name: 'parent', type: 'integer', source: { kind: 'lookup', reference: 'parent', column: 'id' } });
  checks.push({ kind: 'foreign-key', table: 't', column: 'parent', parent: { table: 'p', column: 'id' } });
  const { children } = wish.reference;
  if (
    children !== undefined &&
    copies === undefined &&
    wish.parentDuplicates === undefined &&
    wish.reference.where === undefined
  )
    checks.push({ kind: 'children', table: 't', column: 'parent', parent: { table: 'p', column: 'id' }, ...children });
  if (wish.own !== undefined) {
    columns.push({ name: 'boss', type: 'integer', source: { kind: 'lookup', reference: 'boss', column: 'id' } });
    if (copies === undefined) checks.push({ kind: 'rule', table: 't', expression: 'boss < id' });
  }
  if (copies?.keys !== 'same') checks.push({ kind: 'unique', table: 't', columns: ['id'] });
  const table: TableDraft = {
    name: 't',
    rows: children === undefined ? wish.rows : null,
    key: ['id'],
    columns,
    references: [
      { name: 'parent', table: 'p', ...defined(wish.reference) },
      ...(wish.own === undefined ? [] : [{ name: 'boss', table: 't', ...wish.own }]),
    ],
    rules: ruleOf(wish, columns),
    limits: limitOf(wish, columns),
    ...(copies === undefined ? {} : { duplicates: copies }),
  };
  for (const rule of table.rules ?? []) checks.push({ kind: 'rule', table: 't', expression: rule.expression });
  for (const { by, most, of } of table.limits ?? []) {
    const [first, time] = by;
    checks.push({
      kind: 'per-group',
      table: 't',
      by: [first?.column ?? ''],
      max: most,
      ...(time?.per === undefined ? {} : { each: { column: time.column, unit: time.per } }),
      ...(of === undefined ? {} : { measure: of }),
    });
  }
  const parents: TableDraft = {
    name: 'p',
    rows: wish.parents,
    columns: [
      key,
      { name: 'size', type: 'integer', source: { kind: 'number', distribution: { kind: 'uniform', min: 1, max: 9 } } },
      { name: 'many', type: 'integer', source: { kind: 'aggregate', table: 't', reference: 'parent', how: 'count' } },
    ],
    ...(wish.parentDuplicates === undefined ? {} : { duplicates: wish.parentDuplicates }),
  };
  checks.push({
    kind: 'child-sum',
    table: 'p',
    column: 'many',
    key: 'id',
    child: { table: 't', column: 'id', key: 'parent' },
    how: 'count',
  });
  return {
    version: 1,
    request: 'anything',
    seed: wish.seed,
    tables: [parents, table],
    requirements: [
      ...(table.rows === null ? [] : [{ kind: 'rows' as const, table: 't', min: wish.rows, max: wish.rows }]),
      ...checks,
    ].map((check) => ({ text: JSON.stringify(check), asked: '', check })),
  };
}

function take(maker: Maker, name: string, columns: ColumnDraft[], checks: CheckDraft[]): void {
  const made = maker('t', name, columns);
  columns.push(...made.columns);
  checks.push(...made.checks);
}

/** A rule on the first drawn number; its cells are given up where it cannot be met. */
function ruleOf({ rule }: Shape, columns: readonly ColumnDraft[]): NonNullable<TableDraft['rules']> {
  const column = columns.find((one) => one.source.kind === 'number' && one.unique !== true && one.nulls === undefined);
  if (rule === undefined || column === undefined) return [];
  return [{ expression: `${column.name} ${rule.sign} ${rule.limit}`, text: 'a rule', redraw: [column.name] }];
}

function limitOf({ limit }: Shape, columns: readonly ColumnDraft[]): NonNullable<TableDraft['limits']> {
  if (limit === undefined) return [];
  const time = columns.find((one) => one.source.kind === 'moment');
  const figure = columns.find(
    (one) => one.source.kind === 'number' && one.nulls === undefined && (one.source.min ?? -1) >= 0,
  );
  return [
    {
      text: 'a limit',
      by: [
        { column: 'parent' },
        ...(limit.perWeek && time !== undefined ? [{ column: time.name, per: 'week' as const }] : []),
      ],
      most: limit.sums && figure !== undefined ? limit.most * 400 : limit.most,
      ...(limit.sums && figure !== undefined ? { of: figure.name } : {}),
    },
  ];
}

function defined(wish: Shape['reference']): Omit<NonNullable<TableDraft['references']>[number], 'name' | 'table'> {
  const { where, children, ...rest } = wish;
  return { ...rest, ...(where === undefined ? {} : { where }), ...(children === undefined ? {} : { children }) };
}
