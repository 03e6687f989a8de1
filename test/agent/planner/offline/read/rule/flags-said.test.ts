import { expect, it } from 'vitest';
import { read } from '../reading.ts';
import { sketch } from '../sketch.ts';

const parcels = '200 parcels with parcel_insured (yes/no), paid (yes/no), fee, colour (red, blue).';
/** A condition on a yes-or-no column in a sentence of its own, and the rule that is read. */
const phrases: readonly (readonly [string, string])[] = [
  ["If the parcel wasn't insured the fee is 0.", 'parcel_insured == "no"'],
  ['If the parcel was insured the fee is 5 to 9.', 'parcel_insured == "yes"'],
  ['When the parcel is not insured, fee is 0.', 'parcel_insured == "no"'],
  ['When it was paid the fee is at least 3.', 'paid == "yes"'],
  ["If it hasn't been paid the fee is empty.", 'paid == "no"'],
  ["If they weren't paid, the colour stays empty.", 'paid == "no"'],
];

it.each(phrases)('%s', async (words, when) => {
  const reading = await read(`${parcels} ${words}`);
  expect(sketch(reading).filter((line) => line.endsWith(`when ${when}`))).toHaveLength(1);
});
