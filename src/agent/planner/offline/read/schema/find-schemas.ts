import type { DescribeCreate } from '../read-options.ts';
import { describedTable } from './described-table.ts';
import { findHeaders } from './find-headers.ts';
import { findJson } from './find-json.ts';
import { findPython } from './find-python.ts';
import { findSql } from './find-sql.ts';
import { addLineComments } from './line-comments.ts';
import { findTypes } from './find-types.ts';
import type { SchemaBlock } from './schema-table.ts';

/** Characters of schema, and of words around it, that are read at most; what lies behind them stays unread, and so unused. */
const longestSchema = 200_000;
const longestProse = 12_000;

/** Every piece of schema in the request, in order, and the request with them (and code fences) blanked out, all positions kept. */
export async function findSchemas(
  request: string,
  describeCreate: DescribeCreate | undefined,
): Promise<{ readonly blocks: readonly SchemaBlock[]; readonly prose: string }> {
  const unfenced = request
    .slice(0, longestSchema)
    .replaceAll(/^[ \t]{0,8}```[^\n]{0,40}$/gmu, (fence) => ' '.repeat(fence.length));
  let rest = unfenced;
  const blocks: SchemaBlock[] = [];
  for (const find of [findSql, findJson, findTypes, findPython, findHeaders]) {
    for (const block of find(rest)) {
      blocks.push(block);
      rest = blank(rest, block.from, block.to);
    }
  }
  const described = await Promise.all(
    blocks.map(async (block) =>
      block.sql === null || describeCreate === undefined ? block : describe(block, block.sql, describeCreate),
    ),
  );
  const commented = described.map((block) => addLineComments(block, unfenced));
  return { blocks: commented.toSorted((a, b) => a.from - b.from), prose: cutProse(rest) };
}

/** The text up to the last character that is read; blanked schema does not count. */
function cutProse(text: string): string {
  if (text.length <= longestProse) return text;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 32) count += 1;
    if (count > longestProse) return text.slice(0, at);
  }
  return text;
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replaceAll(/[^\n]/gu, ' ') + text.slice(to);
}

/** The engine knows SQL better than the plain reading; what it refuses is left at that. */
async function describe(block: SchemaBlock, sql: string, describeCreate: DescribeCreate): Promise<SchemaBlock> {
  try {
    const tables = await describeCreate(sql);
    if (tables.length !== block.tables.length) return block;
    return { ...block, tables: tables.map((table, index) => describedTable(table, block.tables[index], block)) };
  } catch {
    return block;
  }
}
