import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Flags, parseCommandLine } from '../../src/cli/arguments.ts';

const plain: Flags = {
  rows: null,
  out: null,
  in: [],
  seed: null,
  planner: null,
  model: null,
  json: false,
  report: null,
  resume: false,
  yes: false,
  budget: null,
  strict: false,
  quiet: false,
  explain: false,
  tag: [],
  only: [],
  seeds: null,
  today: null,
  jobs: null,
  baseline: null,
  updateBaseline: false,
};

const good: readonly [line: string[], command: string, words: string[], flags: Partial<Flags>][] = [
  [['a million sales'], 'create', ['a million sales'], {}],
  [['a', 'million', 'sales', '-n', '10k'], 'create', ['a', 'million', 'sales'], { rows: 10_000 }],
  [['100 users', '-n100', '-o', 'users.csv'], 'create', ['100 users'], { rows: 100, out: 'users.csv' }],
  [['100 users', '--rows=1.5M', '-o', '-'], 'create', ['100 users'], { rows: 1_500_000, out: '-' }],
  [
    ['--json', '100 users', '--seed', '7', '--strict', '-q', '-y'],
    'create',
    ['100 users'],
    { json: true, seed: 7, strict: true, quiet: true, yes: true },
  ],
  [['100 users', '--in', 'a=a.csv', '--in', 'b.csv'], 'create', ['100 users'], { in: ['a=a.csv', 'b.csv'] }],
  [['100 users', '--budget', '30s'], 'create', ['100 users'], { budget: { seconds: 30 } }],
  [['100 users', '--budget', '5m'], 'create', ['100 users'], { budget: { seconds: 300 } }],
  [['100 users', '--budget', '2000calls'], 'create', ['100 users'], { budget: { calls: 2000 } }],
  [['100 users', '--budget', '0.50usd'], 'create', ['100 users'], { budget: { usd: 0.5 } }],
  [['customers'], 'create', ['customers'], {}],
  [['--', 'plan'], 'create', ['plan'], {}],
  [['--', '--rows of beans'], 'create', ['--rows of beans'], {}],
  [['plan', 'hotel bookings', '--explain'], 'plan', ['hotel bookings'], { explain: true }],
  [['plan', 'hotel', 'bookings'], 'plan', ['hotel', 'bookings'], {}],
  [['--seed', '3', 'plan', 'x'], 'plan', ['x'], { seed: 3 }],
  [['run', 'plan.json', '--resume', '--report', 'r.html'], 'run', ['plan.json'], { resume: true, report: 'r.html' }],
  [['run', '-'], 'run', ['-'], {}],
  [['preview', 'x', '--rows', '2 million'], 'preview', ['x'], { rows: 2_000_000 }],
  [['profile', 'a b.csv', '--json'], 'profile', ['a b.csv'], { json: true }],
  [
    ['eval', 'a.yaml', 'b/', '--tag', 'x', '--tag=y', '--only', 'a-1, a-2', '--seeds', '1,2'],
    'eval',
    ['a.yaml', 'b/'],
    { tag: ['x', 'y'], only: ['a-1', 'a-2'], seeds: [1, 2] },
  ],
  [
    ['eval', 'a.yaml', '--today', '2026-03-01', '--jobs', '3', '--baseline', 'b.json', '--update-baseline'],
    'eval',
    ['a.yaml'],
    { today: '2026-03-01', jobs: 3, baseline: 'b.json', updateBaseline: true },
  ],
  [['doctor'], 'doctor', [], {}],
  [['completion', 'bash'], 'completion', ['bash'], {}],
  // Words near a command are a request when more than one plain word follows.
  [['plans', 'for', 'gyms'], 'create', ['plans', 'for', 'gyms'], {}],
];

test.each(good)('%j', (argv, command, words, flags) => {
  expect(parseCommandLine(argv)).toEqual({ kind: 'command', command, words, flags: { ...plain, ...flags } });
});

test.each([
  [[], { kind: 'talk' }],
  [['--help'], { kind: 'help', command: null }],
  [['-h'], { kind: 'help', command: null }],
  [['help'], { kind: 'help', command: null }],
  [['help', 'plan'], { kind: 'help', command: 'plan' }],
  [['plan', '--help'], { kind: 'help', command: 'plan' }],
  [['help', 'unheard'], { kind: 'help', command: null }],
  [['--version'], { kind: 'version' }],
  [['-V'], { kind: 'version' }],
])('%j', (argv, expected) => {
  expect(parseCommandLine(argv)).toEqual(expected);
});

test('commands of later versions are known, whatever follows them', () => {
  const lines = [
    ['edit', 'f.csv', 'drop x'],
    ['ask', 'f'],
    ['learn', 'f', '-o', 'm'],
    ['draw', 'm', '--where', 'x > 1'],
    ['score', 'a', 'b', '--holdout', 'c'],
    ['models', 'list'],
    ['work'],
  ];
  expect(
    lines.map((line) => parseCommandLine(line)).map((line) => (line.kind === 'later' ? line.command.name : line.kind)),
  ).toEqual(['edit', 'ask', 'learn', 'draw', 'score', 'models', 'work']);
});

test('what is wrong is said in one line, with what to do', () => {
  const lines = [
    ['--row', '10', 'users'],
    ['--jsn', 'users'],
    ['-z', 'users'],
    ['--frobnicate', 'users'],
    ['pln', 'hotel bookings'],
    ['doctr'],
    ['profil', 'sales.csv'],
    ['eval', 's.yaml', '--seeds', '1,x'],
    ['eval', 's.yaml', '--today', 'yesterday'],
    ['eval', 's.yaml', '--jobs', '0'],
    ['users', '--tag', 'x'],
    ['eval'],
    ['users', '--rows', 'many'],
    ['users', '--rows', '1.5'],
    ['users', '--rows', '-5'],
    ['users', '--rows'],
    ['users', '--seed', '-1'],
    ['users', '--seed', '1e9'],
    ['users', '--budget', '30'],
    ['users', '--json=yes'],
    ['users', '-o', 'a.csv', '-o', 'b.csv'],
    ['users', '--json', '-o', '-'],
    ['users', '--explain'],
    ['run', 'plan.json', '-n', '10'],
    ['run'],
    ['run', 'a.json', 'b.json'],
    ['plan'],
    ['plan', ' '],
    ['doctor', 'please'],
    ['completion'],
    ['--seed', '3'],
    [''],
  ];
  const said = lines.map((line) => {
    const read = parseCommandLine(line);
    return `${JSON.stringify(line)}\n  ${read.kind === 'wrong' ? `${read.message}\n  ${read.hint}` : read.kind}`;
  });
  expect(said.join('\n')).toMatchSnapshot();
});

describe('any arguments', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'plan',
      'run',
      'doctor',
      '-n',
      '--rows',
      '--',
      '-',
      '--json',
      '-qy',
      '--seed=1',
      '--in',
      '-o',
      '--no-json',
      '100 users',
      '__proto__',
      '--__proto__',
      'constructor',
    ),
  );

  test('are read without throwing, and always the same way', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
        expect(parseCommandLine(argv)).toEqual(parseCommandLine(argv));
      }),
    );
  });

  test('after -- are the request, word for word', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
          { minLength: 1, maxLength: 5 },
        ),
        (words) => {
          expect(parseCommandLine(['--', ...words])).toEqual({
            kind: 'command',
            command: 'create',
            words,
            flags: plain,
          });
        },
      ),
    );
  });
});
