// oxlint-disable unicorn/no-thenable -- `then` is a word of the vocabulary
import { expect, test } from 'vitest';
import type { Evidence } from '../../src/evals/evidence.ts';
import { columnKeys } from '../../src/evals/column-expectations.ts';
import { vocabulary } from '../../src/evals/vocabulary.ts';
import { evidenceOf, measured, tableOf } from './eval-fixture.ts';

type Cells = readonly (string | number | boolean | null)[];
type Columns = Readonly<Record<string, Cells>>;

const one = (columns: Columns, more: Partial<Evidence> = {}): Evidence =>
  evidenceOf([tableOf('plants', columns)], more);
const many = (tables: Readonly<Record<string, Columns>>): Evidence =>
  evidenceOf(Object.entries(tables).map(([name, columns]) => tableOf(name, columns)));
const times = (count: number, cell: (at: number) => string | number | boolean | null): Cells =>
  Array.from({ length: count }, (_, at) => cell(at));
const day = (at: number): string => new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
const hour = (at: number): string => new Date(Date.UTC(2025, 0, 1) + at * 3_600_000).toISOString().slice(0, 19);
const asked = (question: string): Evidence => evidenceOf([], { said: { question, assumptions: [], unplaced: [] } });
const told = (assumptions: readonly string[], unplaced: readonly string[] = []): Evidence =>
  one({ a: ['x'] }, { said: { question: null, assumptions, unplaced } });
const promised = (met: boolean): Evidence => {
  const check = { kind: 'rows' as const, table: 'plants', min: 10, max: 10 };
  return one(
    { a: ['x'] },
    { requirements: [{ text: 'ten rows', check, asked: '10', measured: '9', met, detail: [] }] },
  );
};
/** Rows at the days of a year, more of them where `often` says so. */
const visits = (often: (at: number) => number): Columns => ({
  'day:date': Array.from({ length: 120 }, (_, at) => at).flatMap((at) =>
    Array.from({ length: often(at) }, () => day(at)),
  ),
});

