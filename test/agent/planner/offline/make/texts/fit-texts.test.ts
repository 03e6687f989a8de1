import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsmith, type Rowsmith } from '../../../../../../src/index.ts';

let smith: Rowsmith;
beforeAll(async () => {
  smith = await rowsmith({ today: '2026-11-23' });
});
afterAll(async () => {
  await smith[Symbol.asyncDispose]();
});

/** A request, the grammar that writes its text column, and the slots that the table's columns must fill. */
const requests: readonly (readonly [string, string, ...string[]])[] = [
  ['200 hotel reviews with hotel name, stars and review text', 'hotel_review', 'stars', 'hotel'],
  ['restaurant reviews: restaurant name, rating 1-5, review', 'restaurant_review', 'stars', 'restaurant'],
  ['app reviews with stars and review', 'app_review', 'stars'],
  ['product reviews with product name, rating and review', 'product_review', 'stars', 'product'],
  ['support tickets with category, priority and description', 'support_ticket', 'category', 'priority'],
  ['employees with department, performance rating and manager comments', 'feedback', 'rating', 'department'],
  ['patients with age, gender, diagnosis and doctor notes', 'clinical_note', 'diagnosis', 'gender', 'age'],
  ['tweets with sentiment and text', 'social_post', 'sentiment'],
  ['forklift maintenance with machine id, date, work performed and status', 'maintenance_note', 'status'],
];

type TextSource = {
  readonly kind: 'text';
  readonly grammar: string;
  readonly given: Readonly<Record<string, string>>;
  readonly language: string;
};

async function textsOf(request: string): Promise<readonly TextSource[]> {
  const reply = await smith.plan(request);
  if (reply.kind !== 'plan') throw new Error(request);
  return reply.plan.tables.flatMap((table) =>
    table.columns.flatMap(({ source }) => (source.kind === 'text' ? [source] : [])),
  );
}

describe('text columns of a plan', () => {
  it.each(requests)('%s: %s', async (request, grammar, ...slots) => {
    const found = (await textsOf(request)).find((one) => one.grammar === grammar);
    expect({ grammar, slots: slots.filter((slot) => found?.given[slot] !== undefined) }).toEqual({ grammar, slots });
  });

  it('brings ratings of ten to the stars of a review', async () => {
    const [source] = await textsOf('product reviews with product name, rating from 1 to 10 and review text');
    expect(source).toMatchObject({ grammar: 'product_review', scales: { stars: [1, 10] } });
  });

  it('takes the grammar that is there in the language of the request', async () => {
    const [source] = await textsOf('200 reseñas de productos con calificación y comentario');
    expect(source).toMatchObject({ grammar: 'product_review', language: 'es' });
  });

  it('speaks of the subject where no grammar is written for it', async () => {
    const [source] = await textsOf('beehive checks with hive id, date and observations');
    expect(source).toMatchObject({ grammar: 'remark', constants: { column: 'observation' } });
  });
});
