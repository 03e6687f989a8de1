import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describeIssues } from '../contract/json.ts';
import { Facts } from './facts-schema.ts';
import { invalid, list, mergeNames, readConcept } from './read-concept.ts';
import { slotsOf } from './pools/grammar-file.ts';
import { readGrammarFile } from './pools/read-grammar.ts';
import { readDomain } from './read-domain.ts';
import { readPlaces } from './read-places.ts';
import type { Concept, Domain, Names } from './schema.ts';
import { isRaw, type Raw } from './shorthand.ts';

/** Everything under knowledge/domains, concepts and facts, checked. What the compiled file holds. */
export type KnowledgeData = {
  readonly concepts: readonly Concept[];
  readonly domains: readonly Domain[];
  readonly facts: Facts;
};

async function readYamlFolder(
  folder: string,
): Promise<readonly { readonly path: string; readonly name: string; readonly raw: Raw }[]> {
  const { parseYaml: parse } = await import('./parse-yaml.ts');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const raw: unknown = parse(await readFile(path, 'utf8'), { merge: true });
      if (!isRaw(raw)) throw invalid(path, 'file', 'holds no mapping');
      return { path, name: basename(file, '.yaml'), raw };
    }),
  );
}

function withBases(domain: Domain, concepts: ReadonlyMap<string, Concept>): Domain {
  const tables = domain.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const base = column.concept.includes('.') ? concepts.get(column.concept)?.is[0] : undefined;
      return base === undefined ? column : { ...column, base };
    }),
  }));
  return { ...domain, tables };
}

/** `is` reaches through: what is a price that is an amount is an amount. */
function widen(concepts: ReadonlyMap<string, Concept>): Concept[] {
  const ancestors = (concept: Concept, seen: readonly string[]): readonly string[] =>
    concept.is.flatMap((id) => {
      const parent = concepts.get(id);
      if (parent === undefined || seen.includes(id)) return [id];
      return [id, ...ancestors(parent, [...seen, id])];
    });
  return [...concepts.values()].map((concept) => ({ ...concept, is: [...new Set(ancestors(concept, [concept.id]))] }));
}

/**
 * Reads and checks the knowledge base from its YAML files.
 *
 * `root` holds `concepts/`, `domains/`, in each a folder `names/` (one file a language: id → names), `facts/`, `pools/` and `grammars/`.
 * @throws RowsmithError `knowledge-invalid`, with the file and the entry.
 */
export async function readKnowledge(root: string): Promise<KnowledgeData> {
  const [conceptFiles, nameFiles, domainFiles, domainNameFiles, factFiles] = await Promise.all(
    ['concepts', 'concepts/names', 'domains', 'domains/names', 'facts'].map(async (folder) =>
      readYamlFolder(join(root, folder)),
    ),
  );
  const { demonyms, ...factsByFile } = Object.fromEntries((factFiles ?? []).map((file) => [file.name, file.raw]));
  const facts = Facts.safeParse({
    ...factsByFile,
    ...(await readPlaces(join(root, 'pools'), demonyms ?? {})),
    texts: await readTexts(join(root, 'grammars')),
    grammars: await readTextHeads(join(root, 'grammars')),
  });
  if (!facts.success) throw invalid(join(root, 'facts'), 'facts', describeIssues(facts.error.issues));
  const concepts = new Map<string, Concept>();
  for (const file of conceptFiles ?? []) {
    for (const [id, raw] of Object.entries(file.raw)) {
      if (concepts.has(id)) throw invalid(file.path, id, 'is there already in another file');
      if (!isRaw(raw)) throw invalid(file.path, id, 'is no mapping');
      concepts.set(id, readConcept(id, raw, file.path));
    }
  }
  for (const file of nameFiles ?? []) addNames(concepts, file);
  const shared = new Map(concepts);
  const domains = new Map<string, Domain>();
  for (const file of domainFiles ?? []) {
    const read = readDomain(file.raw, { concepts: shared, rhythms: facts.data.rhythms, path: file.path });
    domains.set(read.domain.id, read.domain);
    for (const concept of read.concepts) {
      if (concepts.has(concept.id)) throw invalid(file.path, concept.id, 'is there twice');
      concepts.set(concept.id, concept);
    }
  }
  for (const file of domainNameFiles ?? []) addNames(domains, file);
  return {
    concepts: widen(concepts),
    domains: [...domains.values()].map((domain) => withBases(domain, concepts)),
    facts: facts.data,
  };
}

/** Grammars by name with their languages: `bio.yaml` is English, `bio.es.yaml` the same in Spanish. */
async function readTexts(folder: string): Promise<Facts['texts']> {
  const texts: Facts['texts'] = {};
  for (const file of (await readdir(folder)).filter((one) => one.endsWith('.yaml')).toSorted()) {
    const [name = '', language = 'en'] = basename(file, '.yaml').split('.');
    texts[name] = [...(texts[name] ?? []), language];
  }
  return texts;
}

/** The heads of the grammars; those of other languages follow the English ones. */
async function readTextHeads(folder: string): Promise<Facts['grammars']> {
  const files = (await readdir(folder)).filter((one) => /^[a-z0-9_]+\.yaml$/u.test(one)).toSorted();
  const texts = await readTexts(folder);
  const read = await Promise.all(files.map((file) => readGrammarFile(join(folder, file))));
  return Object.fromEntries(
    read.map((file) => [
      file.grammar,
      {
        languages: texts[file.grammar] ?? ['en'],
        kinds: file.kinds.length === 0 ? [file.grammar] : file.kinds,
        for: file.for,
        slots: Object.fromEntries(
          Object.entries(slotsOf(file.slots)).map(([slot, { from, scale }]) => [
            slot,
            { from, ...(scale === undefined ? {} : { scale }) },
          ]),
        ),
      },
    ]),
  );
}

function addNames<Named extends { readonly names: Names }>(
  named: Map<string, Named>,
  file: { readonly path: string; readonly name: string; readonly raw: Raw },
): void {
  for (const [id, names] of Object.entries(file.raw)) {
    const one = named.get(id);
    if (one === undefined) throw invalid(file.path, id, 'is not there under that id');
    named.set(id, { ...one, names: mergeNames(one.names, { [file.name]: [...list(names)] }) });
  }
}
