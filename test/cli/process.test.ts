import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rowsmith-process-'));
const launcher = join(folder, 'bin/rowsmith');
const environment = { PATH: process.env['PATH'] ?? '', HOME: folder };

/** Writes every module that is loaded, one path a line, to the file named by LOADED. */
const watcher = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(process.env.LOADED, url + '\\n');
  return next(url, context);
}`;

beforeAll(async () => {
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(root, 'bin/rowsmith'), launcher);
  chmodSync(launcher, 0o755);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'watcher.mjs'), watcher);
  writeFileSync(
    join(folder, 'watch.mjs'),
    `import { register } from 'node:module'; register(${JSON.stringify(`file://${folder}/watcher.mjs`)});`,
  );
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [
      {
        name: 'fake-engine',
        setup: (hooks) =>
          hooks.onResolve({ filter: /\/index\.ts$/ }, () => ({ path: join(root, 'test/cli/fake-engine.ts') })),
      },
    ],
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(argv: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...argv], {
    encoding: 'utf8',
    env: { ...environment, ...more },
  });
  return { status, stdout, stderr };
}

describe('the program', () => {
  test.each([['--help'], ['--version'], ['help', 'plan'], ['completion', 'zsh'], ['edit', 'x.csv'], ['--unheard']])(
    '%s %s loads text only',
    (...argv) => {
      const loaded = join(folder, `loaded-${argv.join('-')}`);
      writeFileSync(loaded, '');
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', `file://${folder}/watch.mjs`, launcher, ...argv],
        { encoding: 'utf8', env: { ...environment, LOADED: loaded } },
      );
      const names = spawnSync('cat', [loaded], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
        .filter((url) => !url.startsWith('node:'))
        .map((url) => url.slice(url.lastIndexOf('/') + 1).replace(/-[A-Z0-9]{8}/u, ''));
      expect(stdout + stderr).not.toBe('');
      expect(names.length).toBeGreaterThan(1);
      expect(
        names.filter(
          (name) => !/^(?:rowsmith|cli\.js|chunk\.js|help\.js|version\.js|settings\.js|completion\.js)$/u.test(name),
        ),
      ).toEqual([]);
      expect(names.length).toBeLessThan(10);
    },
  );

  test('help and version, word for word', () => {
    const commands = ['create', 'plan', 'run', 'preview', 'profile', 'doctor', 'completion', 'edit'];
    expect(
      [run(['--help']), ...commands.map((command) => run(['help', command]))]
        .map(({ status, stdout, stderr }) => `${status ?? ''}${stderr}\n${stdout}`)
        .join('\n---\n'),
    ).toMatchSnapshot();
    expect(run(['plan', '--help'])).toEqual(run(['help', 'plan']));
    expect(run(['--version'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('commands of later versions say so, unknown ones are met with the nearest', () => {
    const lines = [['edit', 'f.csv', 'x'], ['work'], ['pln', 'a table'], ['--quite', 'x'], ['completion', 'csh']];
    expect(lines.map((line) => run(line))).toMatchSnapshot();
  });

  test('alone, with nobody at the keyboard, it gives a hint', () => {
    expect(run([])).toMatchSnapshot();
  });

  test('not built yet: it says how', () => {
    const bare = join(folder, 'bare');
    mkdirSync(join(bare, 'bin'), { recursive: true });
    copyFileSync(launcher, join(bare, 'bin/rowsmith.mjs'));
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(bare, 'bin/rowsmith.mjs')], {
      encoding: 'utf8',
      env: environment,
    });
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'rowsmith: this copy is not built yet\n  npm ci (or npm run build) builds it\n',
    ]);
  });

  test('a run, through real streams', () => {
    const { status, stdout, stderr } = run(['a million sales', '--json']);
    expect([status, stderr, JSON.parse(stdout)]).toMatchObject([0, '', { kind: 'create', seed: 7 }]);
  });

  test('colour: none in a pipe, FORCE_COLOR wins, then NO_COLOR', () => {
    const coloured = [
      {},
      { FORCE_COLOR: '1' },
      { NO_COLOR: '1' },
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      { FORCE_COLOR: '0' },
    ].map((more) => run(['x'], more).stdout.includes('\u001B['));
    expect(coloured).toEqual([false, true, false, true, false]);
  });

  test('COLUMNS sets the width where there is no terminal', () => {
    expect([widest('60') <= 60, widest('120') > 80, widest('none') <= 80]).toEqual([true, true, true]);
  });
});

describe('stopping', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends with 130 and says how to go on', async (signal) => {
    const { child, started, ended } = begin(['a million sales']);
    await started;
    child.kill(signal);
    const { code, err } = await ended;
    expect([code, err.slice(err.indexOf('rowsmith: '))]).toEqual([
      130,
      'rowsmith: stopped\n  go on with: rowsmith run sales.plan.json --resume\n',
    ]);
  });

  test('a reader that goes away ends it quietly', async () => {
    const child = spawn(
      'bash',
      ['-c', `"$0" "$1" plan x | head -c 5; echo " \${PIPESTATUS[0]}"`, process.execPath, launcher],
      { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString('utf8')));
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString('utf8')));
    const code = await new Promise((end) => {
      child.on('close', end);
    });
    expect([code, out, err]).toEqual([0, '{\n  " 0\n', '']);
  });
});

describe('completion', () => {
  test('bash completes commands, flags, shells and files', () => {
    expect([
      complete('rowsmith p'),
      complete('rowsmith plan --ex'),
      complete('rowsmith completion '),
      complete('rowsmith run pack'),
      complete('rowsmith x -o watc'),
      complete('rowsmith --re'),
    ]).toEqual([
      ['plan', 'preview', 'profile'],
      ['--explain'],
      ['bash', 'zsh', 'fish'],
      ['package.json'],
      ['watch.mjs', 'watcher.mjs'],
      ['--report', '--resume'],
    ]);
  });

  test.each(['zsh', 'fish'])('%s reads its script', (shell) => {
    const script = run(['completion', shell]);
    expect([script.status, script.stdout]).toMatchSnapshot();
    const file = join(folder, `rowsmith.${shell}`);
    writeFileSync(file, script.stdout);
    const checked = spawnSync(shell, ['-n', file], { encoding: 'utf8', env: environment });
    // Where the shell is not installed the script is only compared with its snapshot.
    expect(checked.error === undefined ? [checked.status, checked.stderr] : [0, '']).toEqual([0, '']);
  });
});

function widest(columns: string): number {
  return Math.max(
    ...run(['preview', 'x'], { COLUMNS: columns })
      .stdout.split('\n')
      .map((line) => line.length),
  );
}

function begin(argv: readonly string[]) {
  const child = spawn(process.execPath, [launcher, ...argv], {
    env: { ...environment, FAKE_ENGINE: 'hangs' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  const started = new Promise<void>((seen) => {
    child.stderr.on('data', (piece: Buffer) => {
      err += piece.toString('utf8');
      if (err.includes('16 chunks')) seen();
    });
  });
  const ended = new Promise<{ code: number | null; err: string }>((end) => {
    child.on('close', (code) => end({ code, err }));
  });
  return { child, started, ended };
}

function complete(line: string): string[] {
  const words = line.split(' ');
  const script = `source <("$0" "$1" completion bash); COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _rowsmith; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', script, process.execPath, launcher], {
    encoding: 'utf8',
    env: environment,
    cwd: folder,
  })
    .stdout.trim()
    .split('\n');
}
