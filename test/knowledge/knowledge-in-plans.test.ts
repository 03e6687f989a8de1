import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Table } from '../../src/contract/plan.ts';
import { readKnowledge, type KnowledgeData } from '../../src/knowledge/read-knowledge.ts';
import type { Concept } from '../../src/knowledge/schema.ts';
import { parseExpression } from '../../src/tools/expression/parse-expression.ts';

let data: KnowledgeData;
let concepts: ReadonlyMap<string, Concept>;
beforeAll(async () => {
  data = await readKnowledge(resolve(import.meta.dirname, '../../knowledge'));
  concepts = new Map(data.concepts.map((concept) => [concept.id, concept]));
});

/** Replaces every placeholder: the subject by a word, a concept by a column name made of its id. */
function fill(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll(/\{([a-z$][a-z0-9_.]*)(?: in [^{}]+)?\}/gu, (_whole, id: string) =>
    id === 'subject' ? 'someone' : id === '$language' ? 'en' : id.replaceAll('.', '_'),
  );
  return JSON.parse(text);
}

describe('the knowledge base in plans', () => {
  test('every table of every domain makes a table of the plan', () => {
    const refused: string[] = [];
    for (const domain of data.domains) {
      for (const shape of domain.tables) {
        const columns = shape.columns.map((column) => {
          const concept = concepts.get(column.concept);
          const look = column.look === undefined ? undefined : { kind: 'lookup', ...column.look };
          return { name: column.name, type: concept?.type, source: look ?? fill(concept?.source) };
        });
        const panel = shape.panel && {
          entities: shape.panel.entities,
          ticks: 10,
          start: '2025-01-01',
          step: shape.panel.step,
          order: shape.panel.order,
        };
        const checked = Table.safeParse({
          name: shape.name,
          rows: shape.kind === 'panel' ? null : shape.rows.typical,
          columns,
          references: shape.references,
          ...(panel === undefined ? {} : { panel }),
          key: shape.key,
        });
        if (!checked.success)
          refused.push(
            `${domain.id}.${shape.name}: ${checked.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
          );
      }
    }
    expect(refused).toEqual([]);
  });

  test('every expression is one of the expression language', async () => {
    const expressions = new Map<string, string>();
    const collect = (value: unknown, where: string, key = ''): void => {
      if (typeof value === 'string' && ['expression', 'when', 'if'].includes(key)) expressions.set(value, where);
      else if (Array.isArray(value)) for (const inner of value) collect(inner, where, key);
      else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) collect(inner, where, name);
    };
    for (const concept of data.concepts) collect(fill([concept.source, concept.fits, concept.nulls]), concept.id);
    const refused: string[] = [];
    for (const [expression, where] of expressions) {
      const parsed = await parseExpression(expression);
      if (!parsed.ok) refused.push(`${where}: ${expression}: ${parsed.reason}`);
    }
    expect(refused).toEqual([]);
    expect(expressions.size).toBeGreaterThan(200);
  });
});
