import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RowsmithError } from '../../contract/error.ts';
import { expandPool } from './expand-pool.ts';
import { loadNamePools, readYaml } from './load-pools.ts';
import { compiledFileName } from './pool-folder.ts';
import { type CompiledPool, PoolFile } from './pool-file.ts';
import { readGrammarFile } from './read-grammar.ts';

export type CompiledFile = { readonly path: string; readonly text: string };

/**
 * Everything under `knowledge/pools` and `knowledge/grammars`, checked and ready to be written: one JSON text a pool or grammar, and a list of them.
 * Paths are relative to the folder `knowledge` of a built program. Throws `knowledge-invalid` for a file that does not hold what it should.
 */
export async function compilePools(knowledge: string): Promise<CompiledFile[]> {
  const pools: CompiledPool[] = [];
  for (const path of yamlFiles(join(knowledge, 'pools'))) pools.push(await compilePoolFile(path));
  for (const path of yamlFiles(join(knowledge, 'pools', 'place'))) pools.push(await compilePoolFile(path));
  for (const path of yamlFiles(join(knowledge, 'pools', 'names')))
    pools.push(...((await loadNamePools(join(knowledge, 'pools'), basename(path, '.yaml'))) ?? []));
  const grammars: CompiledFile[] = [];
  for (const path of yamlFiles(join(knowledge, 'grammars'))) {
    const grammar = await readGrammarFile(path);
    grammars.push({ path: `grammars/${basename(path, '.yaml')}.json`, text: JSON.stringify(grammar) });
  }
  const names = pools.map((pool) => pool.name).toSorted((a, b) => (a < b ? -1 : 1));
  return [
    { path: 'pools/manifest.json', text: JSON.stringify(names) },
    ...pools.map((pool) => ({ path: `pools/${compiledFileName(pool.name)}`, text: JSON.stringify(pool) })),
    ...grammars,
  ];
}

async function compilePoolFile(path: string): Promise<CompiledPool> {
  const file = await readYaml(PoolFile, path);
  const named = file.pool.includes('/') ? file.pool.slice(file.pool.indexOf('/') + 1).toLowerCase() : file.pool;
  if (named === basename(path, '.yaml')) return expandPool(file);
  throw new RowsmithError({
    code: 'knowledge-invalid',
    message: `${path} holds the pool '${file.pool}'.`,
    hint: 'Name file and pool alike.',
    site: { path },
  });
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}
