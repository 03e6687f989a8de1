import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where the pools lie: `compiled` is the folder of JSON files beside a built program, `written` the folder of YAML files in a checkout.
 * A built program reads the first, everything else the second.
 */
export type PoolFolder = { readonly kind: 'compiled' | 'written'; readonly path: string };

/** Finds the pools of this program from the place of its own code. */
export function findPoolFolder(from: string = import.meta.dirname): PoolFolder {
  const compiled = join(from, 'knowledge', 'pools');
  if (existsSync(join(compiled, 'manifest.json'))) return { kind: 'compiled', path: compiled };
  let folder = from;
  while (!existsSync(join(folder, 'knowledge', 'pools', 'country.yaml')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return { kind: 'written', path: join(folder, 'knowledge', 'pools') };
}

/** The name of the file that holds a pool's compiled form. */
export function compiledFileName(pool: string): string {
  return `${pool.replaceAll('/', '.')}.json`;
}
