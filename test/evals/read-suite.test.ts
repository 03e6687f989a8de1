import { expect, test } from 'vitest';
import { readSuite } from '../../src/evals/read-suite.ts';

const yaml = `
suite: garden
about: what gardeners ask
defaults: { seed: 7, today: 2026-03-01, tags: [garden], origin: user }
requests:
  - id: a
    request: 10 beds
    expect:
      - rows: 10
  - id: b
    request: nothing
    kind: ask
    seed: 8
    tags: [noise]
    expect: [{ refuse_or_clarify: true, soft: true }]
`;

test('a suite of YAML hands its defaults down', async () => {
  const read = await readSuite(yaml, 'some/file.yaml');
  const requests = read.ok ? read.suite.requests : [];
  expect(read.ok && [read.suite.name, read.suite.about]).toEqual(['garden', 'what gardeners ask']);
  expect(requests.map(({ expect: list, ...rest }) => ({ ...rest, texts: list.map(({ text, soft }) => [text, soft]) }))).toEqual([
    {
      id: 'a', request: '10 beds', kind: 'create', origin: 'user', tags: ['garden'], seed: 7, today: '2026-03-01', planner: 'offline',
      model: 'none', hasInputs: false, texts: [['rows: 10', false]],
    },
    {
      id: 'b', request: 'nothing', kind: 'ask', origin: 'user', tags: ['garden', 'noise'], seed: 8, today: '2026-03-01', planner: 'offline',
      model: 'none', hasInputs: false, texts: [['refuse_or_clarify: true', true]],
    },
  ]); // prettier-ignore
});

test('a list of requests is a suite named for its file', async () => {
  const read = await readSuite('- { id: a, request: x, expect: [{ rows: 1 }] }', 'beds.yml');
  expect(read.ok && [read.suite.name, read.suite.requests.length]).toEqual(['beds', 1]);
});

const line = (expectation: unknown, more: object = {}): string =>
  JSON.stringify({ id: 'a', request: 'x', expect: [expectation], ...more });

test.each([
  [
    line({ rowz: 1 }),
    /^s\.jsonl:1: request a, expectation 1: there is no expectation rowz \(rows\?\); known are aggregated, all_rows, /u,
  ],
  [line({ rows: 'ten' }), /^s\.jsonl:1: request a, expectation 1: rows: /u],
  [line({ rows: 1, column_count: 2 }), /one expectation at a time: it has rows and column_count/u],
  [line({ column: 'a', minimum: 2 }), /nothing about a column is called minimum; known are unique, /u],
  [line({ column: 'a' }), /it says nothing about the column/u],
  [line({ column: 'a', regex: '(' }), /regex: expected a regular expression/u],
  [line({ share: { column: 'a', value: 1, target: 0.1, tolerance: 1 } }), /share: .*Unrecognized key: "tolerance"/u],
  [line({ row_rule: 'a <' }), /row_rule: "a <" is no formula: it ends too early/u],
  [line({ any_of: [{ rows: 1 }, { colums: 2 }] }), /any_of: there is no expectation colums/u],
  [line({ rows: 1, how: 'magic' }), /how: /u],
  [line({ rows: 1 }, { seeed: 1 }), /^s\.jsonl:1: request a: .*"seeed"/u],
  [`${line({ rows: 1 })}\n${line({ rows: 1 })}`, /^s\.jsonl:2: request a: the id is already that of line 1/u],
  ['{"id": ', /^s\.jsonl:1: /u],
  ['', /there is no request in it/u],
])('%s is refused', async (text, problem) => {
  const read = await readSuite(text, 's.jsonl');
  expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(problem)]);
});

test('problems of YAML have the line of their request', async () => {
  const read = await readSuite(yaml.replace('rows: 10', 'rowz: 10'), 's.yaml');
  expect(read.ok ? [] : read.problems).toEqual([expect.stringMatching(/^s\.yaml:6: request a, expectation 1: /u)]);
});

test('formulas over a table at hand are taken as they stand', async () => {
  const wish = { row_rule: 'Height (cm) ~ 3' };
  expect((await readSuite(line(wish), 's.jsonl')).ok).toBe(false);
  expect((await readSuite(line(wish, { kind: 'edit' }), 's.jsonl')).ok).toBe(true);
});
