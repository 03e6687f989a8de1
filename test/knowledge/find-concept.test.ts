import { beforeAll, describe, expect, test } from 'vitest';
import { findConcept } from '../../src/knowledge/find-concept.ts';
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
    console.error(missed.join(' | '), missed.length, retrievalCases.length);
    expect(retrievalCases.length).toBeGreaterThanOrEqual(200);
    expect(missed.length / retrievalCases.length).toBeLessThan(0.04);
  });
});
