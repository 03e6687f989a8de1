import type { Smith } from '../contract/smith.ts';
import type { Terminal } from './terminal.ts';

/** What a command of the command line works with. */
export type Cli = {
  readonly terminal: Terminal;
  readonly openSmith: () => Promise<Smith>;
  /** Aborted by Ctrl-C, a closed pipe or the budget. */
  readonly signal: AbortSignal;
  /** The arguments as typed, for saying how to resume. */
  readonly argv: readonly string[];
  readonly readStdin: () => Promise<string>;
};
