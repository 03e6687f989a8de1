import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile-knowledge.ts';
import { ConceptLines } from '../../src/knowledge/concept-lines.ts';
import { countKnowledge } from '../../src/knowledge/count-knowledge.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { readConcept } from '../../src/knowledge/read-concept.ts';
import { readKnowledge } from '../../src/knowledge/read-knowledge.ts';

test('what is compiled reads back as it was', async () => {
  const data = await readKnowledge(resolve(import.meta.dirname, '../../knowledge'));
  const compiled = compileKnowledge(data);
  const lines = new ConceptLines(compiled.concepts);
  expect(lines.size).toBe(data.concepts.length);
  expect([...lines.values()]).toEqual(data.concepts);
  expect(lines.get('no such concept')).toBeUndefined();
  expect(JSON.parse(JSON.stringify(compiled.index.domains))).toEqual(data.domains);
});

test('the loaded knowledge base is the one of the files, and counts itself', async () => {
  const knowledge = await loadKnowledge();
  const counts = new Map((await countKnowledge()).map(({ what, count }) => [what, count]));
  expect(counts.get('domains')).toBe(knowledge.domains.size);
  expect(counts.get('concepts')).toBe(knowledge.concepts.size);
  expect(knowledge.concepts.get('birth_date')?.names['es']?.[0]).toBe('fecha de nacimiento');
});

test('a wrong entry is refused with its file and its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
  try {
    await expect(readKnowledge(folder)).rejects.toThrow(/ENOENT/u);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(() => readConcept('shoe_colour', { role: 'category' }, 'shoes.yaml')).toThrow(
    'shoes.yaml: shoe_colour: says nowhere what its cells are',
  );
  expect(() => readConcept('shoe_colour', { values: ['red'], weigth: 3 }, 'shoes.yaml')).toThrow(
    /shoes\.yaml: shoe_colour: .*weigth/u,
  );
});

test('short spellings stand for the plan’s own sources', () => {
  expect(
    readConcept('basket', { en: 'cart, trolley', money: 'USD', lognormal: [40, 0.8], range: [1, 900] }, 'x.yaml'),
  ).toEqual({
    id: 'basket',
    names: { en: ['basket', 'cart', 'trolley'] },
    role: 'money',
    type: 'decimal',
    source: {
      kind: 'number',
      distribution: { kind: 'lognormal', median: 40, sigma: 0.8 },
      min: 1,
      max: 900,
      given: [],
    },
    is: [],
    unit: 'USD',
    decimals: 2,
    unique: false,
    nulls: [],
    needs: [],
    bounds: { min: 1, max: 900 },
    languages: {},
    correlates: [],
    fits: [],
  });
});
