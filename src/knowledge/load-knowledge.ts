import { mkdir, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RowsmithError } from '../contract/error.ts';
import { parseJson } from '../contract/json.ts';
import { ConceptLines } from './concept-lines.ts';
import type { DomainIndex } from './domain-index.ts';
import { compileKnowledge, type CompiledKnowledge } from './compile-knowledge.ts';
import type { Facts } from './facts-schema.ts';
import type { KindIndex } from './kind-index.ts';
import type { NameIndex } from './name-index.ts';
import type { Concept, Domain } from './schema.ts';

/** The knowledge base, ready to be asked: see `findConcept`, `findDomain` and the functions of facts.ts and units.ts. */
export type Knowledge = {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly facts: Facts;
  readonly names: NameIndex;
  readonly homes: DomainIndex;
  readonly kinds: KindIndex;
  /** The search index as text, opened when nothing else is found. */
  readonly search: string;
};

const indexFile = 'knowledge-index.json';
const conceptFile = 'concepts.jsonl';
const searchFile = 'search-index.json';

let loaded: Promise<Knowledge> | undefined;

/**
 * The knowledge base that comes with the package; read once.
 *
 * An installed package reads three files written by its build. A clone run from its sources reads the YAML under knowledge/ and keeps the result
 * until one of the files changes.
 * @throws RowsmithError `knowledge-invalid`
 */
export async function loadKnowledge(): Promise<Knowledge> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Knowledge> {
  const here = import.meta.url;
  const bundled = fileURLToPath(new URL('./knowledge/', here));
  if ((await modifiedAt(join(bundled, indexFile))) > 0) return readCompiled(bundled);
  const root = fileURLToPath(new URL('../../', here));
  const cached = join(root, 'node_modules/.cache/rowsmith/knowledge-5');
  const [kept, written] = await Promise.all([
    modifiedAt(join(cached, indexFile)),
    newestSource(join(root, 'knowledge'), join(root, 'src/knowledge')),
  ]);
  if (Math.abs(kept - written) < 5) return readCompiled(cached);
  const { readKnowledge } = await import('./read-knowledge.ts');
  const compiled = compileKnowledge(await readKnowledge(join(root, 'knowledge')));
  await keep(cached, compiled, written);
  return openKnowledge(compiled);
}

function openKnowledge({ index, concepts, search }: CompiledKnowledge): Knowledge {
  return {
    concepts: new ConceptLines(concepts),
    domains: new Map(index.domains.map((domain) => [domain.id, domain])),
    facts: index.facts,
    names: index.names,
    homes: index.homes,
    kinds: index.kinds,
    search,
  };
}

/** Writes the three files that `loadKnowledge` reads into a folder that exists. Each is written beside and renamed, so that no reader sees half of one. */
export async function writeCompiled(folder: string, { index, concepts, search }: CompiledKnowledge): Promise<void> {
  // The index last: it is the one whose age is looked at.
  for (const [name, text] of [
    [conceptFile, concepts],
    [searchFile, search],
    [indexFile, JSON.stringify(index)],
  ] as const) {
    const beside = join(folder, `${name}.${process.pid}`);
    await writeFile(beside, text);
    await rename(beside, join(folder, name));
  }
}

/**
 * The kept files bear the time of the sources as they were before reading: a source changed meanwhile is noticed.
 * A folder that cannot be written only costs time: the next start reads the YAML again.
 */
async function keep(folder: string, compiled: CompiledKnowledge, written: number): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeCompiled(folder, compiled);
    await utimes(join(folder, indexFile), written / 1000, written / 1000);
  } catch {
    return;
  }
}

async function readCompiled(folder: string): Promise<Knowledge> {
  const path = join(folder, indexFile);
  const [text, concepts, search] = await Promise.all([
    readFile(path, 'utf8'),
    readFile(join(folder, conceptFile), 'utf8'),
    readFile(join(folder, searchFile), 'utf8'),
  ]);
  const json = parseJson(text);
  if (!json.ok)
    throw new RowsmithError({
      code: 'knowledge-invalid',
      message: `${path}: ${json.reason}`,
      hint: 'Build again: npm run build.',
      site: { path },
    });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked entry by entry when it was compiled; checking again costs half the start
  return openKnowledge({ index: json.value as CompiledKnowledge['index'], concepts, search });
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
      const files = entries.filter((entry) => entry.isFile());
      return Promise.all(files.map((entry) => modifiedAt(join(entry.parentPath, entry.name))));
    }),
  );
  return Math.max(0, ...times.flat());
}
