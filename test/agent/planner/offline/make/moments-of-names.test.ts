import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsmith, type Rowsmith } from '../../../../../src/index.ts';

let smith: Rowsmith;
beforeAll(async () => {
  smith = await rowsmith({ today: '2026-11-23' });
});
afterAll(async () => {
  await smith[Symbol.asyncDispose]();
});

const names: readonly (readonly [string, string])[] = [
  ['boarding_id, gate, entry_time', 'timestamp'],
  ['turnstile, scan_time', 'timestamp'],
  ['employee, shift_date', 'date'],
  ['club, match_date', 'date'],
  ['desk, waiting_time', 'integer'],
];

describe('names of moments', () => {
  it.each(names)('%s ends in a %s', async (columns, type) => {
    const reply = await smith.plan(`60 visits with columns ${columns}`);
    expect(reply.kind === 'plan' ? reply.plan.tables[0]?.columns.at(-1)?.type : reply).toBe(type);
  });
});

const differences: readonly (readonly [string, string, string])[] = [
  [
    '60 hires with out_date, back_date, days. days is back_date minus out_date.',
    'days',
    'round(days(out_date, back_date))',
  ],
  [
    '60 hires with out_date, back_date, days. days is the difference between back_date and out_date.',
    'days',
    'round(days(out_date, back_date))',
  ],
  [
    '60 rides with started_at, ended_at, ride_minutes. ride_minutes = ended_at - started_at.',
    'ride_minutes',
    'hours(started_at, ended_at) * 60',
  ],
];

describe('differences of moments', () => {
  it.each(differences)('%s', async (request, name, formula) => {
    const reply = await smith.plan(request);
    const column =
      reply.kind === 'plan' ? reply.plan.tables[0]?.columns.find((one) => one.name === name)?.source : null;
    expect(column?.kind === 'formula' ? column.expression : column).toContain(
      formula.replace(/^round\((.*)\)$/u, '$1'),
    );
  });
});
