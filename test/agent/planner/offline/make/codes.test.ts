import { describe, expect, it } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import type { Column } from '../../../../../src/contract/plan.ts';
import { today } from '../planner-of.ts';

async function columnsOf(request: string): Promise<readonly Column[]> {
  const reply = await createOfflinePlanner().plan({ request, seed: 1, inputs: [], today });
  if (reply.kind === 'clarify') throw new Error(`asked instead of planned: ${reply.question}`);
  return reply.plan.tables.find((table) => !table.pool)?.columns ?? [];
}

/** How the cells of a column come about, in one line. */
function sourceOf(column: Column | undefined): string {
  const source = column?.source;
  if (source?.kind === 'pattern')
    return `${source.pattern}${source.ordered ? ` from ${source.start}` : ''}${column?.unique === true ? ' unique' : ''}`;
  if (source?.kind === 'category')
    return `${source.values[0]?.value ?? ''} … ${source.values.at(-1)?.value ?? ''} (${source.values.length})`;
  if (source?.kind === 'formula') return source.expression;
  return source?.kind ?? '';
}

describe('codes told by their ends, their first ones, or in words', () => {
  const codes: readonly (readonly [request: string, name: string, source: string])[] = [
    ['600 rows. Columns: mill WTG01 to WTG12, knots 0-28', 'mill', 'WTG01 … WTG12 (12)'],
    ['600 rows. mill: WTG01-WTG12, knots: 0-28', 'mill', 'WTG01 … WTG12 (12)'],
    ['1000 rows. truck: HT-1 through HT-20, load: 0-9', 'truck', 'HT-1 … HT-20 (20)'],
    ['300 rows. desk: D-01 … D-36, hours: 8 to 160', 'desk', 'D-01 … D-36 (36)'],
    ['140 rows. Columns: booth (P001-P140, each once), votes (400..3200)', 'booth', 'P### from 1 unique'],
    ['300 rows. Columns: ref (TR/25/0001, TR/25/0002 ...), pages 1-9', 'ref', 'TR/25/#### from 1 unique'],
    ['80 rows. Columns: contract (RC-2025-00001 and so on), days 1-9', 'contract', 'RC-2025-##### from 1 unique'],
    ['90 rows. Columns: invoice INV25-0001, INV25-0002, ..., hours 8 to 160', 'invoice', 'INV25-#### from 1 unique'],
    ['130 rows. Columns: batch (RB-0001 onwards), kg 5-15', 'batch', 'RB-#### from 1 unique'],
    ['450 rows\n- board: B000001 upward\n- width: 80 to 260', 'board', 'B###### from 1 unique'],
    ['120 rows. Columns: nr (MV-100001 aufwärts), tage 1-9', 'nr', 'MV-###### from 100001 unique'],
    ['48 rows. Columns: talk (T1, T2, ...), minutes 5-45', 'talk', 'concat("T", text(talk_number))'],
    ['250 rows. Columns: sailing (FR and four digits), cars 0-220', 'sailing', 'FR####'],
    ['250 rows. Columns: gift (DN plus 6 digits), cars 0-220', 'gift', 'DN######'],
    ['250 rows. Columns: loan (L followed by 7 digits), days 0-22', 'loan', 'L#######'],
    ['300 rows\n- code: three capital letters, a dash, five digits\n- count: 1-9', 'code', '\\A\\A\\A'],
    ['220 rows. boat: two letters and three digits, crew: 1-9', 'boat', 'AA###'],
    ['300 rows\n- shelf: A1 to F9\n- count: 1-9', 'shelf', 'A1 … F9 (54)'],
    ['600 rows\n- place: row A-R and number 1-28, e.g. F14\n- price: 1-9', 'place', 'A1 … R28 (504)'],
  ];
  it.each(codes)('%s', async (request, name, source) => {
    const found = sourceOf((await columnsOf(request)).find((column) => column.name === name));
    if (source === '\\A\\A\\A') expect(found).toMatch(/^AAA-#####/u);
    else expect(found).toBe(source);
  });

  it('leaves figures, dates, times and quarters alone', async () => {
    const names = async (request: string) => (await columnsOf(request)).map((column) => sourceOf(column));
    expect(await names('30 rows. Columns: age 18 to 65, score 1-9')).toEqual(['number', 'number']);
    expect(await names('30 rows. Columns: signed (2024-01-01 to 2024-02-01), score 1-9')).toEqual(['moment', 'number']);
  });
});

describe('times without a day, and months in figures', () => {
  const times: readonly (readonly [
    request: string,
    name: string,
    type: string,
    format: string | undefined,
    from: string,
  ])[] = [
    [
      '40 rows. Columns: first_name, collected_by in 24 hour HH:MM',
      'collected_by',
      'time',
      'HH:mm',
      '1970-01-01T06:00:00',
    ],
    [
      '180 rows. Columns: track, length mm:ss between 02:10 and 05:30',
      'length',
      'time',
      'mm:ss',
      '1970-01-01T00:02:10',
    ],
    ['60 rows. Columns: sku, expiry MM/YYYY from 01/2027 to 12/2029', 'expiry', 'date', 'MM/YYYY', '2027-01-01'],
    ['60 rows. Columns: court, slot (HH:MM, from 07:00 to 21:00)', 'slot', 'time', 'HH:mm', '1970-01-01T07:00:00'],
  ];
  it.each(times)('%s', async (request, name, type, format, from) => {
    const column = (await columnsOf(request)).find((one) => one.name === name);
    const source = column?.source;
    expect([column?.type, column?.format, source?.kind === 'moment' ? source.from : null]).toEqual([
      type,
      format,
      from,
    ]);
  });

  it('bound the hours of a point in time, not its days', async () => {
    const column = (await columnsOf('90 rows. Columns: plate, paid_at (between 08:00 and 20:00)')).find(
      (one) => one.name === 'paid_at',
    );
    const source = column?.source;
    expect(source?.kind === 'moment' ? [source.from, source.rhythm?.hours?.map((share) => share > 0)] : null).toEqual([
      '2025-11-01',
      Array.from({ length: 24 }, (_, hour) => hour >= 8 && hour < 20),
    ]);
  });
});
