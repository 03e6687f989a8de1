import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RowsmithError } from '../contract/error.ts';
import { readBaseline, type Baseline } from '../evals/baseline.ts';
import { readSuite } from '../evals/read-suite.ts';
import type { SuiteFile } from '../evals/run-suites.ts';

/** Reads the suites of files and folders; everything wrong with any of them is said at once. */
export async function readSuiteFiles(paths: readonly string[]): Promise<readonly SuiteFile[]> {
  const found = (await Promise.all(paths.map(suitesAt))).flat();
  const files: SuiteFile[] = [];
  const problems: string[] = [];
  for (const path of new Set(found)) {
    const text = await readText(path);
    const read = await readSuite(text, path);
    if (!read.ok) problems.push(...read.problems);
    else if (files.some(({ suite }) => suite.name === read.suite.name))
      problems.push(`${path}: another suite is called ${read.suite.name} too`);
    else files.push({ path, text, suite: read.suite });
  }
  if (problems.length > 0) {
    throw new RowsmithError({
      code: 'file-malformed',
      message: `${problems.length === 1 ? 'a suite is' : 'suites are'} wrong; nothing was run`,
      hint: problems.join('\n'),
    });
  }
  return files;
}

/** The baseline of a path; null without a path, or when it is about to be written for the first time. */
export async function openBaseline(path: string | null, mayBeMissing: boolean): Promise<Baseline | null> {
  if (path === null) return null;
  const there = await stat(path).catch(() => null);
  if (there === null && mayBeMissing) return null;
  const read = readBaseline(await readText(path));
  if (read.ok) return read.value;
  throw new RowsmithError({
    code: 'file-malformed',
    message: `${path} is not a baseline`,
    hint: `${read.reason}\nrowsmith eval SUITE --baseline ${path} --update-baseline writes one`,
    site: { path },
  });
}

/** A file, or the suites below a folder in order of their names. */
async function suitesAt(path: string): Promise<readonly string[]> {
  const about = await stat(path).catch(() => null);
  if (about?.isDirectory() !== true) return [path];
  const names = await readdir(path, { recursive: true });
  const suites = names.filter((name) => /\.(?:ya?ml|jsonl)$/u.test(name)).toSorted();
  if (suites.length === 0) {
    throw new RowsmithError({
      code: 'file-missing',
      message: `there is no suite in ${path}`,
      hint: 'suites are .yaml or .jsonl files',
      site: { path },
    });
  }
  return suites.map((name) => join(path, name));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new RowsmithError({
      code: missing ? 'file-missing' : 'file-unreadable',
      message: missing ? `there is no file ${path}` : `${path} cannot be read`,
      hint: missing ? 'rowsmith eval takes suites: .yaml and .jsonl files, or folders of them' : undefined,
      site: { path },
      cause: error,
    });
  }
}
