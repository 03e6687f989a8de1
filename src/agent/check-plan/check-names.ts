import type { Check } from '../../contract/check.ts';
import type { Column, Plan, Table } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';
import { linkedSources } from './linked-sources.ts';

/** Repeated table, column and reference names, and every name that points at nothing. */
export function checkNames(plan: Plan): readonly Violation[] {
  return [
    ...repeated(
      plan.tables.map((table) => table.name),
      (name) => ({ message: `two tables are called '${name}'`, site: { table: name } }),
    ),
    ...plan.tables.flatMap((table) => tableNames(table, plan)),
    ...plan.requirements.flatMap((requirement) => checkTables(requirement.check, plan)),
    ...(plan.tables.length === 0
      ? [{ code: 'name-unknown', message: 'the plan has no table', hint: 'give it at least one', site: {} } as const]
      : []),
  ];
}

function tableNames(table: Table, plan: Plan): readonly Violation[] {
  const columns = new Set(table.columns.map((column) => column.name));
  const unknownColumn = (name: string, where: string, site: Violation['site']): Violation[] =>
    columns.has(name)
      ? []
      : [
          {
            code: 'name-unknown',
            message: `${where} names the column '${name}', which the table does not have`,
            hint: nearest(name, columns),
            site,
          },
        ];
  const site = { table: table.name };
  return [
    ...repeated(
      table.columns.map((column) => column.name),
      (name) => ({
        message: `two columns are called '${name}': a column has one writer`,
        site: { ...site, column: name },
      }),
    ),
    ...repeated(
      table.references.map((reference) => reference.name),
      (name) => ({ message: `two references are called '${name}'`, site }),
    ),
    ...(table.columns.every((column) => column.hidden)
      ? [{ code: 'name-unknown', message: 'every column is hidden, so nothing would be written', site } as const]
      : []),
    ...table.references.flatMap((reference): Violation[] =>
      plan.tables.some((other) => other.name === reference.table)
        ? []
        : [
            {
              code: 'name-unknown',
              message: `the reference '${reference.name}' points at the table '${reference.table}', which is not in the plan`,
              site,
            },
          ],
    ),
    ...table.key.flatMap((name) => unknownColumn(name, 'the key', site)),
    ...table.rules.flatMap((rule) =>
      rule.redraw.flatMap((name) => unknownColumn(name, `the rule '${rule.text}'`, site)),
    ),
    ...table.limits.flatMap((limit) =>
      [...limit.by.map((one) => one.column), ...(limit.of === undefined ? [] : [limit.of]), ...limit.redraw].flatMap(
        (name) => unknownColumn(name, `the limit '${limit.text}'`, site),
      ),
    ),
    ...(table.duplicates?.changes ?? []).flatMap((name) => unknownColumn(name, "'changes' of the duplicates", site)),
    ...(table.panel?.reference === undefined || table.references.some((one) => one.name === table.panel?.reference)
      ? []
      : [
          {
            code: 'name-unknown',
            message: `the panel names the reference '${table.panel.reference}', which the table does not have`,
            site,
          } as const,
        ]),
    ...table.columns.flatMap((column) =>
      columnNames(column, table, plan, (name, where) => unknownColumn(name, where, { ...site, column: column.name })),
    ),
  ];
}

function columnNames(
  column: Column,
  table: Table,
  plan: Plan,
  unknown: (name: string, where: string) => readonly Violation[],
): readonly Violation[] {
  const site = { table: table.name, column: column.name };
  return [
    ...column.correlatesWith.flatMap((target) => unknown(target.column, 'correlatesWith')),
    ...linkedSources(column).flatMap(({ source, names }) =>
      names.flatMap((name) => unknown(name, `the source '${source.kind}'`)),
    ),
    ...linkedSources(column).flatMap(({ source }): readonly Violation[] => {
      if (source.kind === 'lookup') {
        const reference = table.references.find((one) => one.name === source.reference);
        if (reference === undefined)
          return [
            {
              code: 'name-unknown',
              message: `looks up through the reference '${source.reference}', which the table does not have`,
              site,
            },
          ];
        return hasColumn(plan, reference.table, source.column)
          ? []
          : [
              {
                code: 'name-unknown',
                message: `looks up '${source.column}', which the table '${reference.table}' does not have`,
                site,
              },
            ];
      }
      if (source.kind === 'aggregate') return aggregateNames(source, table, plan, site);
      if ((source.kind === 'clock' || source.kind === 'series') && table.panel === undefined) {
        return [
          {
            code: 'source-unavailable',
            message: `a '${source.kind}' source needs a panel, and the table has none`,
            hint: 'give the table a panel, or the column another source',
            site,
          },
        ];
      }
      return [];
    }),
  ];
}

function aggregateNames(
  source: {
    readonly table: string;
    readonly reference: string;
    readonly how: string;
    readonly column?: string | undefined;
  },
  table: Table,
  plan: Plan,
  site: Violation['site'],
): readonly Violation[] {
  const child = plan.tables.find((one) => one.name === source.table);
  if (child === undefined)
    return [{ code: 'name-unknown', message: `sums over the table '${source.table}', which is not in the plan`, site }];
  const reference = child.references.find((one) => one.name === source.reference);
  if (reference === undefined || reference.table !== table.name) {
    return [
      {
        code: 'name-unknown',
        message: `sums over '${source.table}' through the reference '${source.reference}', which does not point at '${table.name}'`,
        site,
      },
    ];
  }
  if (source.how !== 'count' && source.column === undefined)
    return [{ code: 'name-unknown', message: `the ${source.how} of '${source.table}' needs a column`, site }];
  return source.column === undefined || hasColumn(plan, source.table, source.column)
    ? []
    : [
        {
          code: 'name-unknown',
          message: `sums up '${source.column}', which the table '${source.table}' does not have`,
          site,
        },
      ];
}

function hasColumn(plan: Plan, table: string, column: string): boolean {
  return plan.tables.some((one) => one.name === table && one.columns.some((other) => other.name === column));
}

function checkTables(check: Check, plan: Plan): readonly Violation[] {
  const tables = [
    check.table,
    ...('parent' in check && check.parent !== undefined ? [check.parent.table] : []),
    ...('child' in check ? [check.child.table] : []),
  ];
  return tables.flatMap((name): Violation[] =>
    plan.tables.some((table) => table.name === name)
      ? []
      : [
          {
            code: 'name-unknown',
            message: `a requirement (${check.kind}) is about the table '${name}', which is not in the plan`,
            site: { table: name },
          },
        ],
  );
}

function repeated(
  names: readonly string[],
  describe: (name: string) => Pick<Violation, 'message' | 'site'>,
): readonly Violation[] {
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [...twice].map((name) => ({ code: 'name-repeated', ...describe(name) }));
}

function nearest(name: string, names: ReadonlySet<string>): string {
  return `the table has: ${[...names].slice(0, 12).join(', ')}${names.size > 12 ? ', …' : ''}${names.has(name.toLowerCase()) ? `; did you mean '${name.toLowerCase()}'?` : ''}`;
}
