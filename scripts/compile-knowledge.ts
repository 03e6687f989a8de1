import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledge } from '../src/knowledge/load-knowledge.ts';
import { readKnowledge } from '../src/knowledge/read-knowledge.ts';

/** Checks the YAML under knowledge/ and writes dist/knowledge/knowledge.json, the one file the installed package reads. */
export async function writeKnowledge(root: string): Promise<{ readonly concepts: number; readonly domains: number; readonly bytes: number }> {
  const data = await readKnowledge(resolve(root, 'knowledge'));
  const path = resolve(root, 'dist/knowledge/knowledge.json');
  await mkdir(dirname(path), { recursive: true });
  const text = JSON.stringify(compileKnowledge(data));
  await writeFile(path, text);
  return { concepts: data.concepts.length, domains: data.domains.length, bytes: text.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await writeKnowledge(resolve(import.meta.dirname, '..')));
}
