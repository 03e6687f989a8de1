import fc from 'fast-check';
import { rowNumber, type Rendered } from './render.ts';

// Whole requests in English, written apart from the reader: what a table is to be, and many ways of putting it.

/** What one column is to hold, in the reader's own terms, so that both can be compared. */
export type ColumnMeaning = { readonly name: string; readonly facts: readonly string[] };
export type RequestMeaning = {
  readonly rows: number;
  readonly columns: readonly ColumnMeaning[];
  readonly rules: number;
};

type Column = { readonly meaning: ColumnMeaning; readonly rule: string };

const names = [
  'berth_no',
  'hull_colour',
  'depth_m',
  'tonnage',
  'crew',
  'arrived_on',
  'pilot',
  'fee_eur',
  'flag',
  'cargo_kind',
  'engine_hours',
  'draft_cm',
  'checked',
  'tug_count',
  'dock',
  'weight_kg',
  'batch_code',
  'grade',
  'moisture_pct',
  'picked_on',
  'row_label',
  'yield_t',
  'variety',
  'slope_deg',
];
const words = ['amber', 'teal', 'slate', 'ivory', 'coral', 'olive', 'plum', 'sand', 'moss', 'rust'];
const subjects = [
  'harbour calls',
  'vineyard parcels',
  'greenhouse batches',
  'kiln firings',
  'ferry crossings',
  'seed lots',
];

const range = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 4 }))
  .map(([low, width, way]) => {
    const high = low + width;
    const texts = [
      `between ${String(low)} and ${String(high)}`,
      `${String(low)} to ${String(high)}`,
      `from ${String(low)} to ${String(high)}`,
      `${String(low)}-${String(high)}`,
      `at least ${String(low)} and at most ${String(high)}`,
    ];
    return { rule: texts[way] ?? '', fact: `range ${String(low)}..${String(high)}` };
  });
const listed = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 4 }), fc.nat({ max: 2 }))
  .map(([values, way]) => {
    const last = values.at(-1) ?? '';
    const texts = [
      `one of ${values.slice(0, -1).join(', ')} or ${last}`,
      values.join(' / '),
      `either ${values.slice(0, -1).join(', ')} or ${last}`,
    ];
    return { rule: texts[way] ?? '', fact: `one-of ${values.join('|')}` };
  });
const weighted = fc
  .uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 2 })
  .chain(([one = '', other = '']) =>
    fc.integer({ min: 1, max: 19 }).map((twentieth) => {
      const share = twentieth * 5;
      return {
        rule: `${String(share)}% ${one}, ${String(100 - share)}% ${other}`,
        fact: `one-of ${one}:${String(share)}|${other}:${String(100 - share)}`,
      };
    }),
  );
const dates = fc
  .tuple(
    fc.integer({ min: 2015, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 300 }),
  )
  .map(([year, month, day, length]) => {
    const from = new Date(Date.UTC(year, month - 1, day));
    const to = new Date(from.getTime() + length * 86_400_000);
    const iso = (moment: Date): string => moment.toISOString().slice(0, 10);
    return { rule: `between ${iso(from)} and ${iso(to)}`, fact: `dates ${iso(from)}..${iso(to)}` };
  });
const coded = fc
  .tuple(fc.constantFrom('HB', 'VX', 'KLN', 'Q'), fc.integer({ min: 3, max: 6 }))
  .map(([head, digits]) => ({
    rule: `format ${head}-${'#'.repeat(digits)}`,
    fact: `code ${head}-${'#'.repeat(digits)}`,
  }));
const empty = fc
  .integer({ min: 1, max: 40 })
  .map((share) => ({ rule: `${String(share)}% null`, fact: `nulls ${String(share)}` }));
const rule = fc.oneof({ weight: 4, arbitrary: range }, { weight: 2, arbitrary: listed }, weighted, dates, coded, empty);

const columns: fc.Arbitrary<readonly Column[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...names), { minLength: 3, maxLength: 7 }),
    fc.array(fc.option(rule, { freq: 3 }), { minLength: 7, maxLength: 7 }),
  )
  .map(([chosen, rules]) =>
    chosen.map((name, at) => {
      const said = rules[at] ?? null;
      return { meaning: { name, facts: said === null ? [] : [said.fact] }, rule: said?.rule ?? '' };
    }),
  );

/** A layout of the columns behind the head of the request; commas inside rules need a layout that does not part at commas. */
type Layout = { readonly takesCommas: boolean; readonly text: (head: string, columns: readonly Column[]) => string };
const bracketed = ({ meaning, rule: said }: Column): string =>
  said === '' ? meaning.name : `${meaning.name} (${said})`;
const coloned = ({ meaning, rule: said }: Column): string => (said === '' ? meaning.name : `${meaning.name}: ${said}`);
const layouts: readonly Layout[] = [
  { takesCommas: true, text: (head, all) => `${head} with columns ${all.map(bracketed).join(', ')}` },
  { takesCommas: true, text: (head, all) => `${head}. Columns: ${all.map(bracketed).join(', ')}.` },
  { takesCommas: true, text: (head, all) => `${head}:\n${all.map((one) => `- ${coloned(one)}`).join('\n')}` },
  { takesCommas: true, text: (head, all) => `${head}\n\n${all.map((one) => `* ${bracketed(one)}`).join('\n')}\n` },
  {
    takesCommas: true,
    text: (head, all) => `${head}:\n${all.map((one, at) => `${String(at + 1)}. ${coloned(one)}`).join('\n')}`,
  },
  { takesCommas: true, text: (head, all) => `${head}; fields: ${all.map(coloned).join('; ')}` },
  {
    takesCommas: true,
    text: (head, all) => `${head} (${all.map(({ meaning }) => meaning.name).join(', ')}). ${said(all)}`,
  },
  {
    takesCommas: true,
    text: (head, all) => `${head}, each row has ${all.map(({ meaning }) => meaning.name).join(', ')}. ${said(all)}`,
  },
];
const said = (all: readonly Column[]): string =>
  all
    .filter((one) => one.rule !== '')
    .map(({ meaning, rule: phrase }) => `${meaning.name} is ${phrase}.`)
    .join(' ');

const heads: readonly ((count: string, subject: string) => string)[] = [
  (count, subject) => `Generate ${count} ${subject}`,
  (count, subject) => `${count} rows of ${subject}`,
  (count, subject) => `I need a table of ${subject}, ${count} rows`,
  (count, subject) => `Please make ${count} fake ${subject}`,
  (count, subject) => `Hi! Could you create ${count} ${subject} for a demo`,
  (count, subject) => `${subject}, ${count} records`,
];

/** A whole request and what it means. */
export const wholeRequest: fc.Arbitrary<Rendered<RequestMeaning>> = fc
  .tuple(rowNumber, fc.constantFrom(...subjects), columns, fc.constantFrom(...heads), fc.constantFrom(...layouts))
  .map(([rows, subject, all, head, layout]) => ({
    text: layout.text(head(rows.text, subject), all),
    means: { rows: rows.means, columns: all.map((one) => one.meaning), rules: 0 },
  }));
