import { createInterface } from 'node:readline/promises';
import { parseCommandLine } from './arguments.ts';
import type { Cli } from './cli.ts';
import { hintText } from './help.ts';
import { runCommand } from './run-command.ts';

/** A bare `rowsmith`: on a terminal a prompt that runs one request after another, elsewhere a hint. */
export async function talk(cli: Cli, input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<number> {
  cli.terminal.out(hintText);
  if (!input.isTTY || !output.isTTY) return 0;
  cli.terminal.out('\nOr type it here; an empty line leaves.\n');
  const lines = createInterface({ input, output });
  try {
    for (;;) {
      const request = (await lines.question('\nrowsmith› ', { signal: cli.signal })).trim();
      if (request === '' || request === 'exit' || request === 'quit') return 0;
      const line = parseCommandLine(['--', request]);
      if (line.kind === 'command') await runCommand(line, cli);
    }
  } catch (error) {
    // Ctrl-C and Ctrl-D at the prompt leave it; they are no failure.
    if (cli.signal.aborted || (error instanceof Error && error.name === 'AbortError')) return 0;
    throw error;
  } finally {
    lines.close();
  }
}
