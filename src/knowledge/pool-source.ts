import type { Grammar, Pool, PoolSource } from '../contract/pool.ts';
import { loadGrammar } from './pools/load-grammars.ts';
import { loadPool } from './pools/load-pools.ts';
import { findPoolFolder, type PoolFolder } from './pools/pool-folder.ts';

/**
 * The pools and grammars that come with Rowsmith: entity pools, countries and places, and the names of each locale.
 * Each is read once, when first asked for, and kept.
 */
export function createPoolSource(folder: PoolFolder = findPoolFolder()): PoolSource {
  const pools = new Map<string, Promise<Pool | null>>();
  const grammars = new Map<string, Promise<Grammar | null>>();
  return {
    pool: (name) => remember(pools, name, () => loadPool(folder, name)),
    grammar: (name, language) => remember(grammars, `${name}/${language}`, () => loadGrammar(folder, name, language)),
  };
}

let ofPackage: PoolSource | null = null;

/** The pools of this package, read once per thread whoever asks. */
export function packagePools(): PoolSource {
  ofPackage ??= createPoolSource();
  return ofPackage;
}

function remember<Value>(known: Map<string, Promise<Value>>, key: string, load: () => Promise<Value>): Promise<Value> {
  const found = known.get(key) ?? load();
  known.set(key, found);
  return found;
}
