import type { Check } from '../../contract/check.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Violation } from '../../contract/violation.ts';

/** Requirements about columns that are not written, and patterns that are no regular expressions: such a check could never be met. */
export function checkRequirements(plan: Plan): readonly Violation[] {
  return plan.requirements.flatMap(({ check, text }) => [
    ...columnsOf(check).flatMap(({ table, column }): Violation[] => {
      const found = plan.tables.find((one) => one.name === table)?.columns.find((one) => one.name === column);
      if (found !== undefined && !found.hidden) return [];
      const why =
        found === undefined ? 'which the table does not have' : 'which is hidden, so the file will not have it';
      return [
        {
          code: 'name-unknown',
          message: `the requirement '${text}' is about the column '${column}', ${why}`,
          site: { table, column },
        },
      ];
    }),
    ...(check.kind === 'pattern' && !isRegex(check.regex)
      ? [
          {
            code: 'expression-invalid',
            message: `'${check.regex}' is not a regular expression`,
            site: { table: check.table, column: check.column },
          } as const,
        ]
      : []),
  ]);
}

function columnsOf(check: Check): readonly { readonly table: string; readonly column: string }[] {
  const own = [
    'column' in check ? check.column : undefined,
    'columns' in check ? check.columns : undefined,
    'measure' in check ? check.measure : undefined,
    check.kind === 'columns' ? check.names : undefined,
    check.kind === 'correlation' ? [check.a, check.b] : undefined,
    check.kind === 'order' ? [check.earlier, check.later] : undefined,
    check.kind === 'dependency' ? [check.from, check.to] : undefined,
    check.kind === 'group-order' ? check.group : undefined,
    check.kind === 'dynamics' ? [check.time, ...(check.by === undefined ? [] : [check.by])] : undefined,
    check.kind === 'interval' || check.kind === 'group-ratio' || check.kind === 'per-group' ? check.by : undefined,
    check.kind === 'per-group' ? check.each?.column : undefined,
    check.kind === 'child-sum' ? check.key : undefined,
    check.kind === 'duplicates' ? [...check.same, ...check.differ] : undefined,
  ].flatMap((names) => names ?? []);
  const others = [
    ...('parent' in check && check.parent !== undefined ? parentColumns(check.table, check.parent) : []),
    ...('child' in check
      ? [
          { table: check.child.table, column: check.child.column },
          { table: check.child.table, column: check.child.key },
        ]
      : []),
  ];
  return [...own.map((column) => ({ table: check.table, column })), ...others];
}

/** The parent's key; a parent that says by which column of the child it is named gives that too. */
function parentColumns(
  table: string,
  parent: { readonly table: string; readonly column: string; readonly key?: string },
): readonly { readonly table: string; readonly column: string }[] {
  return parent.key === undefined
    ? [{ table: parent.table, column: parent.column }]
    : [
        { table, column: parent.column },
        { table: parent.table, column: parent.key },
      ];
}

function isRegex(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
