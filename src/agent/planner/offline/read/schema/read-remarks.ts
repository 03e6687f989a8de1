import { readDescriptionOf } from '../column/read-column.ts';
import { makeScene } from '../text/scene.ts';
import { tokenise } from '../text/tokenise.ts';
import { readFacts } from '../value/read-facts.ts';
import type { ColumnAsk, RuleAsk, ValueAsk } from '../../reading.ts';
import type { SchemaBlock, SchemaTable } from './schema-table.ts';

type Setting = { readonly request: string; readonly language: string; readonly today: string };

/** What a schema fixes itself; a remark may say more, but not this again. */
const fixed = new Set<ValueAsk['kind']>(['type', 'primary-key', 'reference']);

/** The remarks of schemas read like the description of a column in a list: `-- 1 to 9`, `// pending | paid`, a cell of a table of columns. */
export function readRemarks(
  blocks: readonly SchemaBlock[],
  setting: Setting,
): { readonly blocks: readonly SchemaBlock[]; readonly rules: readonly RuleAsk[] } {
  const rules: RuleAsk[] = [];
  const read = blocks.map((block) => ({
    ...block,
    tables: block.tables.map((table) => readTable(table, setting, rules)),
  }));
  return { blocks: read, rules };
}

function readTable(table: SchemaTable, setting: Setting, rules: RuleAsk[]): SchemaTable {
  const { remarks = [] } = table;
  if (remarks.length === 0) return table;
  const columns = table.columns.map((column) =>
    remarks
      .filter((remark) => remark.column === column.name)
      .reduce((one, remark) => withRemark(one, remark, setting, rules), column),
  );
  return { ...table, columns };
}

function withRemark(
  column: ColumnAsk,
  { from, to }: { readonly from: number; readonly to: number },
  { request, language, today }: Setting,
  rules: RuleAsk[],
): ColumnAsk {
  // Blanks before it, so that positions are those of the request.
  const tokens = tokenise(' '.repeat(from) + request.slice(from, to), false);
  const scene = makeScene({ request, tokens, facts: readFacts(tokens, today, language), language, today, knows: null });
  const { values, makers, about } = readDescriptionOf(scene);
  rules.push(...makers.map((make) => make(column.name)));
  const kinds = new Set(column.values.map((value) => value.kind));
  const added = values.filter((value) => !fixed.has(value.kind) || !kinds.has(value.kind));
  // TypeScript and JSON have one type for all numbers: bounds without a point are those of whole numbers.
  const isWhole = added.some(
    (value) => value.kind === 'range' && Number.isInteger(value.min) && Number.isInteger(value.max),
  );
  const own = column.values.map((value) =>
    isWhole && value.kind === 'type' && value.type === 'double' ? { ...value, type: 'integer' as const } : value,
  );
  return {
    ...column,
    values: [...own, ...added],
    about: [column.about, ...about].filter((word) => word !== '').join(' '),
  };
}
