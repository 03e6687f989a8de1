import { version } from '../contract/version.ts';
import { askBack, planOptions } from './create-command.ts';
import { showBytes, showCount, showCountOf, showSeconds } from '../contract/figures.ts';
import { viewCaveats } from './plan-view.ts';
import { viewRows } from './rows-view.ts';
import type { Command } from './run-command.ts';
import { safeText, wrapText } from './text-width.ts';

const rowsShown = 10;

/** `rowsmith preview "REQUEST"`: the first rows and the forecast, nothing written. */
export const preview: Command = async (words, flags, cli) => {
  await using smith = await cli.openSmith();
  const reply = await smith.plan(words.join(' '), planOptions(flags, cli));
  if (reply.kind === 'clarify') return askBack(reply, flags, cli);
  const { tables, forecast } = await smith.preview(reply.plan, { rows: rowsShown, signal: cli.signal });
  const { out, columns, outPaint: paint } = cli.terminal;
  if (flags.json) {
    out(`${JSON.stringify({ rowsmith: version, kind: 'preview', tables, forecast })}\n`);
    return 0;
  }
  const lines = tables.flatMap((table) => [
    '',
    `  ${paint.bold(safeText(table.name))} ${paint.dim(`· the first ${showCountOf(Math.min(rowsShown, table.rows.length), 'row')}`)}`,
    ...viewRows(table, rowsShown, columns, paint),
  ]);
  const figures = [
    showCountOf(forecast.rows, 'row'),
    `about ${showSeconds(forecast.seconds)}`,
    `${showCount(forecast.rowsPerSecond)} rows/s`,
    showBytes(forecast.bytes),
    forecast.modelCalls === 0
      ? 'no model calls'
      : `${showCountOf(forecast.modelCalls, 'model call')}, ${showCountOf(forecast.tokens, 'token')}`,
  ];
  out(
    [
      ...lines,
      ...(flags.quiet ? [] : viewCaveats(reply.plan, columns, paint)),
      '',
      ...wrapText(`Forecast ${figures.join(' · ')}`, columns - 4).map(
        (line) => `  ${line.replace(/^Forecast/u, paint.bold)}`,
      ),
      '',
    ].join('\n'),
  );
  return 0;
};
