import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { version } from '../../src/contract/version.ts';

test('the version is the package’s', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version });
});
