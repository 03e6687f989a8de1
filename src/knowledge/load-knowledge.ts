import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RowsmithError } from '../contract/error.ts';
import { parseJson } from '../contract/json.ts';
import type { Facts } from './facts-schema.ts';
import { indexNames, type NameIndex } from './name-index.ts';
import type { KnowledgeData } from './read-knowledge.ts';
import type { Concept, Domain } from './schema.ts';

/** The knowledge base, ready to be asked: see `findConcept`, `findDomain` and the functions of facts.ts. */
export type Knowledge = {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly facts: Facts;
  readonly names: NameIndex;
};

/** What scripts/compile-knowledge.ts writes. */
export type CompiledKnowledge = KnowledgeData & { readonly names: NameIndex };

export function compileKnowledge(data: KnowledgeData): CompiledKnowledge {
  return { ...data, names: indexNames(data.concepts) };
}

export function openKnowledge(data: CompiledKnowledge): Knowledge {
  return {
    concepts: new Map(data.concepts.map((concept) => [concept.id, concept])),
    domains: new Map(data.domains.map((domain) => [domain.id, domain])),
    facts: data.facts,
    names: data.names,
  };
}

let loaded: Promise<Knowledge> | undefined;

/**
 * The knowledge base that comes with the package; read once.
 *
 * An installed package reads one JSON file written by its build. A clone run from its sources reads the YAML under knowledge/ and keeps the
 * result until one of the files changes.
 * @throws RowsmithError `knowledge-invalid`
 */
export async function loadKnowledge(): Promise<Knowledge> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Knowledge> {
  const here = import.meta.url;
  const bundled = fileURLToPath(new URL('./knowledge/knowledge.json', here));
  if (await modifiedAt(bundled) > 0) return readCompiled(bundled);
  const root = fileURLToPath(new URL('../../', here));
  const cached = join(root, 'node_modules/.cache/rowsmith/knowledge.json');
  const [kept, written] = await Promise.all([modifiedAt(cached), newestSource(join(root, 'knowledge'), join(root, 'src/knowledge'))]);
  if (kept > written) return readCompiled(cached);
  const { readKnowledge } = await import('./read-knowledge.ts');
  const compiled = compileKnowledge(await readKnowledge(join(root, 'knowledge')));
  await keep(cached, JSON.stringify(compiled));
  return openKnowledge(compiled);
}

/** Written beside and renamed, because several test processes may do so at once. A folder that cannot be written only costs time. */
async function keep(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, path);
  } catch {
    // Not kept: the next start reads the YAML again.
  }
}

async function readCompiled(path: string): Promise<Knowledge> {
  const json = parseJson(await readFile(path, 'utf8'));
  if (!json.ok) throw new RowsmithError({ code: 'knowledge-invalid', message: `${path}: ${json.reason}`, hint: 'Build again: npm run build.', site: { path } });
  return openKnowledge(json.value as CompiledKnowledge); // -- checked entry by entry when it was compiled; checking again costs half the start-up
}

async function modifiedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
}

async function newestSource(...folders: readonly string[]): Promise<number> {
  const times = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('grammars') && (!entry.parentPath.includes('pools') || entry.name === 'country.yaml'));
      return Promise.all(files.map((entry) => modifiedAt(join(entry.parentPath, entry.name))));
    }),
  );
  return Math.max(0, ...times.flat());
}
