import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { RowsmithError } from '../../contract/error.ts';
import { describeIssues, parseJson } from '../../contract/json.ts';
import type { Pool } from '../../contract/pool.ts';
import { fakerNames } from '../faker/faker-names.ts';
import { expandPool, toPool } from './expand-pool.ts';
import { NameFile } from './name-file.ts';
import { namePools } from './name-pools.ts';
import { compiledFileName, type PoolFolder } from './pool-folder.ts';
import { type CompiledPool, PoolFile } from './pool-file.ts';

const namedPools = /^(first_name|last_name|middle_name|street|prefix|company_suffix|name_style)\/([a-z]{2}_[A-Z]{2})$/u;
const safeName = /^[a-z0-9_]+(\/[A-Za-z_]+)?$/u;

/** Other names of pools. */
const poolNames: ReadonlyMap<string, string> = new Map([
  ['chemical_element', 'element'],
  ['school_subject', 'subject'],
  ['degree_major', 'degree'],
  ['video_game', 'game'],
]);

/** Reads one pool; null when the folder has none of that name. Throws `knowledge-invalid` when its file does not hold what it should. */
export async function loadPool(folder: PoolFolder, asked: string): Promise<Pool | null> {
  const name = poolNames.get(asked) ?? asked;
  if (!safeName.test(name)) return null;
  if (folder.kind === 'compiled') {
    const text = await readIfThere(join(folder.path, compiledFileName(name)));
    // What the build wrote was checked when it was written; checking again would cost more than reading.
    return text === null ? null : toPool(readCompiled(text));
  }
  const named = namedPools.exec(name);
  if (named !== null) {
    const pools = await loadNamePools(folder.path, named[2] ?? '');
    const pool = pools?.find((one) => one.name === name);
    return pool === undefined ? null : toPool(pool);
  }
  const path = join(folder.path, `${name.replace(/\/([A-Z]+)$/u, (code) => code.toLowerCase())}.yaml`);
  return existsSync(path) ? toPool(expandPool(await readYaml(PoolFile, path))) : null;
}

/** The name pools of one locale from its written file and faker's lists; null when there is no such file. */
export async function loadNamePools(folder: string, locale: string): Promise<CompiledPool[] | null> {
  const path = join(folder, 'names', `${locale}.yaml`);
  if (!existsSync(path)) return null;
  const file = await readYaml(NameFile, path);
  return namePools(file, file.faker === null ? null : await fakerNames(file.faker));
}

/** Reads a YAML file and checks it against a schema; throws `knowledge-invalid` naming the file and every path that is wrong. */
export async function readYaml<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> {
  const { parseYaml: parse } = await import('../parse-yaml.ts');
  const checked = schema.safeParse(parse(await readFile(path, 'utf8')));
  if (checked.success) return checked.data;
  throw new RowsmithError({
    code: 'knowledge-invalid',
    message: `${path} is not as its schema says:\n${describeIssues(checked.error.issues)}`,
    hint: 'Correct the file.',
    site: { path },
  });
}

function readCompiled(text: string): CompiledPool {
  const json = parseJson(text);
  if (!json.ok)
    throw new RowsmithError({
      code: 'knowledge-invalid',
      message: `A compiled pool is damaged: ${json.reason}`,
      hint: 'Build again with `npm run build`.',
    });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by compile-pools from a checked file
  return json.value as CompiledPool;
}

async function readIfThere(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, 'utf8') : null;
}
