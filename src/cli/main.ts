import { type CommandLine, parseCommandLine } from './arguments.ts';

/**
 * Runs one command line and gives the exit code. `argv` are the arguments after the program's name.
 * Help, the version and completion scripts load nothing but text.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const line = parseCommandLine(argv);
  switch (line.kind) {
    case 'help': {
      const [{ helpText }, { readSettings }] = await Promise.all([import('./help.ts'), import('../settings.ts')]);
      const colour = readSettings().colour ?? process.stdout.isTTY;
      process.stdout.write(helpText(line.command, colour ? (text) => `\u001B[1m${text}\u001B[22m` : undefined));
      return 0;
    }
    case 'version': {
      const { version } = await import('../contract/version.ts');
      process.stdout.write(`${version}\n`);
      return 0;
    }
    case 'later':
      process.stderr.write(
        `rowsmith: ${line.command.name} is not part of this version (${line.command.about})\n  this version creates tables: rowsmith "100 customers"\n`,
      );
      return 2;
    case 'wrong':
      process.stderr.write(`rowsmith: ${line.message}\n  ${line.hint}\n`);
      return 2;
    case 'command':
      if (line.command === 'completion') {
        const { completionScript, shells } = await import('./completion.ts');
        const shell = shells.find((name) => name === line.words[0]);
        if (shell !== undefined) {
          process.stdout.write(completionScript(shell));
          return 0;
        }
        process.stderr.write(
          `rowsmith: there is no completion for ${JSON.stringify(line.words[0])}\n  rowsmith completion ${shells.join('|')}\n`,
        );
        return 2;
      }
      return start(line, argv);
    case 'talk':
      return start(line, argv);
  }
}

async function start(
  line: Extract<CommandLine, { kind: 'command' | 'talk' }>,
  argv: readonly string[],
): Promise<number> {
  const { start: begin } = await import('./start.ts');
  return begin(line, argv);
}
