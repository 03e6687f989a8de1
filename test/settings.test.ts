import { expect, test } from 'vitest';
import { readSettings } from '../src/settings.ts';

test.each([
  [{}, null],
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '' }, null],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  [{ FORCE_COLOR: '' }, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ TERM: 'dumb' }, false],
])('colour of %j is %j', (environment, colour) => {
  expect(readSettings(environment).colour).toBe(colour);
});

test('width, locale and terminal come as they are set', () => {
  expect(readSettings({ COLUMNS: '120', LANG: 'C.UTF-8', LC_ALL: 'de_DE.UTF-8', TERM: 'xterm' })).toEqual({
    colour: null,
    columns: 120,
    locale: 'de_DE.UTF-8',
    terminal: 'xterm',
  });
  expect(
    [{ COLUMNS: '0' }, { COLUMNS: '-3' }, { COLUMNS: 'wide' }, {}].map(
      (environment) => readSettings(environment).columns,
    ),
  ).toEqual([null, null, null, null]);
});

test('without arguments it reads this process', () => {
  expect(readSettings()).toEqual(readSettings(process.env));
});
