import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RowsmithError } from '../../contract/error.ts';
import { parseJson } from '../../contract/json.ts';
import type { Grammar, GrammarOption, SlotCondition, SlotHead } from '../../contract/pool.ts';
import { type GrammarFile, type Slot, slotsOf } from './grammar-file.ts';
import { loadPool } from './load-pools.ts';
import { grammarNames, grammarOfPools, poolGrammars } from './pool-grammars.ts';
import type { PoolFolder } from './pool-folder.ts';
import { readConditions } from './read-condition.ts';
import { readGrammarFile } from './read-grammar.ts';

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
  return existsSync(path) ? toGrammar(await readGrammarFile(path)) : null;
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
  const slots = slotsOf(file.slots);
  return {
    name: file.grammar,
    slots: Object.keys(slots),
    heads: new Map(Object.entries(slots).map(([name, slot]) => [name, toHead(slot)])),
    facts: file.facts,
    rules: new Map(Object.entries(file.rules).map(([rule, options]) => [rule, toOptions(options)])),
  };
}

function toHead({ scale, classes, like, usual }: Slot): SlotHead {
  return {
    scale,
    classes: classes === undefined ? undefined : new Map(Object.entries(classes)),
    like,
    usual: usual === undefined ? undefined : new Map(Object.entries(usual)),
  };
}

type Options = Extract<GrammarFile['rules'][string], readonly unknown[]>;

function toOptions(options: GrammarFile['rules'][string]): GrammarOption[] {
  if (Array.isArray(options)) return options.map((option) => toOption(option, [], false));
  return Object.entries(options).flatMap(([key, list]: [string, Options]) => {
    const when = key === 'always' || key === 'else' ? [] : readConditions(key);
    return list.map((option) => toOption(option, when, key === 'else'));
  });
}

function toOption(option: Options[number], when: readonly SlotCondition[], otherwise: boolean): GrammarOption {
  const more = otherwise ? { otherwise } : {};
  return typeof option === 'string'
    ? { text: option, weight: 1, when, ...more }
    : { text: option.text, weight: option.weight, when: [...when, ...Object.entries(option.when).map(toCondition)], ...more };
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
