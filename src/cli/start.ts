import { RowsmithError } from '../contract/error.ts';
import type { Smith } from '../contract/smith.ts';
import { readSettings } from '../settings.ts';
import type { CommandLine } from './arguments.ts';
import type { Cli } from './cli.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';

/** Runs a command with this process's streams: Ctrl-C stops it cleanly, a second one at once; a closed pipe ends it quietly. */
export async function start(
  line: Extract<CommandLine, { kind: 'command' | 'talk' }>,
  argv: readonly string[],
): Promise<number> {
  const terminal = openTerminal(readSettings());
  const stop = new AbortController();
  let pipeClosed = false;
  const interrupt = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort(new RowsmithError({ code: 'stopped', message: 'stopped', hint: 'nothing was written' }));
  };
  const closePipe = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    pipeClosed = true;
    if (!stop.signal.aborted)
      stop.abort(new RowsmithError({ code: 'stopped', message: 'the reader of the output went away' }));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.stdout.on('error', closePipe);
  process.stderr.on('error', closePipe);
  const cli: Cli = { terminal, openSmith, signal: stop.signal, argv, readStdin };
  try {
    if (line.kind === 'talk') {
      const { talk } = await import('./talk.ts');
      return await talk(cli, process.stdin, process.stdout);
    }
    const code = await runCommand(line, cli);
    return pipeClosed ? 0 : code;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

async function openSmith(): Promise<Smith> {
  const { rowsmith } = await import('../index.ts');
  return rowsmith();
}

async function readStdin(): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of process.stdin) if (piece instanceof Uint8Array) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
