import { describe, expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import { rowsmith } from '../../../../../src/index.ts';
import { today } from '../planner-of.ts';

describe('regular expressions in a request', () => {
  const requests: readonly (readonly [request: string, column: string, made: string])[] = [
    ['40 rows. Columns: tag matching /^[A-Z]{2}\\d{4}$/, weight 1-9', 'tag', 'AA####'],
    ['40 rows. Columns: tag (must match ^K[1-9]\\d{2}$), weight 1-9', 'tag', 'K[1-9]##'],
    ['40 rows\n- tag: regex ^(north|south|east)$\n- weight: 1-9', 'tag', 'north south east'],
    ['40 rows\n- tag: matching the regular expression "^[B-F]{2}-\\d$"\n- weight: 1-9', 'tag', '[B-F][B-F]-#'],
    ["40 rows for\ncreate table berth (tag char(3) check (tag ~ '^[A-Z]{3}$'), depth int)", 'tag', 'AAA'],
    ["40 rows for\ncreate table berth (tag char(6) not null, depth int, check (tag like 'B-____'))", 'tag', 'B-XXXX'],
    [
      '20 rows\n{"title":"stall","type":"object","properties":{"tag":{"type":"string","pattern":"^ST-[0-9]{3}$"},"owner_email":{"type":"string"}}}',
      'tag',
      'ST-###',
    ],
    [
      '30 rows for\nclass Trip(BaseModel):\n    tag: str = Field(pattern=r"^T-\\d{4}$")\n    boxes: int',
      'tag',
      'T-####',
    ],
    ['30 rows for\nclass Trip(BaseModel):\n    tag: constr(regex="^[A-Z]{2}$")\n    boxes: int', 'tag', 'AA'],
  ];
  it.each(requests)('%s', async (request, name, made) => {
    const reply = await createOfflinePlanner().plan({ request, seed: 1, inputs: [], today });
    if (reply.kind === 'clarify') throw new Error(reply.question);
    const source = reply.plan.tables[0]?.columns.find((column) => column.name === name)?.source;
    const own =
      source?.kind === 'pattern'
        ? source.pattern
        : source?.kind === 'category'
          ? source.values.map(({ value }) => value).join(' ')
          : source?.kind;
    expect(own).toBe(made);
  });

  it('gives cells that match, no two alike where they may not be', async () => {
    await using smith = await rowsmith({ today });
    const made = await smith.create('200 rows. Columns: tag (must match ^K[1-9]\\d{2}[A-F]$, unique), weight 1-9', {
      seed: 4,
    });
    const cells: unknown[] = [];
    for await (const row of made.tables[0]?.rows() ?? []) cells.push(row['tag']);
    expect(new Set(cells).size).toBe(200);
    for (const cell of cells) expect(cell).toMatch(/^K[1-9]\d{2}[A-F]$/u);
  });
});