/** Each expectation with evidence that holds and evidence that does not. */
const cases: readonly [expectation: Record<string, unknown>, good: Evidence, bad: Evidence][] = [
  [{ refuse_or_clarify: true }, asked('which?'), one({ a: ['x'] })],
  [{ no_table_written: true }, asked('which?'), one({ a: ['x'] })],
  [{ names_conflict: ['120%'] }, asked('the shares add up to 120 %'), asked('which shares?')],
  [{ mentions: ['leap year'] }, told(['2024 is a leap year']), told(['365 days'])],
  [{ warn: 'figures are made up' }, told(['the figures are made up, not looked up']), told(['100 rows'])],
  [{ says: 'read as twice' }, told(['"teice" was read as twice']), told(['100 rows'])],
  [{ unplaced_at_most: 0 }, told([]), told([], ['by the sea'])],
  [{ requirements_met: true }, promised(true), promised(false)],
  [{ requirements_at_least: 1 }, promised(true), one({ a: ['x'] })],
  [{ any_of: [{ rows: 2 }, { column_count: 1 }] }, one({ a: ['x'] }), one({ a: ['x'], b: ['y'] })],
  [{ creates: [{ rows: 1 }, { column_count: 1 }] }, one({ a: ['x'] }), asked('which?')],
  [{ rows: 2 }, one({ a: ['x', 'y'] }), one({ a: ['x'] })],
  [{ rows_at_least: 2 }, one({ a: ['x', 'y'] }), one({ a: ['x'] })],
  [{ rows_at_most: 1 }, one({ a: ['x'] }), one({ a: ['x', 'y'] })],
  [{ rows_between: [2, 3] }, one({ a: ['x', 'y'] }), one({ a: ['x'] })],
  [{ table_count: 1 }, one({ a: ['x'] }), many({ a: { b: ['x'] }, c: { d: ['x'] } })],
  [{ column_count: 1 }, one({ a: ['x'] }), one({ a: ['x'], b: ['y'] })],
  [{ column_count_at_least: 2 }, one({ a: ['x'], b: ['y'] }), one({ a: ['x'] })],
  [{ columns_exactly: ['a', 'b'] }, one({ a: ['x'], b: ['y'] }), one({ b: ['x'], a: ['y'] })],
  [{ columns_include: ['Plot No'] }, one({ plot_no: ['x'], b: ['y'] }), one({ plot: ['x'] })],
  [{ columns_include_concepts: ['price or fee'] }, one({ unit_price: [1] }), one({ colour: ['red'] })],
  [{ columns_absent: ['email'] }, one({ name: ['x'] }), one({ email_address: ['x'] })],
  [{ numeric_columns_at_least: 1 }, one({ 'a:integer': [1] }), one({ a: ['1'] })],
  [{ distinct_rows: true }, one({ a: ['x', 'y'] }), one({ a: ['x', 'x'] })],
  [{ unique_together: ['a', 'b'] }, one({ a: [1, 1], b: [1, 2] }), one({ a: [1, 1], b: [2, 2] })],
  [{ null_share: 0 }, one({ a: ['x'] }), one({ a: [null, 'x'] })],
  [{ null_share: { columns: ['a'], value: 0.5, tol: 0.1 } }, one({ a: ['x', null] }), one({ a: ['x', 'y'] })],
  [{ format: 'json' }, one({ a: ['x'] }, { format: 'json' }), one({ a: ['x'] })],
  [{ tables: { beds: 1, plants: '>=2' } }, many({ beds: { a: [1] }, plants: { b: [1, 2] } }), many({ beds: { a: [1] }, plants: { b: [1] } })],
  [
    { foreign_key: { child: 'plants.bed_id', parent: 'beds.id' } },
    many({ beds: { id: [1, 2] }, plants: { bed_id: [1, 1, 2] } }),
    many({ beds: { id: [1, 2] }, plants: { bed_id: [1, 1, 3] } }),
  ],
  [
    { rows_per_group: { column: 'plants.bed_id', min: 1, of: 'beds.id' } },
    many({ beds: { id: [1, 2] }, plants: { bed_id: [1, 1, 2] } }),
    many({ beds: { id: [1, 2] }, plants: { bed_id: [1, 1, 1] } }),
  ],
  [{ deterministic_with_seed: 1 }, one({ a: ['x'] }), one({ a: ['x'] }, { again: () => Promise.resolve([tableOf('plants', { a: ['y'] })]) })],
  [{ deterministic_with_seed: 7 }, one({ a: ['x'] }, { seed: 7 }), one({ a: ['x'] })],
  [{ distinct: { column_like: 'colour', min: 2 } }, one({ colour: ['red', 'blue'] }), one({ colour: ['red', 'red'] })],
  [{ share: { column_like: 'sold', value: true, target: 0.5, tol: 0.1 } }, one({ is_sold: [true, false] }), one({ is_sold: [true, true] })],
  [{ share: { column: 'sold', value: 'yes', target: 1, tol: 0, where: "bed == 'a'" } }, one({ sold: ['yes', 'no'], bed: ['a', 'b'] }), one({ sold: ['no', 'yes'], bed: ['a', 'b'] })],
  [{ share_between: { column: 'sold', value: 'yes', min: 0.4, max: 0.6 } }, one({ sold: ['yes', 'no'] }), one({ sold: ['no', 'no'] })],
  [{ share_where: { where: 'price > 5', target: 0.5, tol: 0.1 } }, one({ 'price:integer': [1, 9] }), one({ 'price:integer': [1, 2] })],
  [{ shares: { column: 'tier', weights: { gold: 0.5 }, tol: 0.1 } }, one({ tier: ['gold', 'tin'] }), one({ tier: ['tin', 'tin'] })],
  [{ value_counts: { column: 'tier', counts: { gold: 1 } } }, one({ tier: ['gold', 'tin'] }), one({ tier: ['gold', 'gold'] })],
  [{ minority_present: { column_like: 'ill' } }, one({ is_ill: [true, false, false, false] }), one({ is_ill: [false, false] })],
  [{ both_values_present: { column_like: 'stars', groups: [[1, 2], [5]] } }, one({ 'stars:integer': [1, 5] }), one({ 'stars:integer': [4, 5] })],
  [{ null_count: { column_like: 'gardener', equals: 1 } }, one({ gardener: ['x', null] }), one({ gardener: ['x', 'y'] })],
  [{ repeats: { column: 'bed', min_share: 0.5 } }, one({ bed: ['a', 'a'] }), one({ bed: ['a', 'b'] })],
  [{ concentration: { column_like: 'bed', top: 0.5, share_min: 0.8 } }, one({ bed: ['a', 'a', 'a', 'a', 'b'] }), one({ bed: ['a', 'a', 'b', 'b'] })],
  [{ revenue_share: { group: 'tier', value: 'gold', measure: 'paid', target: 0.8, tol: 0.05 } }, one({ tier: ['gold', 'tin'], 'paid:integer': [80, 20] }), one({ tier: ['gold', 'tin'], 'paid:integer': [20, 80] })],
  [{ outliers_present: { column_like: 'height' } }, one({ 'height:integer': [1, 2, 3, 4, 900] }), one({ 'height:integer': [1, 2, 3, 4, 5] })],
  [{ canonical: { column_like: 'town', case_variants: 0 } }, one({ town: ['Bath', 'York'] }), one({ town: ['Bath', 'BATH'] })],
  [{ manager_exists: { column_like: 'manager' } }, one({ name: ['Ann', 'Bo'], manager: [null, 'Ann'] }), one({ name: ['Ann', 'Bo'], manager: [null, 'Cy'] })],
  [{ row_rule: '0.5*rent <= deposit <= 2*rent' }, one({ 'rent:integer': [10], 'deposit:integer': [20] }), one({ 'rent:integer': [10], 'deposit:integer': [21] })],
  [{ all_rows: "age > 18 and sex == 'F'" }, one({ 'age:integer': [19], sex: ['F'] }), one({ 'age:integer': [19], sex: ['M'] })],
  [{ implies: { if: "state == 'dead'", then: 'died_on is null' } }, one({ state: ['alive'], died_on: ['x'] }), one({ state: ['dead'], died_on: ['x'] })],
  [
    { implies: { if: 'row in returns', then: "its order.state == 'sent'" } },
    many({ orders: { order_id: [1, 2, 3], state: ['sent', 'open', 'open'] }, returns: { order_id: [1, 1] } }),
    many({ orders: { order_id: [1, 2, 3], state: ['sent', 'open', 'open'] }, returns: { order_id: [1, 2] } }),
  ],
  [{ equals_expr: { column: 'area', expr: 'length_m * width_m' } }, one({ 'area:integer': [2], 'length:integer:cm': [200], 'width:integer:m': [1] }), one({ 'area:integer': [200], 'length:integer:cm': [200], 'width:integer:m': [1] })],
  [{ equals_expr: { column: 'tag', expr: 'german weekday name of sown' } }, one({ tag: ['Mittwoch'], 'sown:date': ['2025-01-01'] }), one({ tag: ['Dienstag'], 'sown:date': ['2025-01-01'] })],
  [{ not_before: { earlier: 'sown', later: 'cut' } }, one({ 'sown:date': ['2025-01-01'], 'cut:date': ['2025-01-01'] }), one({ 'sown:date': ['2025-01-02'], 'cut:date': ['2025-01-01'] })],
  [{ functional_dependency: { from: 'town', to: 'county' } }, one({ town: ['a', 'a'], county: ['x', 'x'] }), one({ town: ['a', 'a'], county: ['x', 'y'] })],
  [{ determines_domain: { from: 'kind', to: 'variety' } }, one({ kind: ['rose', 'oak'], variety: ['tea', 'red'] }), one({ kind: ['rose', 'oak'], variety: ['red', 'red'] })],
  [{ correlation: { a: 'age', b: 'height', sign: '+' } }, one({ 'age:integer': times(30, (at) => at), 'height:integer': times(30, (at) => at) }), one({ 'age:integer': times(30, (at) => at), 'height:integer': times(30, (at) => (at * 7) % 30) })],
  [{ group_mean_order: { group: 'size', value: 'price', order: ['small', 'large'] } }, one({ size: ['small', 'large'], 'price:integer': [1, 2] }), one({ size: ['small', 'large'], 'price:integer': [2, 1] })],
  [{ group_mean: { where: "size == 'small'", value: 'price', target: 1, tol: 0.1 } }, one({ size: ['small', 'large'], 'price:integer': [1, 2] }), one({ size: ['small', 'large'], 'price:integer': [2, 1] })],
  [{ group_sum: { group: ['who'], value: 'hours', max: 40 } }, one({ who: ['a', 'a'], 'hours:integer': [20, 20] }), one({ who: ['a', 'a'], 'hours:integer': [20, 21] })],
  [{ pipeline: ['create', 'drop duplicates', 'fill missing', 'standardise town', 'scale age to 0..1'] }, one({ town: ['a', 'b'], 'age:double': [0, 1] }), one({ town: ['a', 'b'], 'age:double': [0, 2] })],
  [{ span_days: 3 }, one({ 'at:date': [day(0), day(2)] }), one({ 'at:date': [day(0), day(3)] })],
  [{ regular_interval: { column_like: 'at', step: '1h', per: 'bed' } }, one({ 'at:timestamp': [hour(0), hour(1), hour(0), hour(1)], bed: ['a', 'a', 'b', 'b'] }), one({ 'at:timestamp': [hour(0), hour(2)], bed: ['a', 'a'] })],
  [{ period_ratio: { where: 'February', measure: 'rows per day', min: 1.5 } }, one(visits((at) => (at >= 31 && at < 59 ? 4 : 2))), one(visits(() => 2))],
  [{ weekday_effect: { column_like: 'day', min_ratio: 1.5 } }, one(visits((at) => ((at + 2) % 7 < 5 ? 4 : 1))), one(visits(() => 2))],
  [{ hour_peak: { column_like: 'at', between: [9, 11] } }, one({ 'at:timestamp': times(60, (at) => hour(at * 24 + 10)) }), one({ 'at:timestamp': times(60, (at) => hour(at * 24 + 20)) })],
  [{ spike_days_at_least: 1 }, one(visits((at) => (at === 50 ? 40 : 4))), one(visits(() => 4))],
  [{ spike_days_at_least: 1, per: 'bed' }, one({ ...visits((at) => (at === 50 ? 40 : 4)), bed: times(516, () => 'a') }), one({ ...visits(() => 4), bed: times(480, () => 'a') })],
  [{ trend: { measure: 'rows per day', sign: '+', min_ratio: 1.5 } }, one(visits((at) => 1 + Math.floor(at / 30))), one(visits(() => 2))],
  [{ growth: { measure: 'paid', per: 'month', target: 1, tol: 0.1 } }, one({ 'day:date': times(5, (at) => `2025-0${at + 1}-10`), 'paid:integer': [1, 2, 4, 8, 16] }), one({ 'day:date': times(5, (at) => `2025-0${at + 1}-10`), 'paid:integer': [1, 2, 2, 2, 2] })],
  [{ central: { column_like: 'day' } }, one(visits((at) => (at > 40 && at < 80 ? 9 : 1))), one(visits(() => 2))],
  [{ period: { column_like: 'warmth', hours: 24, min_autocorr: 0.5 } }, one({ 'at:timestamp': times(240, (at) => hour(at)), 'warmth:double': times(240, (at) => Math.sin((at / 12) * Math.PI) + at / 50) }), one({ 'at:timestamp': times(240, (at) => hour(at)), 'warmth:double': times(240, (at) => at / 50) })],
  [{ burst: { rule: 'code in (404, 500)', min_ratio: 3 } }, one({ 'at:timestamp': times(400, (at) => hour(Math.floor(at / 20))), 'code:integer': times(400, (at) => (at < 20 ? 500 : 200)) }), one({ 'at:timestamp': times(400, (at) => hour(Math.floor(at / 20))), 'code:integer': times(400, (at) => (at % 20 === 0 ? 500 : 200)) })],
  [{ text: { column_like: 'note', min_words: 3, min_distinct_share: 1 } }, one({ note: ['one two three', 'four five six'] }), one({ note: ['one two three', 'four five'] })],
  [{ lines: { column: 'talk', min: 2 } }, one({ talk: ['a\nb'] }), one({ talk: ['a'] })],
  [{ line_count_relation: { a: 'labels', b: 'talk', allowed: 'equal or +1' } }, one({ labels: ['a\nb\nc'], talk: ['a\nb'] }), one({ labels: ['a'], talk: ['a\nb'] })],
  [{ non_ascii_present: { column_like: 'name' } }, one({ name: ['Zoë'] }), one({ name: ['Zoe'] })],
  [{ language: { columns: ['title'], lang: 'ko' } }, one({ title: ['정원사'] }), one({ title: ['gardener'] })],
  [{ clusterable: { k: 2, min_silhouette: 0.5 } }, one({ 'x:integer': times(40, (at) => (at % 2) * 100 + at), 'y:integer': times(40, (at) => (at % 2) * 100) }), one({ 'x:integer': times(60, (at) => at), 'y:double': times(60, (at) => ((at * 0.618) % 1) * 60) })],
  [{ learnable: { target_like: 'ill', min_auc: 0.8 } }, one({ is_ill: times(80, (at) => at % 3 === 0), 'warmth:integer': times(80, (at) => (at % 3 === 0 ? 20 : 0) + (at % 7)) }), one({ is_ill: times(80, (at) => at % 3 === 0), 'warmth:integer': times(80, (at) => (at * 31) % 17) })],
  [{ anomalies: { count_at_least: 1, labelled: true } }, one({ is_anomaly: [false, true, false] }), one({ is_anomaly: [false, false, false] })],
  [{ labelled_or_detectable: { what: 'frost days', count: 2 } }, one({ kind: ['frost', 'frost', 'sun'] }), one({ kind: ['frost', 'sun', 'sun'] })],
  [{ column_like: 'price', unique: true }, one({ price: [1, 2] }), one({ price: [1, 1] })],
  [{ column: 'a', null_share: 0.5 }, one({ a: ['x', null] }), one({ a: times(100, () => 'x') })],
  [{ column: 'a', null_share: 0.5, null_tol: 0.1 }, one({ a: ['x', null] }), one({ a: ['x', 'x'] })],
  [{ column: 'a', min: 2 }, one({ 'a:integer': [2] }), one({ 'a:integer': [1] })],
  [{ column: 'a', max: 'today' }, one({ 'a:date': ['2026-03-01'] }), one({ 'a:date': ['2026-03-02'] })],
  [{ column: 'a', above: 2 }, one({ 'a:integer': [3] }), one({ 'a:integer': [2] })],
  [{ column: 'a', below: 2 }, one({ 'a:integer': [1] }), one({ 'a:integer': [2] })],
  [{ column: 'a', after: '2025-01-01' }, one({ 'a:date': ['2025-01-02'] }), one({ 'a:date': ['2025-01-01'] })],
  [{ column: 'a', before: '2025-01-01' }, one({ 'a:date': ['2024-12-31'] }), one({ 'a:date': ['2025-01-01'] })],
  [{ column: 'a', positive: true }, one({ 'a:integer': [1] }), one({ 'a:integer': [0] })],
  [{ column: 'a', dtype: 'int' }, one({ 'a:integer': [1] }), one({ 'a:double': [1] })],
  [{ column: 'a', decimals_max: 1 }, one({ 'a:double': [1.5] }), one({ 'a:double': [1.25] })],
  [{ column: 'a', regex: '(?i)^ab$' }, one({ a: ['AB'] }), one({ a: ['ABC'] })],
  [{ column: 'a', not_regex: 'b' }, one({ a: ['a'] }), one({ a: ['ab'] })],
  [{ column: 'a', contains_any: ['x', 'y'] }, one({ a: ['axe'] }), one({ a: ['bee'] })],
  [{ column: 'a', not_contains: ['x'] }, one({ a: ['bee'] }), one({ a: ['axe'] })],
  [{ column: 'a', values_in: [1, 'two'] }, one({ a: ['1', 'two'] }), one({ a: ['3'] })],
  [{ column: 'a', must_include: ['x'] }, one({ a: ['x', 'y'] }), one({ a: ['y'] })],
  [{ column: 'a', values_subset_of: 'http status codes' }, one({ a: ['404'] }), one({ a: ['999'] })],
  [{ column: 'a', max_len: 3 }, one({ a: ['äöü'] }), one({ a: ['abcd'] })],
  [{ column: 'a', mean_between: [1, 2] }, one({ 'a:integer': [1, 2] }), one({ 'a:integer': [3] })],
  [{ column: 'a', median_between: [1, 2] }, one({ 'a:integer': [1, 2, 90] }), one({ 'a:integer': [3, 4, 5] })],
  [{ column: 'a', skew: 'right' }, one({ 'a:integer': [1, 2, 3, 4, 90] }), one({ 'a:integer': [1, 2, 3, 4, 5] })],
  [{ column: 'a', check_digit: 'isbn13 or isbn10' }, one({ a: ['978-0-306-40615-7', '0-306-40615-2'] }), one({ a: ['978-0-306-40615-8'] })],
  [{ column: 'a', check_digit: 'isbn10' }, one({ a: ['0306406152'] }), one({ a: ['0306406153'] })],
  [{ column: 'a', check_digit: 'isbn13' }, one({ a: ['9780306406157'] }), one({ a: ['4006381333931'] })],
  [{ column: 'a', check_digit: 'ean13' }, one({ a: ['4006381333931'] }), one({ a: ['4006381333932'] })],
  [{ column: 'a', check_digit: 'luhn' }, one({ a: ['79927398713'] }), one({ a: ['79927398710'] })],
  [{ column: 'a', check_digit: 'iban' }, one({ a: ['GB82 WEST 1234 5698 7654 32'] }), one({ a: ['GB83 WEST 1234 5698 7654 32'] })],
]; // prettier-ignore

