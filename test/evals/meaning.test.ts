import { expect, test } from 'vitest';
import { alternativesOf } from '../../src/evals/find-by-meaning.ts';
import { meaning } from './eval-fixture.ts';

test.each([
  ['premium flag', ['name', 'is_premium'], 'is_premium'],
  ['stars', ['name', 'rating'], 'rating'],
  ['price', ['product_price', 'price'], 'price'],
  ['temp', ['time', 'temperature_c'], 'temperature_c'],
  ['customer id', ['order_id', 'customer_id'], 'customer_id'],
  ['number of guests', ['room', 'guests'], 'guests'],
  ['years at bank', ['age', 'years_at_first_bank'], 'years_at_first_bank'],
  ['churn', ['age', 'churned'], 'churned'],
  ['probability of default', ['id', 'pd'], 'pd'],
  ['salary', ['nome', 'salario'], 'salario'],
])('"%s" among %j is %s', (wanted, columns, found) => {
  expect(meaning.find(columns, wanted)).toBe(found);
});

test.each([
  ['email', ['name', 'phone', 'address']],
  ['price', ['quantity', 'order_status']],
  ['age', ['agent', 'page', 'stage']],
  ['delivery date', ['order_date']],
  ['salary', ['city', 'experience_years']],
  ['weight', ['height', 'bmi']],
  ['patient', ['doctor_name', 'ward']],
  ['country', ['county', 'counter']],
])('"%s" is none of %j', (wanted, columns) => {
  expect(meaning.find(columns, wanted)).toBe(null);
  expect(meaning.has(columns, wanted)).toBe(false);
});

test('a thing is not answered by another thing that only mentions it', () => {
  expect(meaning.has(['patient_age', 'ward'], 'patient')).toBe(false);
  expect(meaning.has(['patient_id', 'ward'], 'patient')).toBe(true);
});

test('a table may say half of a name', () => {
  expect(meaning.find(['name', 'city'], 'customer name', 'customers')).toBe('name');
  expect(meaning.find(['city'], 'customer name', 'customers')).toBe(null);
});

test('a concept leaves alternatives open', () => {
  expect(alternativesOf('branch or area in Nairobi')).toEqual(['branch', 'area']);
  expect(alternativesOf('exposure/balance (EAD)')).toEqual(['exposure', 'balance', 'EAD']);
});
