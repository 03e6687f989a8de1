import { describe, expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../../src/agent/planner/offline/offline-planner.ts';
import { rowsmith } from '../../../../../../src/index.ts';
import { today } from '../../planner-of.ts';

describe('figures on a grid', () => {
  const steps: readonly (readonly [words: string, expression: string])[] = [
    ['200 to 500 in steps of 50', 'round(span_draw / 50) * 50'],
    ['10–480 in steps of 10', 'round(span_draw / 10) * 10'],
    ['multiples of 5, 5 to 90', 'round(span_draw / 5) * 5'],
    ['100-900 rounded to the nearest 25', 'round(span_draw / 25) * 25'],
    ['0 to 900, to the nearest hundred', 'round(span_draw / 100) * 100'],
    ['odd numbers between 1 and 99', 'round((span_draw - 1) / 2) * 2 + 1'],
    ['2-40, even numbers only', 'round(span_draw / 2) * 2'],
    ['0 to 10 in steps of 0.5', 'round(span_draw / 0.5) * 0.5'],
    ['1-6 in halves', 'round(span_draw / 0.5) * 0.5'],
    ['between 20 and 80, divisible by 4', 'round(span_draw / 4) * 4'],
    ['entre 20 y 80 en pasos de 20', 'round(span_draw / 20) * 20'],
    ['20 bis 80 in Schritten von 5', 'round(span_draw / 5) * 5'],
  ];
  it.each(steps)('span: %s', async (words, expression) => {
    const request = `60 rows\n- name_of_it: A, B, C\n- span: ${words}`;
    const reply = await createOfflinePlanner().plan({ request, seed: 1, inputs: [], today });
    if (reply.kind === 'clarify') throw new Error(reply.question);
    const source = reply.plan.tables[0]?.columns.find(({ name }) => name === 'span')?.source;
    expect(source).toEqual({ kind: 'formula', expression });
  });

  it('keeps hours of half an hour, bounds and all, and proves it', async () => {
    await using smith = await rowsmith({ today });
    const made = await smith.create(
      '300 rows. Columns: plank (A, B), length_cm 180 to 520 in steps of 50, session_hours 1-6 in half hours',
      { seed: 3 },
    );
    const lengths = new Set<number>();
    const hours = new Set<number>();
    for await (const row of made.tables[0]?.rows() ?? []) {
      lengths.add(Number(row['length_cm']));
      hours.add(Number(row['session_hours']));
    }
    expect([...lengths].toSorted((a, b) => a - b)).toEqual([200, 250, 300, 350, 400, 450, 500]);
    expect([...hours].toSorted((a, b) => a - b)).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6]);
    expect(made.requirements.filter(({ met }) => !met)).toEqual([]);
  });
});
