import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilePools } from '../src/knowledge/pools/compile-pools.ts';

// Run after the bundle: `dist/knowledge/pools` then holds one JSON file a pool, which the program prefers to the YAML it was made from.
const root = resolve(import.meta.dirname, '..');
const files = await compilePools(join(root, 'knowledge'));
const target = join(root, 'dist', 'knowledge');
for (const folder of ['pools', 'grammars']) {
  rmSync(join(target, folder), { recursive: true, force: true });
  mkdirSync(join(target, folder), { recursive: true });
}
for (const { path, text } of files) writeFileSync(join(target, path), text);
console.log(
  `${readdirSync(join(target, 'pools')).length - 1} pools, ${readdirSync(join(target, 'grammars')).length} grammars`,
);
