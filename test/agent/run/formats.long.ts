import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashOf, newFolder, runTo, salesPlan } from './run-setup.ts';

it.each(['tsv', 'json', 'jsonl', 'sql'])(
  '%s: the same bytes whatever the chunk size, the threads and the connections',
  async (format) => {
    const hashes = new Set<string>();
    for (const options of [
      { workers: 0, chunkRows: 1000, connections: 1 },
      { workers: 0, chunkRows: 1_000_000, connections: 2 },
      { workers: 1, chunkRows: 4096, connections: 1 },
      { workers: 2, chunkRows: 1000, connections: 2 },
    ]) {
      const cwd = newFolder();
      await runTo(salesPlan(20_000), cwd, { ...options, out: `sales.${format}`, report: null });
      hashes.add(hashOf(join(cwd, `sales.${format}`)));
    }
    expect(hashes.size).toBe(1);
  },
);
