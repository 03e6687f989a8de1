import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleFor } from '../../../src/tools/text/write-article.ts';
import { drawTexts, pools, texts } from '../identity/identity-fixture.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'knowledge', 'grammars');
const grammars = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => {
    const [name = '', language = 'en'] = file.replace('.yaml', '').split('.');
    return [name, language] as const;
  });

/** Labels are a few fixed forms by nature. */
const labels = new Set(['chat_labels']);
/** Code, log and statement lines have no sentences. */
const notProse = new Set([
  'chat_labels',
  'code_snippet',
  'log_message',
  'transaction_description',
  'chat',
  'commit_message',
]);

async function draw(grammar: string, language = 'en', more: object = {}): Promise<string[]> {
  return (await drawTexts({ kind: 'text', grammar, language, ...more }, { tableRows: 1000 })).map(String);
}

/** Texts of a column of 1,000 rows beside one column of these values in turn. */
async function drawBeside(
  grammar: string,
  language: string,
  slot: string,
  values: readonly string[],
): Promise<string[]> {
  const cells = Array.from({ length: 1000 }, (_none, at) => values[at % values.length] ?? '');
  const source = { kind: 'text', grammar, language, given: { [slot]: 'beside' } };
  return (await drawTexts(source, { tableRows: 1000, cells: { beside: texts(cells) } })).map(String);
}

