import { beforeAll, describe, expect, test } from 'vitest';
import { resolve } from 'node:path';
import type { Distribution } from '../../src/contract/distribution.ts';
import { Source } from '../../src/contract/source.ts';
import { loadGrammar } from '../../src/knowledge/pools/load-grammars.ts';
import { loadPool } from '../../src/knowledge/pools/load-pools.ts';
import { readKnowledge, type KnowledgeData } from '../../src/knowledge/read-knowledge.ts';
import type { Concept } from '../../src/knowledge/schema.ts';

const root = resolve(import.meta.dirname, '../../knowledge');
let data: KnowledgeData;
let concepts: ReadonlyMap<string, Concept>;
beforeAll(async () => {
  data = await readKnowledge(root);
  concepts = new Map(data.concepts.map((concept) => [concept.id, concept]));
});

/** Every source of a concept, with where it stands. */
function* sourcesOf(concept: Concept): Generator<readonly [where: string, source: Source]> {
  yield [concept.id, concept.source];
  for (const [language, own] of Object.entries(concept.languages)) yield [`${concept.id} (${language})`, own.source];
  for (const fit of concept.fits)
    if (fit.source !== undefined) yield [`${concept.id} with ${fit.has.join(', ')}`, fit.source];
}

const placeholders = (value: unknown): readonly string[] =>
  [...JSON.stringify(value ?? null).matchAll(/\{([a-z$][a-z0-9_.]*)(?: in [^{}]+)?\}/gu)].map(
    (match) => match[1] ?? '',
  );

