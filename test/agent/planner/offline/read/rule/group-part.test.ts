import { expect, it } from 'vitest';
import { read } from '../reading.ts';

const jobs =
  '200 repairs with columns repair_id, state (done, broken), refunded, urgent (yes/no), closed_at, grade, price.';
/** A part of the rows, and the share and the rules that are read. */
const phrases: readonly (readonly [string, string, string, number, readonly string[]])[] = [
  ['About 7% are refunded.', 'refunded', 'true', 0.07, []],
  ['Roughly 12 % of the repairs are refunded.', 'refunded', 'true', 0.12, []],
  ['A quarter are urgent.', 'urgent', 'true', 0.25, []],
  ['A third of the repairs are urgent.', 'urgent', 'true', 1 / 3, []],
  ['9% are broken.', 'state', 'broken', 0.09, []],
  [
    '4% are refunded and those have neither closed_at nor grade.',
    'refunded',
    'true',
    0.04,
    ['isnull(closed_at)', 'isnull(grade)'],
  ],
  ['Some 5% are broken: those have no closed_at and price 0.', 'state', 'broken', 0.05, ['isnull(closed_at)', 'price']],
];

it.each(phrases)('%s', async (words, name, value, share, held) => {
  const reading = await read(`${jobs} ${words}`);
  const column = reading.tables[0]?.columns.find((one) => one.name === name);
  const asks = column?.values.flatMap((ask) => (ask.kind === 'share' ? [[ask.value, ask.share]] : []));
  const rules = reading.rules.map((rule) =>
    rule.kind === 'row' ? rule.expression : rule.kind === 'conditional-values' ? rule.column : rule.kind,
  );
  expect({ asks, rules }).toEqual({ asks: [[value, share]], rules: held });
});
