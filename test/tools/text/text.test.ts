import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleFor } from '../../../src/tools/text/write-article.ts';
import { compileGrammar } from '../../../src/tools/text/compile-grammar.ts';
import { GrammarExpander } from '../../../src/tools/text/expand-grammar.ts';
import { drawTexts, rowsFrom, texts } from '../identity/identity-fixture.ts';

const files = readdirSync(join(import.meta.dirname, '..', '..', '..', 'knowledge', 'grammars'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', '').split('.'));
const text = (grammar: string, more: object = {}): object => ({ kind: 'text', grammar, ...more });

// Written apart from the grammars: words that only praise, and words that only blame.
const praise =
  /\b(love[ds]?|excellent|perfect(ly)?|wonderful|superb|delighted|best|highly recommended|great|outstanding|brilliant|delicious|fantastic|amazing)\b/iu;
const blame =
  /\b(terrible|awful|disappointed|disappointing|waste|avoid|regret|refund|useless|broke|worst|rude|dirty|never again|damaged|crashing|horrible)\b/iu;

describe('texts', () => {
  it.each(files)('leaves nothing unexpanded in %s %s', async (grammar = '', language = 'en') => {
    const drawn = await drawTexts(text(grammar, { language }), { tableRows: 1000 });
    for (const one of drawn) {
      expect(one).toMatch(/\S/u);
      expect(one).not.toMatch(/\{[$#^~a-z]|\bundefined\b|\bnull\b| {2}| [.,](\s|$)/u);
    }
    const prose = ![
      'log_message',
      'chat_labels',
      'code_snippet',
      'transaction_description',
      'email_body',
      'support_ticket',
      'clinical_note',
      'bio',
      'social_post',
      'meeting_note',
      'product_review',
      'chat_message',
      'commit_message',
      'code_comment',
      'ticket_subject',
    ].includes(grammar);
    const small = drawn.filter((one) => /^[a-z]|[.!] [a-z]/u.test(one ?? ''));
    expect(prose && language === 'en' ? small : []).toEqual([]);
  });

  it.each(['product_review', 'movie_review', 'restaurant_review', 'hotel_review', 'app_review'])(
    'writes %ss that agree with their stars, hardly two alike',
    async (grammar) => {
      const stars = Array.from({ length: 1000 }, (_none, at) => String((at % 5) + 1));
      const drawn = await drawTexts(text(grammar, { given: { stars: 'rating' } }), {
        tableRows: 1000,
        cells: { rating: texts(stars) },
      });
      drawn.forEach((one, at) => {
        const star = Number(stars[at]);
        expect(one).not.toMatch(star >= 4 ? blame : star <= 2 ? praise : /\b(love|perfect|terrible|awful|waste)\b/iu);
        const named = /\b(five|one|two|three) stars?\b/iu
          .exec((one ?? '').replace('One star off', ''))?.[1]
          ?.toLowerCase();
        expect(grammar === 'product_review' ? (named ?? word(star)) : word(star)).toBe(word(star));
      });
      expect(new Set(drawn).size).toBeGreaterThanOrEqual(900);
    },
  );

  it('reads moods as stars, under other names of the slot', async () => {
    const moods = Array.from({ length: 300 }, (_none, at) => ['positive', 'neutral', 'Negative'][at % 3] ?? '');
    const drawn = await drawTexts(text('review', { given: { sentiment: 'mood' } }), {
      tableRows: 300,
      cells: { mood: texts(moods) },
    });
    drawn.forEach((one, at) =>
      expect(one).not.toMatch(at % 3 === 0 ? blame : at % 3 === 2 ? praise : /\b(love|terrible)\b/iu),
    );
  });

  it('answers the question of the row', async () => {
    for (const [ask, reply, slot] of [
      ['question', 'answer', 'question'],
      ['math_problem', 'math_solution', 'question'],
      ['prompt', 'sql_query', 'prompt'],
    ] as const) {
      const asked = await drawTexts(text(ask), { tableRows: 300 });
      const cells = { asked: texts(asked.map(String)) };
      const replies = await drawTexts(text(reply, { given: { [slot]: 'asked' } }), { tableRows: 300, cells });
      const pairs = new Map<string | null, string | null>();
      asked.forEach((one, at) => {
        expect(replies[at]).toMatch(/\S/u);
        expect(pairs.get(one) ?? replies[at]).toBe(replies[at]);
        pairs.set(one, replies[at] ?? null);
      });
      expect(new Set(replies).size).toBeGreaterThan(30);
    }
  });

  it('writes talks of four turns or more, with labels that fit', async () => {
    const sentiments = Array.from({ length: 300 }, (_none, at) => ['positive', 'neutral', 'negative'][at % 3] ?? '');
    const cells = {
      mood: texts(sentiments),
      topic: texts(sentiments.map((_mood, at) => ['tax', 'mortgage'][at % 2] ?? '')),
    };
    const given = { sentiment: 'mood', topic: 'topic' };
    const talks = await drawTexts(text('chat', { given }), { tableRows: 300, cells });
    const labels = await drawTexts(text('chat_labels', { given }), { tableRows: 300, cells });
    talks.forEach((talk, at) => {
      expect(talk?.split('\n').length).toBeGreaterThanOrEqual(6);
      expect(talk?.split('\n').map((line) => line.split(':')[0])).toEqual(
        talk?.split('\n').map((_line, turn) => (turn % 2 === 0 ? 'Client' : 'Advisor')),
      );
      const label: unknown = JSON.parse(labels[at] ?? '');
      expect(label).toMatchObject({
        topic: ['tax', 'mortgage'][at % 2],
        sentiment: sentiments[at],
        escalation: sentiments[at] === 'negative',
      });
      expect(/disappointed|not acceptable/u.test(talk ?? '')).toBe(sentiments[at] === 'negative');
    });
  });

  it('gives the same cells however the rows are cut', async () => {
    const whole = await drawTexts(text('product_review'));
    const index = Float64Array.from([7, 499, 7]);
    expect([
      ...(await drawTexts(text('product_review'), { rows: rowsFrom(0, 210) })),
      ...(await drawTexts(text('product_review'), { rows: rowsFrom(210, 290) })),
    ]).toEqual(whole);
    expect(await drawTexts(text('product_review'), { rows: { first: 0, count: 3, index } })).toEqual(
      [7, 499, 7].map((row) => whole[row]),
    );
  });

  it('refuses a grammar or slot that is not there', async () => {
    await expect(drawTexts(text('nonsense'))).rejects.toMatchObject({ code: 'plan-invalid' });
    await expect(drawTexts(text('product_review', { given: { nonsense: 'a' } }))).rejects.toMatchObject({
      code: 'plan-invalid',
    });
  });
});

describe('grammars', () => {
  it('expands rules, slots, articles, capitals and numbers', () => {
    const grammar = compileGrammar(
      rules('{^$thing} is {a:what}, {A:what2} {~$thing} {#3..3}', { what: ['apple'], what2: ['uniform'] }),
    );
    expect(new GrammarExpander(grammar).expand(['box'], 1)).toBe('Box is an apple, A uniform box 3');
    expect(new GrammarExpander(grammar).expand([null], 1)).toBe('It is an apple, A uniform it 3');
  });

  it('refuses marks that name nothing', () => {
    expect(() => compileGrammar(rules('{nothing}'))).toThrow(/names the rule 'nothing'/u);
    expect(() => compileGrammar(rules('{$nothing}'))).toThrow(/names the slot 'nothing'/u);
    expect(() => compileGrammar(rules('{#a..b}'))).toThrow(/cannot be read/u);
  });

  it('knows when to write an', () => {
    const phrases = [
      'apple',
      'hour',
      'university',
      'unit',
      'umbrella',
      'uninvited guest',
      'European',
      'one-time fee',
      'honest man',
      'FBI agent',
      'UK firm',
      'house',
      '8-hour shift',
      'IT lead',
      'user',
      'UX Researcher',
      'unimportant note',
    ];
    expect(phrases.map((phrase) => `${articleFor(phrase)} ${phrase}`)).toEqual([
      'an apple',
      'an hour',
      'a university',
      'a unit',
      'an umbrella',
      'an uninvited guest',
      'a European',
      'a one-time fee',
      'an honest man',
      'an FBI agent',
      'a UK firm',
      'a house',
      'an 8-hour shift',
      'an IT lead',
      'a user',
      'a UX Researcher',
      'an unimportant note',
    ]);
  });
});

function word(star: number): string {
  return ['zero', 'one', 'two', 'three', 'four', 'five'][star] ?? '';
}

function rules(start: string, more: Record<string, string[]> = {}): Parameters<typeof compileGrammar>[0] {
  const all = Object.entries({ start: [start], ...more });
  return {
    name: 'test',
    slots: ['thing'],
    rules: new Map(all.map(([name, list]) => [name, list.map((one) => ({ text: one, weight: 1, when: [] }))])),
  };
}
