import { access, constants, mkdtemp, readFile, rm, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { isRowsmithError } from '../contract/error.ts';
import type { Smith } from '../contract/smith.ts';
import { version } from '../contract/version.ts';
import { readSettings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { showBytes, showCount, showCountOf, showSeconds } from '../contract/figures.ts';
import type { Command } from './run-command.ts';
import { wrapText } from './text-width.ts';

/** One thing looked at. `todo` says what to do when it is not well; null when there is nothing to do. */
export type Finding = {
  readonly what: string;
  readonly found: string;
  readonly well: boolean;
  readonly todo: string | null;
};

/** `rowsmith doctor`: looks at the machine and makes a small table. Exit code 1 when something is not well. */
export const doctor: Command = async (_words, flags, cli) => {
  const findings = [
    checkNode(process.versions.node),
    ...(await checkEngine(cli)),
    checkMachine(),
    ...(await checkPlaces()),
    checkTerminal(cli),
  ];
  const { out, columns, outPaint: paint } = cli.terminal;
  if (flags.json) {
    out(`${JSON.stringify({ rowsmith: version, kind: 'doctor', findings })}\n`);
  } else {
    const shown = flags.quiet ? findings.filter((finding) => !finding.well) : findings;
    const lines = shown.flatMap(({ what, found, well, todo }) => [
      ...wrapText(found, columns - 18).map(
        (line, at) =>
          `  ${at === 0 ? (well ? paint.green('✓') : paint.red('✗')) : ' '} ${(at === 0 ? what : '').padEnd(12)} ${line}`,
      ),
      ...(todo === null
        ? []
        : wrapText(todo, columns - 20).map(
            (line, at) => `${' '.repeat(17)}${paint.yellow(`${at === 0 ? '→' : ' '} ${line}`)}`,
          )),
    ]);
    out(['', `  ${paint.bold(`Rowsmith ${version}`)}`, ...lines, ''].join('\n'));
  }
  return findings.every((finding) => finding.well) ? 0 : 1;
};

/** Node.js 20.19 or later. */
export function checkNode(running: string): Finding {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const well = major > 20 || (major === 20 && minor >= 19);
  return { what: 'Node.js', found: running, well, todo: well ? null : 'install Node.js 20.19 or later' };
}

async function checkEngine(cli: Cli): Promise<Finding[]> {
  try {
    await using smith = await cli.openSmith();
    const about = await smith.about();
    return [
      { what: 'DuckDB', found: about.duckdb, well: true, todo: null },
      {
        what: 'knowledge',
        found: about.knowledge.map(({ what, count }) => `${showCount(count)} ${what}`).join(', '),
        well: about.knowledge.some(({ count }) => count > 0),
        todo: about.knowledge.some(({ count }) => count > 0) ? null : 'the package is incomplete: install it again',
      },
      {
        what: 'model',
        found: about.model ?? 'none: this version answers from its knowledge base',
        well: true,
        todo: null,
      },
      await checkSelf(smith, cli),
    ];
  } catch (error) {
    return [
      {
        what: 'engine',
        found: describeError(error),
        well: false,
        todo:
          (isRowsmithError(error) ? error.hint : undefined) ??
          'run npm ci again on this machine: DuckDB brings a library for each platform',
      },
    ];
  }
}

/** Makes 1,000 rows in a folder of its own and counts them. */
async function checkSelf(smith: Smith, cli: Cli): Promise<Finding> {
  const what = 'self test';
  const folder = await mkdtemp(join(tmpdir(), 'rowsmith-doctor-'));
  try {
    const begun = cli.terminal.now();
    const reply = await smith.plan('1000 sales with a spike in November', { seed: 1, rows: 1000, signal: cli.signal });
    if (reply.kind === 'clarify') return { what, found: reply.question, well: false, todo: 'report this' };
    const path = join(folder, 'sales.csv');
    let met = true;
    for await (const event of smith.run(reply.plan, { out: path, report: null, signal: cli.signal })) {
      if (event.type === 'run-end') met = event.requirements.every((requirement) => requirement.met);
    }
    const rows = (await readFile(path, 'utf8')).trimEnd().split('\n').length - 1;
    const well = met && rows === 1000;
    const seconds = (cli.terminal.now() - begun) / 1000;
    return {
      what,
      found: `${showCountOf(rows, 'row')} in ${showSeconds(seconds)}, ${met ? 'all' : 'not all'} requirements met`,
      well,
      todo: well ? null : 'report this, with the output of rowsmith doctor --json',
    };
  } catch (error) {
    return {
      what,
      found: describeError(error),
      well: false,
      todo: (isRowsmithError(error) ? error.hint : undefined) ?? 'report this',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function checkMachine(): Finding {
  const low = freemem() < 300e6;
  return {
    what: 'machine',
    found: `${showCountOf(availableParallelism(), 'core')}, ${showBytes(freemem())} of ${showBytes(totalmem())} memory free, ${process.platform} ${process.arch}`,
    well: !low,
    todo: low ? 'close something: Rowsmith wants 300 MB' : null,
  };
}

async function checkPlaces(): Promise<Finding[]> {
  return Promise.all([
    checkPlace('this folder', process.cwd(), 'go to a folder you may write to, or give one with -o'),
    checkPlace('temporary', tmpdir(), 'set TMPDIR to a folder you may write to'),
  ]);
}

async function checkPlace(what: string, path: string, todo: string): Promise<Finding> {
  try {
    await access(path, constants.W_OK);
    const { bavail, bsize } = await statfs(path);
    const free = bavail * bsize;
    const well = free > 200e6;
    return {
      what,
      found: `${path} is writable, ${showBytes(free)} free`,
      well,
      todo: well ? null : 'make room: a million rows take some 100 MB',
    };
  } catch {
    return { what, found: `${path} is not writable`, well: false, todo };
  }
}

function checkTerminal(cli: Cli): Finding {
  const { outIsTerminal, columns, lines } = cli.terminal;
  const { colour, locale, terminal } = readSettings();
  const unicode = locale === null || /utf-?8/iu.test(locale);
  return {
    what: 'terminal',
    found: outIsTerminal
      ? `${terminal ?? 'unknown'}, ${columns} × ${lines}, colour ${(colour ?? true) ? 'on' : 'off'}, ${unicode ? 'Unicode' : (locale ?? '')}`
      : 'none: output goes to a file or a pipe',
    well: unicode || !outIsTerminal,
    todo: unicode || !outIsTerminal ? null : 'marks may show as ?: set LANG to a UTF-8 locale, such as C.UTF-8',
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
