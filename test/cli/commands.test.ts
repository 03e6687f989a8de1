import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseCommandLine } from '../../src/cli/arguments.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { makePaint } from '../../src/cli/terminal.ts';
import { errorCodes, type ErrorCode, RowsmithError } from '../../src/contract/error.ts';
import { parsePlan } from '../../src/contract/plan.ts';
import type { PlanReply } from '../../src/contract/planner.ts';
import { plan, requirements } from '../report/report-fixture.ts';
import { type FakeOptions, fakeSmith } from './fake-smith.ts';

type Screen = {
  readonly width?: number;
  readonly height?: number;
  readonly outIsTerminal?: boolean;
  readonly errIsTerminal?: boolean;
  readonly colour?: boolean;
};

const folder = mkdtempSync(join(tmpdir(), 'rowsmith-cli-'));
const planFile = join(folder, 'plan.json');
writeFileSync(planFile, JSON.stringify(plan));
afterAll(() => rmSync(folder, { recursive: true }));

const met = requirements.filter((requirement) => requirement.met);

async function rowsmith(
  argv: readonly string[],
  fake: FakeOptions = {},
  screen: Screen = {},
  stop = new AbortController(),
  stdin = '',
) {
  const line = parseCommandLine(argv);
  if (line.kind !== 'command') throw new Error(`expected a command, got ${line.kind}`);
  const { smith, calls } = fakeSmith(fake);
  let out = '';
  let err = '';
  let now = 0;
  const code = await runCommand(line, {
    terminal: {
      out: (text) => (out += text),
      err: (text) => (err += text),
      outIsTerminal: screen.outIsTerminal ?? false,
      errIsTerminal: screen.errIsTerminal ?? false,
      outPaint: makePaint(screen.colour ?? false),
      errPaint: makePaint(screen.colour ?? false),
      columns: screen.width ?? 80,
      lines: screen.height ?? 24,
      now: () => (now += 1000),
    },
    openSmith: () => Promise.resolve(smith),
    signal: stop.signal,
    argv,
    readStdin: () => Promise.resolve(stdin),
  });
  return { code, out, err, calls };
}