describe('the files of the knowledge base', () => {
  test('hold at least 60 domains and 1,500 concepts that are not one table’s own', () => {
    const shared = data.concepts.filter((concept) => !concept.id.includes('.'));
    expect({ domains: data.domains.length >= 60, shared: shared.length >= 1500 }).toEqual({
      domains: true,
      shared: true,
    });
    expect(new Set(data.concepts.map((concept) => concept.id)).size).toBe(data.concepts.length);
  });

  test('name only concepts that exist, in is, has, needs, correlates and placeholders', () => {
    const missing: string[] = [];
    const want = (id: string, where: string): void => {
      if (!concepts.has(id) && id !== 'subject' && id !== '$language') missing.push(`${where}: ${id}`);
    };
    for (const concept of data.concepts) {
      for (const id of [...concept.is, ...concept.needs, ...concept.correlates.map((one) => one.concept)])
        want(id, concept.id);
      for (const fit of concept.fits)
        for (const id of [...fit.has, ...fit.correlates.map((one) => one.concept)]) want(id, concept.id);
      for (const id of placeholders([concept.fits, concept.nulls, concept.source])) want(id, concept.id);
    }
    expect(missing).toEqual([]);
  });

  test('use in a fit only the concepts that the fit asks for', () => {
    const loose: string[] = [];
    for (const concept of data.concepts) {
      for (const fit of concept.fits) {
        for (const id of placeholders([fit.source, fit.nulls, fit.rules])) {
          if (id !== 'subject' && id !== '$language' && id !== concept.id && !fit.has.includes(id))
            loose.push(`${concept.id}: {${id}} beside ${fit.has.join(', ')}`);
        }
      }
      for (const id of placeholders(concept.source)) if (id !== 'subject') loose.push(`${concept.id}: {${id}} alone`);
    }
    expect(loose).toEqual([]);
  });

  test('hold sources that the plan’s language takes', () => {
    const refused: string[] = [];
    let count = 0;
    for (const concept of data.concepts) {
      for (const [where, source] of sourcesOf(concept)) {
        if (!Source.safeParse(source).success) refused.push(where);
        count += 1;
      }
    }
    expect(refused).toEqual([]);
    expect(count).toBeGreaterThan(2500);
  });

  test('name pools, parts, grammars and slots that are there', async () => {
    const folder = { kind: 'written', path: resolve(root, 'pools') } as const;
    const wrong: string[] = [];
    for (const concept of data.concepts) {
      for (const [where, source] of sourcesOf(concept)) {
        if (source.kind === 'entity') {
          const pool = await loadPool(folder, source.pool);
          for (const part of [source.part, ...Object.keys(source.match), ...Object.keys(source.where)]) {
            if (pool === null || !pool.parts.has(part)) wrong.push(`${where}: ${source.pool}.${part}`);
          }
          for (const [part, values] of Object.entries(source.where)) {
            if (!values.some((value) => pool?.parts.get(part)?.includes(String(value)) === true))
              wrong.push(`${where}: no ${source.pool} has ${part} ${values.join(', ')}`);
          }
        }
        if (source.kind === 'text') {
          const grammar = await loadGrammar(folder, source.grammar, 'en');
          for (const slot of Object.keys(source.given))
            if (grammar === null || !grammar.slots.includes(slot)) wrong.push(`${where}: ${source.grammar} {$${slot}}`);
          if (grammar === null) wrong.push(`${where}: grammar ${source.grammar}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('give plausible figures: bounds in order, the bulk of each distribution inside them', () => {
    const wrong: string[] = [];
    for (const concept of data.concepts) {
      const { min, max } = concept.bounds ?? {};
      if (min !== undefined && max !== undefined && min >= max) wrong.push(`${concept.id}: bounds ${min}..${max}`);
      for (const [where, source] of sourcesOf(concept)) {
        if (source.kind === 'category' && source.values.every((one) => one.weight === 0))
          wrong.push(`${where}: no weight`);
        if (source.kind === 'category' && new Set(source.values.map((one) => one.value)).size < source.values.length)
          wrong.push(`${where}: a value twice`);
        if (source.kind !== 'number') continue;
        for (const one of [source, ...source.given]) {
          const low = one.min ?? Number.NEGATIVE_INFINITY;
          const high = one.max ?? Number.POSITIVE_INFINITY;
          const middle = middleOf(one.distribution, one.min, one.max);
          if (low > high || middle < low - 1e-9 || middle > high + 1e-9)
            wrong.push(`${where}: middle ${middle} of ${low}..${high}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('are whole: looks, keys, times, references and main tables resolve', () => {
    const wrong: string[] = [];
    for (const domain of data.domains) {
      if (!domain.tables.some((table) => table.name === domain.main)) wrong.push(`${domain.id}: main ${domain.main}`);
      for (const table of domain.tables) {
        const where = `${domain.id}.${table.name}`;
        const names = table.columns.map((column) => column.name);
        if (new Set(names).size < names.length) wrong.push(`${where}: a column twice`);
        for (const name of [...table.key, ...(table.time === undefined ? [] : [table.time])])
          if (!names.includes(name)) wrong.push(`${where}: no column ${name}`);
        for (const reference of table.references)
          if (!domain.tables.some((one) => one.name === reference.table))
            wrong.push(`${where}: no table ${reference.table}`);
        for (const column of table.columns) {
          if (!concepts.has(column.concept)) wrong.push(`${where}.${column.name}: no concept "${column.concept}"`);
          if (column.look === undefined) continue;
          const target = table.references.find((one) => one.name === column.look?.reference)?.table;
          const seen = domain.tables
            .find((one) => one.name === target)
            ?.columns.some((one) => one.name === column.look?.column);
          if (seen !== true) wrong.push(`${where}.${column.name}: looks at nothing`);
        }
        if (table.kind === 'panel' && table.panel === undefined) wrong.push(`${where}: a panel without its layout`);
        if (
          table.kind !== 'panel' &&
          names.some((_, at) =>
            ['clock', 'series'].includes(concepts.get(table.columns[at]?.concept ?? '')?.source.kind ?? ''),
          )
        )
          wrong.push(`${where}: a series outside a panel`);
        const time = table.columns.find((column) => column.name === table.time);
        const kind = concepts.get(time?.concept ?? '')?.source.kind;
        if (time !== undefined && kind !== 'moment' && kind !== 'clock')
          wrong.push(`${where}: time ${time.name} is ${String(kind)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('keep names of one language in one place only when they mean the same', () => {
    const firsts = new Map<string, string[]>();
    for (const concept of data.concepts) {
      if (concept.id.includes('.')) continue;
      const first = concept.names['en']?.[0] ?? '';
      firsts.set(first, [...(firsts.get(first) ?? []), concept.id]);
    }
    expect([...firsts].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });
});

/** About the median of a distribution as drawn; enough to see that bounds and figures belong together. */
function middleOf(distribution: Distribution, min: number | undefined, max: number | undefined): number {
  switch (distribution.kind) {
    case 'uniform':
      return (distribution.min + distribution.max) / 2;
    case 'normal':
      return distribution.mean;
    case 'lognormal':
      return distribution.median;
    case 'exponential':
    case 'poisson':
      return distribution.mean;
    case 'gamma':
      return distribution.shape * distribution.scale;
    case 'beta':
      return (min ?? 0) + ((max ?? 1) - (min ?? 0)) * (distribution.alpha / (distribution.alpha + distribution.beta));
    case 'binomial':
      return distribution.trials * distribution.probability;
    case 'zipf':
      return 1;
    case 'triangular':
      return distribution.mode;
    case 'quantiles':
      return distribution.points[Math.floor(distribution.points.length / 2)]?.[1] ?? 0;
    case 'mixture':
      return middleOf(
        distribution.parts.toSorted((a, b) => b.weight - a.weight)[0]?.distribution ?? {
          kind: 'uniform',
          min: 0,
          max: 0,
        },
        min,
        max,
      );
  }
}
