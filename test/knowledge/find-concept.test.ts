import { beforeAll, describe, expect, test } from 'vitest';
import { findConcept } from '../../src/knowledge/find-concept.ts';
import type { FindContext } from '../../src/knowledge/found-concept.ts';
import { loadKnowledge, type Knowledge } from '../../src/knowledge/load-knowledge.ts';
import { retrievalCases, type RetrievalCase } from './retrieval-cases.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await loadKnowledge();
});

function isRight([words, right, context]: RetrievalCase, rank: number): boolean {
  const wanted = right.split('|');
  return findConcept(knowledge, words, context ?? {})
    .slice(0, rank)
    .some(({ concept }) => wanted.some((id) => concept.id === id || concept.is.includes(id)));
}

describe('findConcept', () => {
  test('finds most of the columns people name at the first try', () => {
    const missed = retrievalCases.filter((one) => !isRight(one, 1)).map(([words]) => words);
    expect(retrievalCases.length).toBeGreaterThanOrEqual(200);
    expect(missed).toEqual(['date the order was shipped']);
  });

  const best = (
    words: string,
    context: FindContext = {},
  ): readonly [id: string, subject: string | null, unit: string | undefined] | undefined => {
    const found = findConcept(knowledge, words, context)[0];
    return found && [found.concept.id, found.subject, found.concept.unit];
  };

  test('takes spellings with slips, and units out of names', () => {
    expect(['firstNAme', 'last nam', 'aGe'].map((one) => best(one)?.[0])).toEqual(['first_name', 'last_name', 'age']);
    expect(best('height_in')).toEqual(['height', null, 'in']);
    expect(best('Temperature (°F)')).toEqual(['temperature', null, 'degF']);
    expect(best('salary_inr')).toEqual(['salary', null, 'INR']);
    expect(best('Velocity m/s')).toEqual(['speed', null, 'm/s']);
  });

  test('moves the figures with the unit', () => {
    const height = findConcept(knowledge, 'height_in')[0]?.concept;
    expect(height?.bounds).toEqual({ min: 55.1181, max: 80.7087 });
    expect(height?.source).toEqual({
      kind: 'number',
      distribution: { kind: 'normal', mean: 66.5354, sd: 3.74016 },
      min: 55.1181,
      max: 80.7087,
      given: [],
    });
    const price = findConcept(knowledge, 'price in rupees')[0]?.concept;
    expect([price?.unit, price?.bounds]).toEqual(['INR', { min: 50, max: 500000 }]);
  });

  test('composes what is known apart, and says of whom', () => {
    expect(best('name of the ship captain')?.[0]).toBe('full_name');
    expect(best('supervisor email')).toEqual(['email', 'supervisor', undefined]);
    expect(best('product id')?.[0]).toBe('product_id');
    expect(best('invoice line id')).toEqual(['id', 'invoice_line', undefined]);
    expect(best('number of penguins')).toEqual(['count', 'penguin', undefined]);
    expect(best('is_haunted')).toEqual(['flag', 'haunted', undefined]);
    expect(best('captain')).toEqual(['full_name', 'captain', undefined]);
  });

  test('lets the table decide what a bare word means', () => {
    expect(best('name', { subject: 'products' })?.[0]).toBe('product_name');
    expect(best('name', { subject: 'patients' })?.[0]).toBe('patient_name');
    expect(best('title', { others: ['book_id', 'author'] })?.[0]).toBe('book_title');
    expect(best('price', { domain: 'bookstore', table: 'books' })?.[0]).toBe('book_price');
    expect(best('name')?.[0]).toBe('name');
  });

  test('is honest about guesses, and silent about nonsense', () => {
    expect(findConcept(knowledge, 'qwertzuiop')).toEqual([]);
    for (const { confidence } of findConcept(knowledge, 'colour of the painted wooden shutters'))
      expect(confidence).toBeLessThan(0.95);
    expect(findConcept(knowledge, 'zorblax reading of the fnord')[0]?.confidence ?? 0).toBeLessThan(0.9);
  });
});