describe('every grammar', () => {
  it.each(grammars)('%s %s writes texts of its own for nearly every row', async (name, language) => {
    const drawn = await draw(name, language);
    const counts = new Map<string, number>();
    for (const one of drawn) counts.set(one, (counts.get(one) ?? 0) + 1);
    const lengths = drawn.map((one) => one.length).toSorted((a, b) => a - b);
    const median = lengths[500] ?? 0;
    expect({ name, language, distinct: counts.size >= 900 || labels.has(name) }).toEqual({
      name,
      language,
      distinct: true,
    });
    expect({ commonest: Math.max(...counts.values()) <= 10 || labels.has(name) }).toEqual({ commonest: true });
    expect({
      shortest: (lengths[0] ?? 0) >= 4,
      median: median >= 15 && median <= 500,
      longest: (lengths[999] ?? 0) <= 800,
    }).toEqual({
      shortest: true,
      median: true,
      longest: true,
    });
  });

  it.each(grammars)(
    '%s %s does not repeat itself within a text, and writes clean sentences',
    async (name, language) => {
      for (const one of await draw(name, language)) {
        const sentences = one.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence.split(' ').length > 2);
        if (!notProse.has(name)) expect(sentences.length).toBe(new Set(sentences).size);
        if (!notProse.has(name)) expect(one).not.toMatch(/\b(\p{L}{2,}) \1\b(?! that)/iu);
        if (name !== 'code_snippet')
          expect(one).not.toMatch(/\.\.(?!\.)|,,|,\.|[!?]\.|\(\)|\[\]|\|\)|\$\{|(?<!\/)\bundefined\b/u);
        if (language !== 'en' || name === 'code_snippet') continue;
        expect(one).not.toMatch(/(?<![\d.,])1 (days|weeks|months|years|hours|minutes|seconds|people|times|items)\b/u);
        for (const [, article = '', word = ''] of one.matchAll(/(?<![\p{L}.])(an?) ([\p{L}-]{2,})/gu))
          if (article === article.toLowerCase()) expect(`${article} ${word}`).toBe(`${articleFor(word)} ${word}`);
      }
    },
  );

  it.each(grammars)('%s %s has something to say whatever its slots hold', async (name, language) => {
    const grammar = await pools.grammar(name, language);
    for (const slot of grammar?.slots ?? []) {
      if (slot.endsWith('_scale')) continue;
      const head = grammar?.heads?.get(slot);
      const values = [
        'Something nobody thought of',
        '7',
        ...(head?.classes?.keys() ?? []),
        ...(head?.scale === undefined ? [] : ['1', '2', '3', '4', '5', 'positive', 'negative', 'Neutral']),
      ];
      for (const one of await drawBeside(name, language, slot, values)) {
        expect(one.length).toBeGreaterThanOrEqual(3);
        expect(one).not.toMatch(/\bnull\b|\bundefined\b|\{[$!^~#a-z]/u);
      }
    }
  });
});

// Written apart from the grammars: words that only praise and words that only blame, by language.
const lexicon: Readonly<Record<string, { readonly praise: RegExp; readonly blame: RegExp }>> = {
  en: {
    praise:
      /\b(love[ds]?|excellent|perfect(ly)?|wonderful|superb|delight(ed)?|highly recommended|outstanding|brilliant|delicious|fantastic|amazing|great|thrilled|masterpiece|very happy|so happy|could not be happier|favourite|a pleasure|well done|top marks)\b/iu,
    blame:
      /\b(terrible|awful|disappoint\w*|waste|avoid|regret|refund|useless|broke|broken|worst|rude|dirty|never again|damaged|crash(es|ed|ing)|horrible|unacceptable|faulty|poor quality|letdown|mistake|angry|stay away)\b/iu,
  },
  es: {
    praise:
      /\b(encant\w+|excelente|perfect\w+|estupend\w+|magnífic\w+|delicios\w+|recomendable|maravill\w+|contento)\b/iu,
    blame:
      /\b(decepcionad\w+|arrepiento|rompió|horrible|fatal|desastre|inaceptable|nunca más|eviten|reembolso|defectuoso|enfadado)\b/iu,
  },
  de: {
    praise:
      /\b(begeistert|ausgezeichnet|hervorragend|perfekt|klasse|spitze|bestens|klare empfehlung|großartig|tolle[rs]?)\b/iu,
    blame:
      /\b(enttäuscht|bereue|kaputt|defekt|scheußlich|nie wieder|fehlkauf|ärger|verärgert|zeitverschwendung|erstattung|finger weg)\b/iu,
  },
  fr: {
    praise:
      /(excellent|parfait|formidable|j'adore|délicieux|superbe|remarquable|conquis|recommande vivement|très satisfait)/iu,
    blame:
      /(déçu|regrette|cassé|affreux|horrible|plus jamais|à éviter|en panne|inacceptable|perte de temps|colère|remboursé)/iu,
  },
  pt: {
    praise: /(adorei|excelente|perfeit|ótim[oa]\b|delicios|recomendo muito|recomendadíssimo|muito satisfeito)/iu,
    blame:
      /(decepcionad|arrependo|quebrou|horrível|terrível|péssim|nunca mais|fujam|reembolso|inaceitável|perda de tempo|irritad)/iu,
  },
};

/** Texts of the best rows that blame, and of the worst rows that praise. */
function contradictions(
  drawn: readonly string[],
  marks: readonly number[],
  worst: number,
  best: number,
  language = 'en',
): readonly string[] {
  const words = lexicon[language];
  if (words === undefined) throw new Error(language);
  return drawn.filter((one, at) => {
    const mark = marks[at % marks.length] ?? 0;
    if (mark >= best) return words.blame.test(one.replaceAll(/never crash\w*/giu, ''));
    return mark <= worst && words.praise.test(one.replaceAll(/exactly as|as good as|nothing like/giu, ''));
  });
}

const reviews = [
  'product_review',
  'review_title',
  'hotel_review',
  'restaurant_review',
  'movie_review',
  'app_review',
  'course_review',
  'book_review',
  'business_review',
  'comment',
];

describe('texts and the row', () => {
  it.each(reviews)('%s agrees with its stars, in words and in figures', async (name) => {
    const slot = (await pools.grammar(name, 'en'))?.slots.includes('stars') === true ? 'stars' : 'rating';
    expect(
      contradictions(await drawBeside(name, 'en', slot, ['1', '2', '3', '4', '5']), [1, 2, 3, 4, 5], 2, 4),
    ).toEqual([]);
    const moods = await drawBeside(name, 'en', slot, ['negative', 'Very Positive', 'Neutral', 'positive']);
    expect(contradictions(moods, [1, 5, 3, 5], 1, 5)).toEqual([]);
  });

  it.each(['es', 'de', 'fr', 'pt'])(
    'reviews in %s agree with their stars, comments with their score',
    async (language) => {
      expect(
        contradictions(
          await drawBeside('product_review', language, 'stars', ['1', '2', '3', '4', '5']),
          [1, 2, 3, 4, 5],
          2,
          4,
          language,
        ),
      ).toEqual([]);
      expect(
        contradictions(
          await drawBeside('survey_comment', language, 'score', ['0', '3', '6', '9', '10']),
          [0, 3, 6, 9, 10],
          3,
          9,
          language,
        ),
      ).toEqual([]);
    },
  );

  it('survey comments agree with scores, words for moods and kinds of promoters', async () => {
    expect(
      contradictions(
        await drawBeside('survey_comment', 'en', 'score', ['0', '2', '6', '8', '10']),
        [0, 2, 6, 8, 10],
        2,
        8,
      ),
    ).toEqual([]);
    const kinds = await drawBeside('survey_comment', 'en', 'score', [
      'Detractor',
      'Passive',
      'Promoter',
      'dissatisfied',
      'Satisfied',
    ]);
    expect(contradictions(kinds, [0, 6, 10, 0, 10], 2, 8)).toEqual([]);
  });

  it('notes on colleagues and posts agree with rating and mood', async () => {
    expect(
      contradictions(await drawBeside('feedback', 'en', 'rating', ['1', '2', '3', '4', '5']), [1, 2, 3, 4, 5], 2, 4),
    ).toEqual([]);
    for (const [at, one] of (await drawBeside('feedback', 'en', 'rating', ['1', '5'])).entries())
      expect(one).not.toMatch(
        at % 2 === 0 ? /promotion|exceeded|excellent/u : /missed \d deadlines|warning|improvement is agreed/u,
      );
    const marks = [5, 3, 1];
    expect(
      contradictions(
        await drawBeside('social_post', 'en', 'sentiment', ['positive', 'neutral', 'negative']),
        marks,
        1,
        5,
      ),
    ).toEqual([]);
  });

  it('reads stars on another scale, and then does not speak of five stars', async () => {
    const cells = Array.from({ length: 1000 }, (_none, at) => String((at % 10) + 1));
    const drawn = (
      await drawTexts(
        { kind: 'text', grammar: 'product_review', given: { stars: 'beside' }, scales: { stars: [1, 10] } },
        { tableRows: 1000, cells: { beside: texts(cells) } },
      )
    ).map(String);
    expect(contradictions(drawn, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3, 8)).toEqual([]);
    for (const one of drawn) expect(one).not.toMatch(/\b(one|two|three|four|five|zero) stars?\b/iu);
  });

  it('fits reviews and descriptions to the sort of product', async () => {
    const only: readonly (readonly [string, RegExp])[] = [
      ['Wireless Headphones', /\b(sound|battery|bass|bluetooth|playback|pairing|calls)\b/iu],
      ['Running Shoes', /\b(km|sole|blisters|springy|sizes?|comfortable)\b/iu],
      ['Green Tea', /\b(leaves|fragrant|taste|flavour|stale|sip|cups)\b/iu],
    ];
    const products = only.map(([product]) => product);
    for (const name of ['product_review', 'product_description']) {
      const drawn = await drawTexts(
        { kind: 'text', grammar: name, given: { product: 'beside', item: 'beside' } },
        {
          tableRows: 1000,
          cells: { beside: texts(Array.from({ length: 1000 }, (_none, at) => products[at % 3] ?? '')) },
        },
      );
      only.forEach(([, own], mine) => {
        const mineTexts = drawn.filter((_one, at) => at % 3 === mine).map(String);
        expect(mineTexts.filter((one) => own.test(one)).length / mineTexts.length).toBeGreaterThan(0.2);
        for (const [, other] of only.filter((_one, at) => at !== mine && at !== 2))
          expect(
            mineTexts.filter((one) => other.test(one.replace(/battery|size/giu, ''))).length / mineTexts.length,
          ).toBeLessThan(0.2);
        for (const one of mineTexts)
          if (mine === 1) expect(one).not.toMatch(/shoes (is|was|has)\b|\b(this|a) running shoes/iu);
      });
    }
  });

  it('lets the subject, the text, the resolution and the answer of a ticket speak of one issue', async () => {
    const categories = [
      'Billing',
      'Shipping issue',
      'Login',
      'technical',
      'Refund request',
      'Something else',
      'Hardware',
    ];
    const cells = {
      category: texts(Array.from({ length: 1000 }, (_none, at) => categories[at % categories.length] ?? '')),
    };
    const [subjects, bodies, done, replies] = await Promise.all(
      ['ticket_subject', 'support_ticket', 'support_resolution', 'support_reply'].map((grammar) =>
        drawTexts({ kind: 'text', grammar, given: { category: 'category' } }, { tableRows: 1000, cells }),
      ),
    );
    const issues: readonly (readonly [RegExp, RegExp, RegExp])[] = [
      [
        /twice|duplicate (charge|payment)|double payment/iu,
        /charged|two payments|took/iu,
        /refunded the second|duplicate payment/iu,
      ],
      [/arrived damaged|damaged in transit|delivery damaged/iu, /crushed|soaked/iu, /replacement|damaged item/iu],
      [/laptop (will|dead|battery|does)/iu, /laptop/iu, /power supply|spare laptop/iu],
      [/return label|send back|return request/iu, /return (label|page)/iu, /return label/iu],
      [/crash|keeps closing/iu, /crash|closes by itself/iu, /fixed in version|crashes/iu],
    ];
    let seen = 0;
    subjects?.forEach((subject, at) => {
      const issue = issues.find(([about]) => about.test(subject ?? ''));
      if (issue === undefined) return;
      seen += 1;
      expect(bodies?.[at]).toMatch(issue[1]);
      expect(done?.[at]).toMatch(issue[2]);
      expect(replies?.[at]).toMatch(issue[2]);
      const order = /order (\d{5})\b/u.exec(subject ?? '')?.[1];
      const told = /order (?:number is )?(\d{5})\b/u.exec(bodies?.[at] ?? '')?.[1];
      if (order !== undefined && told !== undefined) expect(told).toBe(order);
    });
    expect(seen).toBeGreaterThan(100);
    bodies?.forEach((body, at) => {
      if (at % 7 === 0) expect(body).not.toMatch(/parcel|password|printer|app crashes/iu);
      if (at % 7 === 1) expect(body).not.toMatch(/password|printer|charged \(|subscription/iu);
    });
  });

  it('keeps urgency to the priority, and open tickets unsolved', async () => {
    const urgent = await drawBeside('support_ticket', 'en', 'priority', ['Low', 'Critical']);
    urgent.forEach((one, at) =>
      expect(one).not.toMatch(
        at % 2 === 0 ? /so it is urgent|solved today|every hour|as urgent/u : /no hurry|any time this week/iu,
      ),
    );
    const resolutions = await drawBeside('support_resolution', 'en', 'status', ['Open', 'Closed']);
    resolutions.forEach((one, at) => {
      if (at % 2 === 0) expect(one).not.toMatch(/replaced|refunded|confirmed|closed after/iu);
      else expect(one).not.toMatch(/waiting for|could reproduce/iu);
    });
  });

  it('writes clinical notes to the diagnosis and the patient', async () => {
    const cells = {
      diagnosis: texts(
        Array.from({ length: 1000 }, (_none, at) => ['Asthma', 'Type 2 diabetes', 'Ankle fracture'][at % 3] ?? ''),
      ),
      sex: texts(Array.from({ length: 1000 }, (_none, at) => ['F', 'Male'][at % 2] ?? '')),
    };
    const given = { diagnosis: 'diagnosis', area: 'diagnosis', gender: 'sex' };
    const drawn = await drawTexts({ kind: 'text', grammar: 'clinical_note', given }, { tableRows: 1000, cells });
    drawn.forEach((one, at) => {
      expect(one?.toLowerCase()).toContain(['asthma', 'type 2 diabetes', 'ankle fracture'][at % 3]);
      expect(one).not.toMatch(at % 2 === 0 ? /\b(man|male)\b/iu : /\b(woman|female)\b/iu);
      expect(one).not.toMatch(at % 3 === 0 ? /joint pain|urination|mole/u : /wheezing|urination|palpitations/u);
    });
  });
});
