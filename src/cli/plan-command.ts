import { askBack, planOptions } from './create-command.ts';
import { viewReadings } from './explain-view.ts';
import { viewCaveats, viewPlan, viewRequirements } from './plan-view.ts';
import { quoteWord } from './quote-word.ts';
import type { Command } from './run-command.ts';
import { safeText } from './text-width.ts';

/** `rowsmith plan "REQUEST"`: the plan as a table on a terminal, as JSON anywhere else; `--explain` shows which words became what. */
export const showPlan: Command = async (words, flags, cli) => {
  const request = words.join(' ');
  await using smith = await cli.openSmith();
  const reply = await smith.plan(request, planOptions(flags, cli));
  if (reply.kind === 'clarify') return askBack(reply, flags, cli);
  const { plan, readings } = reply;
  const { out, err, columns, outPaint: paint, errPaint, outIsTerminal } = cli.terminal;
  const asJson = flags.json || !outIsTerminal;
  if (flags.explain) {
    const lines = viewReadings(plan.request, readings, columns, asJson ? errPaint : paint);
    (asJson ? err : out)(`\n${lines.join('\n')}\n`);
  }
  if (asJson) {
    out(`${JSON.stringify(plan, null, 2)}\n`);
  } else {
    const save = [`rowsmith plan ${quoteWord(request)} > plan.json`, 'rowsmith run plan.json'].map(
      (line) => `  ${paint.dim(safeText(line))}`,
    );
    out(
      [
        '',
        ...viewPlan(plan, columns, paint),
        ...viewRequirements(plan, columns, paint),
        ...viewCaveats(plan, columns, paint),
        '',
        ...save,
        '',
      ].join('\n'),
    );
  }
  return flags.strict && plan.unplaced.length > 0 ? 1 : 0;
};
