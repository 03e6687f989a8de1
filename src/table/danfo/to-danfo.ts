import type { Chunk, ColumnData } from '../../contract/chunk.ts';
import { RowsmithError } from '../../contract/error.ts';
import { loadOptional } from '../optional-package.ts';
import { dateText, scaledText, timestampText, timeText } from '../text/exact-text.ts';

type Cell = string | number | boolean | null;
type FrameMaker = new (columns: Readonly<Record<string, readonly Cell[]>>) => unknown;

/**
 * The rows of all chunks as one danfojs DataFrame, held in memory.
 *
 * Numbers become numbers, decimals too (the nearest double: a frame has no exact decimals), dates, times and timestamps ISO text,
 * nulls null. Throws `model-unavailable` when danfojs-node is not installed. `load` is for tests and for a danfojs of your own.
 */
export async function toDanfo(
  chunks: AsyncIterable<Chunk> | Iterable<Chunk>,
  load: () => Promise<unknown> = importDanfo,
): Promise<unknown> {
  const danfo = await loadOptional('danfojs-node', 'A DataFrame', load);
  const columns = new Map<string, Cell[]>();
  for await (const chunk of chunks) {
    for (const [name, data] of chunk.columns) {
      const cells = columns.get(name) ?? [];
      columns.set(name, cells);
      for (let row = 0; row < chunk.count; row++) cells.push(data.valid?.[row] === 0 ? null : cellOf(data, row));
    }
  }
  return new (frameMaker(danfo))(Object.fromEntries(columns));
}

async function importDanfo(): Promise<unknown> {
  // A variable, so that neither compiler nor bundler asks for a package that need not be there.
  const name = 'danfojs-node';
  const danfo: unknown = await import(name);
  return danfo;
}

function frameMaker(danfo: unknown): FrameMaker {
  const inner: unknown = propertyOf(danfo, 'DataFrame') ?? propertyOf(propertyOf(danfo, 'default'), 'DataFrame');
  if (typeof inner === 'function') {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- danfojs documents this constructor
    return inner as unknown as FrameMaker;
  }
  throw new RowsmithError({
    code: 'model-unavailable',
    message: 'The installed danfojs-node has no DataFrame.',
    hint: 'Install danfojs-node 1.1 or newer.',
  });
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function cellOf(data: ColumnData, row: number): Cell {
  switch (data.type) {
    case 'integer':
    case 'double':
      return data.values[row] ?? 0;
    case 'decimal':
      return Number(scaledText(BigInt(data.values[row] ?? 0), data.scale));
    case 'boolean':
      return data.values[row] === 1;
    case 'date':
      return dateText(data.values[row] ?? 0);
    case 'time':
      return timeText(BigInt(data.values[row] ?? 0) * 1000n);
    case 'timestamp':
      return timestampText(BigInt(data.values[row] ?? 0) * 1000n);
    case 'dictionary':
      return data.dictionary[data.codes[row] ?? 0] ?? '';
    case 'text':
      return data.values[row] ?? '';
  }
}
