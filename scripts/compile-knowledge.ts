import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledge } from '../src/knowledge/compile-knowledge.ts';
import { writeCompiled } from '../src/knowledge/load-knowledge.ts';
import { readKnowledge } from '../src/knowledge/read-knowledge.ts';

/** Checks the YAML under knowledge/ and writes what the installed package reads to dist/knowledge/. */
export async function writeKnowledge(root: string): Promise<{ readonly concepts: number; readonly domains: number }> {
  const data = await readKnowledge(resolve(root, 'knowledge'));
  const folder = resolve(root, 'dist/knowledge');
  await mkdir(folder, { recursive: true });
  await writeCompiled(folder, compileKnowledge(data));
  return { concepts: data.concepts.length, domains: data.domains.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await writeKnowledge(resolve(import.meta.dirname, '..')));
}