describe('a request', () => {
  test('answers on stdout, talks on stderr, closes the engine', async () => {
    const { code, out, err, calls } = await rowsmith([
      'a million sales',
      '-n',
      '10k',
      '--seed',
      '3',
      '-o',
      'a.csv',
      '--report',
      'r.html',
      '--yes',
      '--resume',
    ]);
    expect({ code, out, err }).toMatchSnapshot();
    expect(calls.planned).toMatchObject([['a million sales', { rows: 10_000, seed: 3, out: 'a.csv' }]]);
    expect(calls.ran.map(([, options]) => ({ ...options, signal: undefined }))).toEqual([
      { out: 'a.csv', report: 'r.html', overwrite: true, resume: true, signal: undefined },
    ]);
    expect(calls.closed).toBe(1);
  });

  test.each([
    [60, 24],
    [80, 24],
    [120, 40],
  ])('fills a terminal of %d × %d and no more', async (width, height) => {
    const { out, err } = await rowsmith(
      ['a million sales'],
      { flagged: 3 },
      { width, height, outIsTerminal: true, errIsTerminal: true },
    );
    expect(err + out).toMatchSnapshot();
  });

  test('words without quotes are one request', async () => {
    const { calls } = await rowsmith(['a', 'million', 'sales']);
    expect(calls.planned.map(([request]) => request)).toEqual(['a million sales']);
  });

  test('colours only when asked for', async () => {
    const plainRun = await rowsmith(['sales'], {}, { outIsTerminal: true });
    const coloured = await rowsmith(['sales'], {}, { outIsTerminal: true, colour: true });
    // oxlint-disable-next-line no-control-regex -- escape sequences are what this test looks for
    const escapes = /\u001B\[\d+m/gu;
    expect([escapes.test(plainRun.out + plainRun.err), coloured.out.replaceAll(escapes, '')]).toEqual([
      false,
      plainRun.out,
    ]);
  });

  test('--json prints one object and nothing else', async () => {
    const { code, out, err } = await rowsmith(['a million sales', '--json']);
    expect({ code, err, lines: out.trimEnd().split('\n').length, answer: JSON.parse(out) }).toMatchSnapshot();
  });

  test('--quiet prints paths, and on stderr what is unmet', async () => {
    const unmet = await rowsmith(['sales', '-q']);
    const well = await rowsmith(['sales', '-q', '-o', 'x.csv'], { requirements: met }, { errIsTerminal: true });
    expect([unmet, well].map(({ code, out, err }) => [code, out, err])).toEqual([
      [0, 'sales.csv\n', 'rowsmith: ✗ 4 of 5 requirements met\n'],
      [0, 'x.csv\n', ''],
    ]);
  });

  test('-o - leaves stdout to the table', async () => {
    const { code, out, err } = await rowsmith(['sales', '-o', '-']);
    expect([code, out, err.includes('4 of 5 requirements met'), err.includes('standard output')]).toEqual([
      0,
      '',
      true,
      true,
    ]);
  });

  test('--strict fails on an unmet requirement and on unplaced words', async () => {
    const unplaced: PlanReply = { kind: 'plan', plan: { ...plan, unplaced: [] }, readings: [], confidence: 1 };
    const codes = await Promise.all([
      rowsmith(['sales', '--strict']),
      rowsmith(['sales', '--strict'], { requirements: met }),
      rowsmith(['sales', '--strict'], { reply: unplaced }),
      rowsmith(['sales', '--strict'], { reply: unplaced, requirements: met }),
      rowsmith(['sales'], {}),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([1, 1, 1, 0, 0]);
  });

  test('a question back: exit code 2, nothing made', async () => {
    const reply = {
      kind: 'clarify',
      question: 'Orders of what, a shop or a court?',
      options: ['a shop', 'a court'],
    } as const;
    const spoken = await rowsmith(['orders'], { reply });
    const asJson = await rowsmith(['orders', '--json', '--seed', '4'], { reply });
    expect({ ...spoken, calls: spoken.calls.ran }).toEqual({
      code: 2,
      out: '',
      err: 'rowsmith: Orders of what, a shop or a court?\n  · a shop\n  · a court\n',
      calls: [],
    });
    expect({ code: asJson.code, err: asJson.err, answer: JSON.parse(asJson.out) }).toMatchSnapshot();
  });

  test('every kind of error has its exit code, a message and a hint, and nothing on stdout', async () => {
    const codes = Object.keys(errorCodes).filter((code): code is ErrorCode => code in errorCodes);
    const replies = await Promise.all(
      codes.map((code) =>
        rowsmith(['sales', '--json'], {
          fault: new RowsmithError({ code, message: `broke with ${code}`, hint: 'do this\nor that' }),
        }),
      ),
    );
    expect(replies.map(({ code, out, err }) => [code, out, err])).toEqual(
      codes.map((code) => [errorCodes[code], '', `rowsmith: broke with ${code}\n  do this\n  or that\n`]),
    );
  });

  test('a fault of the program is named as one', async () => {
    const { code, err, calls } = await rowsmith(['sales', '-q'], { fault: new TypeError('x is not a function') });
    expect([code, err.split('\n').slice(0, 2), calls.closed]).toEqual([
      1,
      ['rowsmith: this is a fault of Rowsmith itself', '  TypeError: x is not a function'],
      1,
    ]);
  });

  test('stopped by the signal: exit code 130, and how to go on', async () => {
    const stop = new AbortController();
    const running = rowsmith(['a million sales', '-q'], { hangs: true }, {}, stop);
    stop.abort(new RowsmithError({ code: 'stopped', message: 'stopped' }));
    expect(await running).toMatchObject({
      code: 130,
      out: '',
      err: 'rowsmith: stopped\n  go on with: rowsmith run sales.plan.json --resume\n',
      calls: { closed: 1 },
    });
    const unsaved = rowsmith(['a million sales', '-q', '-o', 'x y.csv'], { hangs: true, planPath: null }, {}, stop);
    expect((await unsaved).err).toBe(
      'rowsmith: stopped\n  go on with: rowsmith "a million sales" --seed 7 -o "x y.csv" --resume\n',
    );
  });

  test('the budget of time holds', async () => {
    const { code, err } = await rowsmith(['sales', '-q', '--budget', '0.02s'], { hangs: true });
    expect([code, err]).toEqual([
      1,
      'rowsmith: the budget of 0.02 s ran out\n  go on with: rowsmith run sales.plan.json --resume\n',
    ]);
  });

  test('what this version does not have is refused', async () => {
    const replies = await Promise.all([
      rowsmith(['sales', '--in', 'a.csv']),
      rowsmith(['sales', '--planner', 'openai:x']),
      rowsmith(['sales', '--model', 'embedded']),
      rowsmith(['sales', '-q', '--planner', 'offline', '--model', 'none']),
    ]);
    expect(replies.map(({ code, out, err, calls }) => [code, out, err, calls.ran.length])).toMatchSnapshot();
  });
});

describe('plan', () => {
  test('is JSON in a pipe, and run takes it back', async () => {
    const planned = await rowsmith(['plan', 'a million sales']);
    const ran = await rowsmith(['run', '-', '-q'], {}, {}, undefined, planned.out);
    expect([planned.code, planned.err, ran.code]).toEqual([0, '', 0]);
    expect(ran.calls.ran[0]?.[0]).toEqual({ ...plan, request: 'a million sales' });
    expect(parsePlan(planned.out)).toMatchObject({ ok: true });
  });

  test('is a table on a terminal, with how to save it', async () => {
    const { code, out, err } = await rowsmith(['plan', 'a million sales'], {}, { outIsTerminal: true });
    expect({ code, out, err }).toMatchSnapshot();
  });

  test('--explain marks the words; in a pipe it leaves stdout to the plan', async () => {
    const request = plan.request.split(' ');
    const shown = await rowsmith(['plan', '--explain', ...request], {}, { outIsTerminal: true });
    const piped = await rowsmith(['plan', '--explain', ...request]);
    expect(shown.out.slice(0, shown.out.indexOf('  sales ·'))).toMatchSnapshot();
    expect([parsePlan(piped.out).ok, piped.err.includes('became')]).toEqual([true, true]);
  });

  test('--strict fails on unplaced words', async () => {
    expect((await rowsmith(['plan', 'x', '--strict'])).code).toBe(1);
  });
});

describe('run', () => {
  test('takes another seed and another path', async () => {
    const { code, calls } = await rowsmith(['run', planFile, '--seed', '8', '-o', 'x.parquet', '-q']);
    expect([code, calls.ran[0]?.[0], calls.ran[0]?.[1].out]).toEqual([0, { ...plan, seed: 8 }, 'x.parquet']);
  });

  test('says what is wrong with the file', async () => {
    writeFileSync(join(folder, 'bad.json'), JSON.stringify({ ...plan, seed: -1, tabels: [], version: 2 }));
    writeFileSync(join(folder, 'text.json'), '{}');
    const replies = await Promise.all(
      ['bad.json', 'text.json', 'none.json', '.'].map((name) => rowsmith(['run', join(folder, name)])),
    );
    expect(replies.map(({ code, out, err }) => [code, out, err.replaceAll(folder, 'FOLDER')])).toMatchSnapshot();
  });
});

describe('preview and profile', () => {
  test.each([
    [60, ['preview', 'a million sales']],
    [100, ['preview', 'a million sales']],
    [60, ['profile', 'sales.csv']],
    [100, ['profile', 'sales.csv']],
  ])('at %d columns: %j', async (width, argv) => {
    const { code, out, err } = await rowsmith(argv, {}, { width });
    expect({ code, out, err }).toMatchSnapshot();
  });

  test('have JSON of their own', async () => {
    const replies = await Promise.all([
      rowsmith(['preview', 'sales', '--json']),
      rowsmith(['profile', 'sales.csv', '--json']),
    ]);
    expect(replies.map(({ code, out }) => [code, Object.keys(JSON.parse(out))])).toEqual([
      [0, ['rowsmith', 'kind', 'tables', 'forecast']],
      [0, ['rowsmith', 'kind', 'name', 'path', 'rows', 'bytes', 'columns']],
    ]);
  });

  test('a file that is not there: exit code 2', async () => {
    expect(await rowsmith(['profile', 'none.csv'])).toMatchObject({
      code: 2,
      out: '',
      err: 'rowsmith: there is no file none.csv\n  check the path\n',
    });
  });
});

test('doctor has one line a check and fails when one does', async () => {
  const { code, out } = await rowsmith(['doctor', '--json']);
  const { findings } = z
    .object({ findings: z.array(z.object({ what: z.string(), well: z.boolean(), todo: z.string().nullable() })) })
    .parse(JSON.parse(out));
  // The fake engine writes no file, so the self test finds none.
  expect([code, findings.map(({ what, well, todo }) => [what, well || todo !== null])]).toEqual([
    1,
    ['Node.js', 'DuckDB', 'knowledge', 'model', 'self test', 'machine', 'this folder', 'temporary', 'terminal'].map(
      (what) => [what, true],
    ),
  ]);
  const spoken = await rowsmith(['doctor', '-q']);
  expect(spoken.out).toContain('✗ self test');
});
