import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewPlan } from '../../src/cli/plan-view.ts';
import { quoteWord } from '../../src/cli/quote-word.ts';
import { sparkline } from '../../src/cli/profile-command.ts';
import { viewRows } from '../../src/cli/rows-view.ts';
import { viewTable } from '../../src/cli/table-view.ts';
import { makePaint } from '../../src/cli/terminal.ts';
import { textWidth } from '../../src/cli/text-width.ts';
import { spawnSync } from 'node:child_process';
import { readPlan } from '../../src/contract/plan.ts';

const paint = makePaint(false);

test('no line of a table is wider than asked, whatever the cells', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constant(null),
    fc.constantFrom('山田太郎'.repeat(4), '👨‍👩‍👧'.repeat(5)),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 5 }),
      fc.integer({ min: 12, max: 100 }),
      (rows, width) => {
        const columns = [
          { title: 'first' },
          { title: 'second', align: 'right' as const },
          { title: 'third', wrap: true },
          { title: 'fourth', floor: 2 },
        ];
        const { lines } = viewTable(columns, rows, width, paint);
        expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
        expect(lines.length).toBeGreaterThan(rows.length);
      },
    ),
  );
});

test('cells of a file cannot speak to the terminal', () => {
  const { lines } = viewTable(
    [{ title: 'a\u001B[2J' }],
    [['\u001B]0;owned\u0007'], ['two\nlines'], [null], ['']],
    40,
    paint,
  );
  expect(lines).toEqual(['  a␛[2J', '  ␛]0;owned␇', '  two⏎lines', '  ∅', '']);
});

test('numbers and moments are shown whole or not at all', () => {
  const columns = [
    { name: 'id', type: 'integer', source: '' },
    { name: 'a name that is long', type: 'text', source: '' },
    { name: 'at', type: 'timestamp', source: '' },
    { name: 'amount', type: 'decimal', source: '' },
  ];
  const rows = [
    ['1', 'a very long text that goes on and on', '2025-01-14 08:30:10', '1234567.89'],
    ['20000', null, '2025-02-14 08:30:11', '0.10'],
  ];
  const shown = [36, 48, 80].map(
    (width) => `\n${viewRows({ name: 't', columns, rows }, 5, width, paint).join('\n')}\n`,
  );
  expect(shown).toMatchSnapshot();
});

test('several tables, a pool, a panel, children, rules, hidden columns', () => {
  const id = { name: 'id', type: 'integer', source: { kind: 'sequence' } };
  const plan = readPlan({
    version: 1,
    request: 'shop',
    seed: 3,
    tables: [
      {
        name: 'customers',
        rows: 1,
        columns: [id, { name: 'name', type: 'text', source: { kind: 'person', part: 'full_name', of: 'person' } }],
        pool: true,
      },
      {
        name: 'orders',
        rows: null,
        columns: [
          id,
          { name: 'customer_id', type: 'integer', source: { kind: 'lookup', reference: 'customer', column: 'id' } },
          {
            name: 'secret',
            type: 'double',
            source: { kind: 'number', distribution: { kind: 'uniform', min: 0, max: 1 } },
            hidden: true,
          },
        ],
        references: [{ name: 'customer', table: 'customers', children: { min: 3, max: 8 } }],
        rules: [{ expression: 'id > 0', text: 'ids are positive' }],
      },
      {
        name: 'readings',
        rows: null,
        columns: [{ name: 'at', type: 'timestamp', source: { kind: 'clock' } }],
        panel: { entities: 12, ticks: 2000, start: '2025-01-01', step: { amount: 1, unit: 'hour' } },
      },
      {
        name: 'wide',
        rows: 5,
        columns: Array.from({ length: 20 }, (_, at) => ({ name: `c${at}`, type: 'text', source: { kind: 'uuid' } })),
      },
    ],
  });
  if (!plan.ok) throw new Error(plan.reason);
  expect(`\n${viewPlan(plan.value, 80, paint, 5).join('\n')}\n`).toMatchSnapshot();
});

test('a sparkline has at most twelve bars; an empty bin is the lowest, the fullest the highest', () => {
  expect([
    sparkline([0, 1, 50, 100]),
    sparkline([]),
    sparkline([0, 0]),
    sparkline(Array.from({ length: 24 }, (_, at) => at)).length,
    sparkline([7]),
  ]).toEqual(['▁▂▄█', '', '▁▁', 12, '█']);
});

test('a shell reads a quoted word back unchanged', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~äß山]+$/u), (word) => {
      const { stdout } = spawnSync('bash', ['-c', `printf %s ${quoteWord(word)}`], { encoding: 'utf8' });
      expect(stdout).toBe(word);
    }),
    { numRuns: 40 },
  );
});
