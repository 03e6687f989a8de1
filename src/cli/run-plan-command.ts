import { readFile } from 'node:fs/promises';
import { RowsmithError } from '../contract/error.ts';
import type { Plan } from '../contract/plan.ts';
import type { Cli } from './cli.ts';
import { makeTables } from './make-tables.ts';
import type { Command } from './run-command.ts';

/** `rowsmith run PLAN.json`: makes the tables of a saved plan. */
export const runPlan: Command = async ([path = ''], flags, cli) => {
  const saved = await readSavedPlan(path, cli);
  const plan = flags.seed === null ? saved : { ...saved, seed: flags.seed };
  await using smith = await cli.openSmith();
  return await makeTables(smith, plan, flags, cli);
};

async function readSavedPlan(path: string, cli: Cli): Promise<Plan> {
  const { parsePlan } = await import('../contract/plan.ts');
  const text = path === '-' ? await cli.readStdin() : await readText(path);
  const parsed = parsePlan(text);
  if (parsed.ok) return parsed.value;
  throw new RowsmithError({
    code: 'plan-invalid',
    message: `${path === '-' ? 'stdin' : path} is not a plan`,
    hint: `${firstLines(parsed.reason, 6)}\nrowsmith plan "REQUEST" > plan.json writes one`,
    site: { path },
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new RowsmithError({
      code: missing ? 'file-missing' : 'file-unreadable',
      message: missing ? `there is no file ${path}` : `${path} cannot be read`,
      hint: missing ? 'rowsmith run takes a plan: rowsmith plan "REQUEST" > plan.json' : undefined,
      site: { path },
      cause: error,
    });
  }
}

function firstLines(text: string, count: number): string {
  const lines = text.split('\n');
  return lines.length <= count ? text : [...lines.slice(0, count), `and ${lines.length - count} more`].join('\n');
}
