import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAtomicFile } from '../../src/table/atomic-file.ts';
import { openDatabase } from '../../src/table/duckdb/open-database.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowsmith-atomic-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const refused = async (path: string): Promise<unknown> =>
  createAtomicFile(path, { overwrite: true }).catch((error: unknown) => error);

describe('createAtomicFile', () => {
  it('shows the file only when it is whole, and makes its directories', async () => {
    const path = join(folder, 'new', 'deep', 'a.csv');
    const file = await createAtomicFile(path);
    await file.write(bytes('a,b\n'));
    await file.write(bytes('1,2\n'));
    expect([existsSync(path), await readFile(file.partialPath, 'utf8')]).toEqual([false, 'a,b\n1,2\n']);
    await file.commit();
    await file.close();
    expect([await readFile(path, 'utf8'), existsSync(file.partialPath)]).toEqual(['a,b\n1,2\n', false]);
  });

  it('leaves what was written when it is closed early, and goes on behind it when asked', async () => {
    const path = join(folder, 'resumed.csv');
    const first = await createAtomicFile(path);
    await first.write(bytes('one\n'));
    await first.close();
    const second = await createAtomicFile(path, { append: true });
    await second.write(bytes('two\n'));
    await second.commit();
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
    const third = await createAtomicFile(path, { overwrite: true });
    await third.write(bytes('new\n'));
    await third.commit();
    expect(await readFile(path, 'utf8')).toBe('new\n');
  });

  it('refuses to replace a file unless told, before it writes anything', async () => {
    const path = join(folder, 'taken.csv');
    await writeFile(path, 'mine');
    await expect(createAtomicFile(path)).rejects.toMatchObject({ code: 'output-exists', site: { path } });
    expect([await readFile(path, 'utf8'), existsSync(`${path}.partial`)]).toEqual(['mine', false]);
  });

  it('says why a path cannot be written', async () => {
    await mkdir(join(folder, 'directory'));
    await writeFile(join(folder, 'plain'), '');
    expect(await refused(join(folder, 'directory'))).toMatchObject({
      code: 'output-unwritable',
      message: expect.stringContaining('is a directory'),
    });
    expect(await refused(join(folder, 'plain', 'a.csv'))).toMatchObject({
      code: 'output-unwritable',
      message: expect.stringContaining('not a directory'),
    });
    expect(await refused(join(folder, 'x'.repeat(300)))).toMatchObject({
      code: 'output-unwritable',
      message: expect.stringContaining('too long'),
    });
  });

  it('tells a full disk from other trouble: /dev/full', async (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full here');
    const path = join(folder, 'full.csv');
    await symlink('/dev/full', `${path}.partial`);
    const file = await createAtomicFile(path, { append: true });
    await expect(file.write(bytes('x'))).rejects.toMatchObject({
      code: 'disk-full',
      site: { path },
      message: `The disk that holds ${path} is full: 0 bytes were written. They are kept in ${path}.partial.`,
    });
  });
});

describe('a small disk', () => {
  it('keeps what fitted, and the engine says the same of Parquet', async (context) => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      context.skip('mounting a small disk needs root on Linux');
    const disk = join(folder, 'disk');
    await mkdir(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      context.skip('this place does not allow mounting');
    }
    try {
      const path = join(disk, 'a.csv');
      const file = await createAtomicFile(path);
      await file.write(new Uint8Array(100_000));
      await expect(file.write(new Uint8Array(300_000))).rejects.toMatchObject({
        code: 'disk-full',
        message: expect.stringContaining('100000 bytes were written'),
      });
      expect([existsSync(path), existsSync(file.partialPath)]).toEqual([false, true]);
      await using database = await openDatabase({ threads: 1 });
      let first = 0;
      const values = Float64Array.from({ length: 50_000 }, (_, row) => Math.sin(row));
      const wide = database.writeParquet(join(disk, 'a.parquet'), [{ name: 'd', type: 'double', scale: 0 }], () => {
        first += 50_000;
        return first > 2_000_000
          ? null
          : {
              table: 't',
              first: first - 50_000,
              count: 50_000,
              columns: new Map([
                ['d', { type: 'double' as const, values: values.map((value) => value + first), valid: null }],
              ]),
            };
      });
      await expect(wide).rejects.toMatchObject({ code: 'disk-full' });
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
