import duckdb from '@duckdb/node-bindings';
import { readCells } from './read-cells.ts';

/** The rows of a materialised result as plain objects; see `Database.all` for how values look. */
export function queryRows(result: duckdb.Result): readonly Record<string, unknown>[] {
  const names = uniqueNames(
    Array.from({ length: duckdb.column_count(result) }, (_, at) => duckdb.column_name(result, at)),
  );
  const types = names.map((_, at) => duckdb.column_logical_type(result, at));
  const rows: Record<string, unknown>[] = [];
  for (let index = 0; index < duckdb.result_chunk_count(result); index++) {
    const chunk = duckdb.result_get_chunk(result, index);
    const count = duckdb.data_chunk_get_size(chunk);
    const columns = types.map((type, at) => readCells(duckdb.data_chunk_get_vector(chunk, at), type, count));
    for (let row = 0; row < count; row++)
      rows.push(Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row] ?? null])));
  }
  return rows;
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}:${times}`;
  });
}
