import { expect, it } from 'vitest';
import { read } from '../reading.ts';

const two =
  'CREATE TABLE owner (id INT PRIMARY KEY, name TEXT);\nCREATE TABLE berth (id INT PRIMARY KEY, owner_id INT REFERENCES owner(id));';
const one = 'interface Ferry { id: number; name: string }';

it.each<[string, readonly (readonly [string | null, number | null])[]]>([
  [
    `30 owners and 75 berths\n\n${two}`,
    [
      ['owner', 30],
      ['berth', 75],
    ],
  ],
  [
    `${two}\n\n4 owners, 1,200 berths please.`,
    [
      ['owner', 4],
      ['berth', 1200],
    ],
  ],
  [
    `i need 8 fake owners and twelve test berths in it\n${two}`,
    [
      ['owner', 8],
      ['berth', 12],
    ],
  ],
  [`Please produce 120 test ferries for\n\n${one}`, [['Ferry', 120]]],
  [`mock 64 of these\n\n${one}`, [['Ferry', 64]]],
  [
    `${two}\nonly 9 owners`,
    [
      ['owner', 9],
      ['berth', null],
    ],
  ],
])('%s', async (request, expected) => {
  const reading = await read(request);
  expect(reading.tables.map((table) => [table.name, table.rows?.min ?? null])).toEqual(expected);
});