test.each(cases)('%j', async (expectation, good, bad) => {
  expect(await measured(expectation, good)).toBe('pass');
  expect(['pass', 'reader', 'later']).not.toContain(await measured(expectation, bad));
});

test('every expectation that is measured has a case', () => {
  const covered = new Set(cases.flatMap(([expectation]) => Object.keys(expectation)));
  const measuredHere = Object.entries(vocabulary).filter(
    ([, kind]) => kind.needs === 'answer' || kind.needs === 'table',
  );
  expect([...measuredHere.map(([key]) => key), ...columnKeys].filter((key) => !covered.has(key))).toEqual([]);
  expect(measuredHere.length).toBeGreaterThan(50);
});

test('expectations of tables fail where no table was made, those for a reader are never a pass', async () => {
  expect(await measured({ rows: 0 }, asked('which?'))).toBe('asks back: which?');
  expect(await measured({ column: 'a', min: 0 }, asked('which?'))).toBe('asks back: which?');
  expect(await measured({ judge: 'reads well' }, one({ a: ['x'] }))).toBe('reader');
  expect(await measured({ rows: 5, how: 'judge' }, one({ a: ['x'] }))).toBe('reader');
  expect(await measured({ columns_added: ['a'] }, one({ a: ['x'] }))).toBe('later');
  expect(await measured({ any_of: [{ rows: 9 }, { offers: 'a flag' }] }, one({ a: ['x'] }))).toBe('1 rows');
});

test('a rule that no row can answer has not held', async () => {
  const empty = one({ 'a:integer': [null], 'b:integer': [null] });
  expect(await measured({ row_rule: 'a < b' }, empty)).toBe('no row has all its parts');
  expect(await measured({ equals_expr: { column: 'a', expr: 'b' } }, empty)).toBe('no row has all its parts');
  expect(await measured({ column: 'a', min: 0 }, empty)).toBe('a: every cell is empty');
  expect(await measured({ row_rule: 'a < c' }, empty)).toBe('there is no column for c');
});
