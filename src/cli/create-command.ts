import type { PlanReply } from '../contract/planner.ts';
import type { PlanOptions } from '../contract/smith.ts';
import { answerWithQuestion } from './answer.ts';
import type { Flags } from './arguments.ts';
import type { Cli } from './cli.ts';
import { largestCountIn } from './largest-count.ts';
import { makeTables } from './make-tables.ts';
import type { Command } from './run-command.ts';
import { safeText } from './text-width.ts';

/** `rowsmith "REQUEST"`: plans and makes the tables. */
export const create: Command = async (words, flags, cli) => {
  await using smith = await cli.openSmith();
  const request = words.join(' ');
  smith.prepare(flags.rows ?? largestCountIn(request));
  const reply = await smith.plan(request, planOptions(flags, cli));
  return reply.kind === 'clarify' ? askBack(reply, flags, cli) : await makeTables(smith, reply.plan, flags, cli);
};

/** The flags that bear on a plan. */
export function planOptions(flags: Flags, cli: Cli): PlanOptions {
  return {
    signal: cli.signal,
    rows: flags.rows ?? undefined,
    seed: flags.seed ?? undefined,
    out: flags.out ?? undefined,
  };
}

/** Puts the planner's question on stderr, and with `--json` on stdout as an answer of kind `clarify`; exit code 2. */
export function askBack(reply: Extract<PlanReply, { kind: 'clarify' }>, flags: Flags, cli: Cli): number {
  const { out, err, errPaint } = cli.terminal;
  if (flags.json) out(`${JSON.stringify(answerWithQuestion(reply.question, flags.seed ?? 1))}\n`);
  else
    err(
      [
        `${errPaint.yellow('rowsmith:')} ${safeText(reply.question)}`,
        ...reply.options.map((option) => `  · ${safeText(option)}`),
        '',
      ].join('\n'),
    );
  return 2;
}
