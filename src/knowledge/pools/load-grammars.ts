import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RowsmithError } from '../../contract/error.ts';
import { parseJson } from '../../contract/json.ts';
import type { Grammar, SlotCondition } from '../../contract/pool.ts';
import { GrammarFile } from './grammar-file.ts';
import { loadPool, readYaml } from './load-pools.ts';
import { grammarNames, grammarOfPools, poolGrammars } from './pool-grammars.ts';
import type { PoolFolder } from './pool-folder.ts';

const safeName = /^[a-z0-9_]+$/u;

/** Reads one grammar in a language; null when there is none. Throws `knowledge-invalid` when its file does not hold what it should. */
export async function loadGrammar(folder: PoolFolder, asked: string, language: string): Promise<Grammar | null> {
  const name = grammarNames.get(asked) ?? asked;
  const code = language.slice(0, 2).toLowerCase();
  if (!safeName.test(name) || !safeName.test(code)) return null;
  const fromPools = poolGrammars.get(name);
  if (fromPools !== undefined) return code === 'en' ? loadFromPools(folder, name, fromPools) : null;
  const grammars = join(folder.path, '..', 'grammars');
  const stem = code === 'en' ? name : `${name}.${code}`;
  if (folder.kind === 'compiled') {
    const path = join(grammars, `${stem}.json`);
    return existsSync(path) ? toGrammar(readCompiled(await readFile(path, 'utf8'))) : null;
  }
  const path = join(grammars, `${stem}.yaml`);
  return existsSync(path) ? toGrammar(await readYaml(GrammarFile, path)) : null;
}

async function loadFromPools(
  folder: PoolFolder,
  name: string,
  sources: NonNullable<ReturnType<typeof poolGrammars.get>>,
): Promise<Grammar> {
  const loaded = await Promise.all(sources.map(async (from) => ({ from, pool: await loadPool(folder, from.pool) })));
  return grammarOfPools(
    name,
    loaded.flatMap(({ from, pool }) => (pool === null ? [] : [{ from, pool }])),
  );
}

/** The grammar that readers get from its file. */
export function toGrammar(file: GrammarFile): Grammar {
  return {
    name: file.grammar,
    slots: file.slots,
    rules: new Map(
      Object.entries(file.rules).map(([rule, options]) => [
        rule,
        options.map((option) =>
          typeof option === 'string'
            ? { text: option, weight: 1, when: [] }
            : { text: option.text, weight: option.weight, when: Object.entries(option.when).map(toCondition) },
        ),
      ]),
    ),
  };
}

function toCondition([slot, condition]: [
  string,
  { in?: (string | number)[] | undefined; min?: number | undefined; max?: number | undefined },
]): SlotCondition {
  return { slot, values: condition.in?.map(String), min: condition.min, max: condition.max };
}

function readCompiled(text: string): GrammarFile {
  const json = parseJson(text);
  if (!json.ok)
    throw new RowsmithError({
      code: 'knowledge-invalid',
      message: `A compiled grammar is damaged: ${json.reason}`,
      hint: 'Build again with `npm run build`.',
    });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by compile-pools from a checked file
  return json.value as GrammarFile;
}
