import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, runRowsmith, startRowsmith } from './run-rowsmith.ts';

const request = '600,000 sales with a spike in November';

async function stopAfter(
  milliseconds: number,
  signal: NodeJS.Signals,
  cwd: string,
): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = startRowsmith([request, '-o', 'sales.csv', '--seed', '3'], cwd);
  let err = '';
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
  child.stdout?.resume();
  const timer = setTimeout(() => child.kill(signal), milliseconds);
  await once(child, 'exit');
  clearTimeout(timer);
  return { code: child.exitCode, err };
}

it('Ctrl-C at any time ends with 130 (or the run was done), a way to resume, and a resumed file of the same bytes', async () => {
  const whole = emptyFolder();
  expect(runRowsmith([request, '-o', 'sales.csv', '--seed', '3', '--quiet'], whole).code).toBe(0);
  const expected = readFileSync(join(whole, 'sales.csv'));
  for (const milliseconds of [5, 300, 700, 1100]) {
    const cwd = emptyFolder();
    const { code, err } = await stopAfter(milliseconds, 'SIGINT', cwd);
    // Before the program has set its handler the signal itself ends it.
    expect([130, 0, null]).toContain(code);
    if (code === 130) expect(err).toMatch(/resume|nothing was written/iu);
    if (code === 0) continue;
    expect(existsSync(join(cwd, 'sales.csv'))).toBe(false);
    const resumed = runRowsmith([request, '-o', 'sales.csv', '--seed', '3', '--resume', '--quiet'], cwd);
    expect(resumed.code).toBe(0);
    expect(readFileSync(join(cwd, 'sales.csv')).equals(expected)).toBe(true);
  }
});

it('a kill that nothing can catch loses at most the chunk in hand', async () => {
  const cwd = emptyFolder();
  await stopAfter(900, 'SIGKILL', cwd);
  const resumed = runRowsmith([request, '-o', 'sales.csv', '--seed', '3', '--resume', '--quiet'], cwd);
  expect(resumed.code).toBe(0);
  const whole = emptyFolder();
  runRowsmith([request, '-o', 'sales.csv', '--seed', '3', '--quiet'], whole);
  expect(readFileSync(join(cwd, 'sales.csv')).equals(readFileSync(join(whole, 'sales.csv')))).toBe(true);
});
