import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, parseJson } from '../../src/contract/json.ts';
import { parsePlan, Plan, readPlan } from '../../src/contract/plan.ts';
import { planSchemaPath, planSchemaText } from '../../scripts/plan-schema.ts';
import { arbitraryPlanDraft } from './arbitrary-plan.ts';

it('equals itself after a round trip through JSON, and is frozen', () => {
  fc.assert(
    fc.property(arbitraryPlanDraft, (draft) => {
      const read = readPlan(draft);
      if (!read.ok) throw new Error(read.reason);
      const text = JSON.stringify(read.value);
      const again = parsePlan(text);
      expect(again).toEqual(read);
      expect(again.ok && JSON.stringify(again.value)).toBe(text);
      expect(Object.isFrozen(read.value.tables[0]?.columns[0]?.source)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('refuses unknown keys at every depth and names their path', () => {
  const column = { name: 'a', type: 'integer', source: { kind: 'sequence' } };
  const table = { name: 't', rows: 1, columns: [column] };
  const plan = { version: 1, request: '', seed: 1, tables: [table] };
  const reasons = [
    { ...plan, colour: 'red' },
    { ...plan, tables: [{ ...table, colour: 'red' }] },
    { ...plan, tables: [{ ...table, columns: [{ ...column, colour: 'red' }] }] },
    { ...plan, tables: [{ ...table, columns: [{ ...column, source: { kind: 'sequence', colour: 'red' } }] }] },
    { ...plan, version: 2 },
    { ...plan, edits: [{ kind: 'drop' }] },
  ].map((value) => {
    const read = readPlan(value);
    return read.ok ? 'accepted' : read.reason;
  });
  expect(reasons).toEqual([
    expect.stringContaining('colour'),
    expect.stringMatching(/^tables\.0: .*colour/u),
    expect.stringMatching(/^tables\.0\.columns\.0: .*colour/u),
    expect.stringMatching(/^tables\.0\.columns\.0\.source: .*colour/u),
    expect.stringMatching(/^version: /u),
    expect.stringMatching(/^edits\.0/u),
  ]);
});

it('refuses text that is no JSON with the place', () => {
  const read = parsePlan('{"version": 1,');
  expect(read.ok).toBe(false);
});

it('the schema in docs/ is the one of the code', () => {
  expect(readFileSync(planSchemaPath, 'utf8')).toBe(planSchemaText());
  const schema = parseJson(planSchemaText());
  expect(schema).toMatchObject({
    ok: true,
    value: { title: 'Rowsmith plan', additionalProperties: false, required: ['version', 'request', 'seed'] },
  });
});

it('canonical JSON does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
  expect(Plan.shape.version.value).toBe(1);
});
