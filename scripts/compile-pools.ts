import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilePools } from '../src/knowledge/pools/compile-pools.ts';

/** Writes `dist/knowledge/pools` and `dist/knowledge/grammars`: one JSON file a pool, which a built program prefers to the YAML it was made from. */
export async function writePools(root: string): Promise<number> {
  const files = await compilePools(join(root, 'knowledge'));
  const target = join(root, 'dist', 'knowledge');
  for (const folder of ['pools', 'grammars']) {
    rmSync(join(target, folder), { recursive: true, force: true });
    mkdirSync(join(target, folder), { recursive: true });
  }
  for (const { path, text } of files) writeFileSync(join(target, path), text);
  return files.length;
}

if (process.argv[1] === import.meta.filename) {
  console.log(`${await writePools(resolve(import.meta.dirname, '..'))} files`);
}
