import { describe, expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import { rowsmith } from '../../../../../src/index.ts';
import { today } from '../planner-of.ts';

describe('signs counted in words', () => {
  const counted: readonly (readonly [words: string, pattern: string])[] = [
    ['6 uppercase hex characters', '[0-9A-F]'.repeat(6)],
    ['8 hex digits', 'xxxxxxxx'],
    ['4 lowercase hexadecimal characters', 'xxxx'],
    ['9 digits, first one not zero', '[1-9]########'],
    ['7 digits, no leading zeros', '[1-9]######'],
    ['5 digits, first digit not zero', '[1-9]####'],
    ['5 digits', '#####'],
    ['4 uppercase letters', 'AAAA'],
  ];
  it.each(counted)('%s', async (words, pattern) => {
    const request = `30 rows\n- ref: ${words}\n- weight: 1-9`;
    const reply = await createOfflinePlanner().plan({ request, seed: 1, inputs: [], today });
    if (reply.kind === 'clarify') throw new Error(reply.question);
    const source = reply.plan.tables[0]?.columns.find(({ name }) => name === 'ref')?.source;
    expect(source).toMatchObject({ kind: 'pattern', pattern });
  });

  it('writes them so', async () => {
    await using smith = await rowsmith({ today });
    const made = await smith.create(
      '90 rows. Columns: ref (3 digits, no leading zeros, unique), key (6 uppercase hex characters)',
      {
        seed: 2,
      },
    );
    const refs = new Set<string>();
    for await (const row of made.tables[0]?.rows() ?? []) {
      refs.add(String(row['ref']));
      expect(row['key']).toMatch(/^[0-9A-F]{6}$/u);
    }
    expect(refs.size).toBe(90);
    for (const ref of refs) expect(ref).toMatch(/^[1-9]\d{2}$/u);
  });
});
