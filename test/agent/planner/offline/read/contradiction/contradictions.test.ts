import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';

/** A request that cannot be met, and what the question has to name. */
const impossible: readonly (readonly [request: string, ...named: string[]])[] = [
  ['90 kayaks: 55% in Oslo, 40% in Bergen, 15% in Tromso, each kayak at exactly one place', '110 %'],
  ['300 tickets: 80% are adult tickets, 40% are child tickets, every ticket has exactly one type', '120 %'],
  ['400 parcels, 70 % from Lyon, 50 % from Nantes', '120 %'],
  ['50 rows with a unique column grade from 1 to 10', '10 different values', '50 rows'],
  ['120 shifts with a column day (Monday to Friday) in which no value may repeat', '5 different values', '120 rows'],
  [
    '80 invoices with columns issued_on and paid_on. issued_on is after paid_on and paid_on is after issued_on.',
    'order',
  ],
  ['60 trips. The arrival must be later than the departure and the departure must be later than the arrival.', 'order'],
  ['40 guests, all of them over 70 and all of them under 18', 'at once'],
  ['40 guests, every one of them under 10 and every one of them over 20', 'at once'],
  ['100 visits with visit_date from 1 to 30 February 2025', '30 February'],
  ['20 rows with a column due_on set to 2025-02-30', '2025-02-30'],
  ['100 exams with a score between 0 and 10 and an average of 45', 'mean', '45'],
  ['a column weight of type integer but only letters', 'integer'],
  ['70 songs sorted by length ascending and descending', 'sorted'],
];

/** Requests near to these that can be met. */
const possible: readonly string[] = [
  '200 members: 60% have a car, 55% have a bicycle',
  '300 people: 60 % are women, 50 % of them are over 40',
  '100 parcels, 70 % from Lyon, 30 % from Nantes',
  '5 rows with a unique column grade from 1 to 10',
  '500 products with unique price between 1 and 100',
  '80 invoices with issued_on and paid_on, paid_on is after issued_on',
  '60 trips where arrival is after departure and departure is after booking',
  '40 guests, all of them over 18 and all under 70',
  '100 visits between 1 and 28 February 2025',
  '100 visits on 29 February 2024',
  '100 exams with a score between 0 and 10 and an average of 6',
  'a column code of 6 letters and a column weight of type integer',
  '70 songs sorted by artist ascending and then by length descending',
  'In March 500 orders, in June 31 returns',
];

describe('what cannot be', () => {
  it.each(impossible)('%s', async (request, ...named) => {
    const { contradictions } = await read(request);
    const questions = contradictions.map((one) => one.question).join('\n');
    expect(named.filter((words) => !questions.includes(words))).toEqual([]);
    expect(contradictions.length).toBeGreaterThan(0);
  });

  it.each(possible)('is not seen in: %s', async (request) => {
    const reading = await read(request);
    expect(reading.contradictions).toEqual([]);
  });
});
