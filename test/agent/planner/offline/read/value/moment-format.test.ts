import { describe, expect, it } from 'vitest';
import { momentFormat } from '../../../../../../src/agent/planner/offline/read/value/moment-format.ts';
import { rowsmith } from '../../../../../../src/index.ts';
import { today } from '../../planner-of.ts';

describe('layouts of dates and times', () => {
  const layouts: readonly (readonly [text: string, format: string | null])[] = [
    ['YYYY-MM-DD', 'YYYY-MM-DD'],
    ['TT.MM.JJJJ', 'DD.MM.YYYY'],
    ['tt.mm.jjjj', 'DD.MM.YYYY'],
    ['JJJJ-MM-TT', 'YYYY-MM-DD'],
    ['TT.MM.JJJJ HH:mm', 'DD.MM.YYYY HH:mm'],
    ['DD-MM-JJJJ', 'DD-MM-YYYY'],
    ['JJ/MM/AAAA', 'DD/MM/YYYY'],
    ['DD/MM/AAAA', 'DD/MM/YYYY'],
    ['AAAA-MM-DD', 'YYYY-MM-DD'],
    ['GG/MM/AAAA', 'DD/MM/YYYY'],
    ['GG.AA.YYYY', 'DD.MM.YYYY'],
    ['DD.MM.RRRR', 'DD.MM.YYYY'],
    ['PP.KK.VVVV', 'DD.MM.YYYY'],
    ['ÅÅÅÅ-MM-DD', 'YYYY-MM-DD'],
    ['ДД.ММ.ГГГГ', 'DD.MM.YYYY'],
    ['YYYY年MM月DD日', 'YYYY年MM月DD日'],
    ['AAAA年MM月DD日', 'YYYY年MM月DD日'],
    ['MMM-YY', 'MMM-YY'],
    ['HH:00', 'HH:[00]'],
    ['HH:30', 'HH:[30]'],
    ['AAAA', null],
    ['JJ', null],
    ['ABC-1234', null],
  ];
  it.each(layouts)('%s', (text, format) => {
    expect(momentFormat(text)).toBe(format);
  });

  it('writes days and hours as the layout of the request has them', async () => {
    await using smith = await rowsmith({ today });
    const made = await smith.create(
      '60 rows. Columns: court 1-6, pickup_date (format TT.MM.JJJJ), slot as HH:00 from 07:00 to 21:00',
      { seed: 5 },
    );
    const rows: (readonly [string, string])[] = [];
    for await (const row of made.tables[0]?.rows() ?? []) rows.push([String(row['pickup_date']), String(row['slot'])]);
    expect(rows.length).toBe(60);
    for (const [day, slot] of rows) {
      expect(day).toMatch(/^(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.20\d\d$/u);
      expect(slot).toMatch(/^(?:0[7-9]|1\d|2[01]):00$/u);
    }
  });
});
