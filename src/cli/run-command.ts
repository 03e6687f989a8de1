import { errorCodes, isRowsmithError, RowsmithError } from '../contract/error.ts';
import type { CommandLine, Flags } from './arguments.ts';
import type { Cli } from './cli.ts';
import { safeText } from './text-width.ts';

export type Command = (words: readonly string[], flags: Flags, cli: Cli) => Promise<number>;

/** Runs one command and gives its exit code; what goes wrong is said on stderr in a line and a hint. */
export async function runCommand(line: Extract<CommandLine, { kind: 'command' }>, cli: Cli): Promise<number> {
  try {
    refuseAbsent(line.flags);
    const command = await loadCommand(line.command);
    return await command(line.words, line.flags, cli);
  } catch (error) {
    return sayError(error, cli);
  }
}

async function loadCommand(name: Extract<CommandLine, { kind: 'command' }>['command']): Promise<Command> {
  switch (name) {
    case 'create':
      return (await import('./create-command.ts')).create;
    case 'plan':
      return (await import('./plan-command.ts')).showPlan;
    case 'run':
      return (await import('./run-plan-command.ts')).runPlan;
    case 'preview':
      return (await import('./preview-command.ts')).preview;
    case 'profile':
      return (await import('./profile-command.ts')).profile;
    case 'doctor':
      return (await import('./doctor-command.ts')).doctor;
    case 'eval':
      return (await import('./eval-command.ts')).evalSuites;
    case 'completion':
    case 'edit':
    case 'ask':
    case 'learn':
    case 'draw':
    case 'score':
    case 'models':
    case 'work':
      throw new RowsmithError({ code: 'flag-invalid', message: `${name} is not part of this version` });
  }
}

/** Flags of the agreed command line whose other values this version does not have: refused, never ignored. */
function refuseAbsent(flags: Flags): void {
  if (flags.in.length > 0) {
    throw new RowsmithError({
      code: 'flag-invalid',
      message: 'tables at hand (--in) are not part of this version',
      hint: 'this version creates tables from words: leave --in out',
    });
  }
  if (flags.planner !== null && flags.planner !== 'offline') {
    throw new RowsmithError({
      code: 'model-unavailable',
      message: `planner ${JSON.stringify(flags.planner)} is not part of this version`,
      hint: 'the one there is: --planner offline',
    });
  }
  if (flags.model !== null && flags.model !== 'none') {
    throw new RowsmithError({
      code: 'model-unavailable',
      message: `model ${JSON.stringify(flags.model)} is not part of this version`,
      hint: 'the knowledge base answers without one: --model none',
    });
  }
}

/** Says an error on stderr and gives the exit code of its kind; 1 for an error Rowsmith did not foresee. */
export function sayError(error: unknown, cli: Cli): number {
  const { err, errPaint } = cli.terminal;
  if (isRowsmithError(error)) {
    err(`${errPaint.red('rowsmith:')} ${safeText(error.message)}\n`);
    for (const line of error.hint?.split('\n') ?? []) err(`  ${safeText(line)}\n`);
    return errorCodes[error.code];
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  err(
    `${errPaint.red('rowsmith:')} this is a fault of Rowsmith itself\n${words
      .split('\n')
      .map((line) => `  ${safeText(line)}\n`)
      .join('')}`,
  );
  return 1;
}
