import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnData } from '../../../src/contract/chunk.ts';
import { formatColumn } from '../../../src/tools/draw/format-column.ts';
import { parseMoment } from '../../../src/tools/draw/time/calendar.ts';
import { plain, tableOf } from './draw-fixture.ts';

function written(data: ColumnData, format: string, locale?: string): (string | number | null)[] {
  const [column] = tableOf({
    columns: [
      { name: 'c', type: 'text', source: { kind: 'uuid' }, format, ...(locale === undefined ? {} : { locale }) },
    ],
  }).columns;
  if (column === undefined) throw new Error('no column');
  return plain(formatColumn(data, column));
}

function at(...moments: string[]): ColumnData {
  return { type: 'timestamp', values: Float64Array.from(moments, parseMoment), valid: null };
}

describe('moments', () => {
  test.each([
    { format: 'YYYY-MM-DD HH:mm:ss', texts: ['2024-03-05 00:07:09', '2024-12-31 13:45:00'] },
    { format: 'DD-MMM-YYYY HH:mm', texts: ['05-Mar-2024 00:07', '31-Dec-2024 13:45'] },
    { format: 'dddd, MMMM D, YY', texts: ['Tuesday, March 5, 24', 'Tuesday, December 31, 24'] },
    { format: 'h:mm A', texts: ['12:07 AM', '1:45 PM'] },
    { format: 'hh.mm.ss,SSS', texts: ['12.07.09,000', '01.45.00,000'] },
    { format: 'ddd M/D H', texts: ['Tue 3/5 0', 'Tue 12/31 13'] },
    { format: '[on] YYYY [at] HH[h]', texts: ['on 2024 at 00h', 'on 2024 at 13h'] },
    { format: 'YYYY-MM-DDTHH:mm:ssZ', texts: ['2024-03-05T00:07:09Z', '2024-12-31T13:45:00Z'] },
    { format: 'mm:ss [of] DD.MM.', texts: ['07:09 of 05.03.', '45:00 of 31.12.'] },
  ])('$format', ({ format, texts }) => {
    expect(written(at('2024-03-05T00:07:09', '2024-12-31T13:45'), format)).toEqual(texts);
  });

  test('names follow the locale, unknown locales are English', () => {
    const names = ['de-DE', 'fr_FR', 'xx-bad-locale'].map(
      (locale) => written(at('2024-03-05'), 'dddd D MMMM', locale)[0],
    );
    expect(names).toEqual(['Dienstag 5 März', 'mardi 5 mars', 'Tuesday 5 March']);
  });

  test('dates become a dictionary, times and nulls are kept', () => {
    const dates: ColumnData = {
      type: 'date',
      values: Int32Array.of(19_787, 19_788, 19_787),
      valid: Uint8Array.of(1, 1, 0),
    };
    const [column] = tableOf({
      columns: [{ name: 'c', type: 'date', source: { kind: 'uuid' }, format: 'DD/MM/YYYY' }],
    }).columns;
    if (column === undefined) throw new Error('no column');
    expect(formatColumn(dates, column)).toEqual({
      type: 'dictionary',
      codes: Uint32Array.of(0, 1, 0),
      dictionary: ['05/03/2024', '06/03/2024'],
      valid: dates.valid,
    });
    expect(written({ type: 'time', values: Int32Array.of(61_000), valid: null }, 'HH:mm:ss')).toEqual(['00:01:01']);
    expect(written({ type: 'text', values: ['as is'], valid: null }, 'YYYY')).toEqual(['as is']);
  });

  test('agree with Date for any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 41), max: 2 ** 42 }), (ms) => {
        const data: ColumnData = { type: 'timestamp', values: Float64Array.of(ms), valid: null };
        expect(written(data, 'YYYY-MM-DDTHH:mm:ss.SSSZ')).toEqual([new Date(ms).toISOString()]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

function decimals(...values: number[]): ColumnData {
  return {
    type: 'decimal',
    values: Float64Array.from(values),
    scale: 2,
    valid: null,
  };
}

describe('numbers', () => {
  test.each([
    { format: '$#,##0.00', texts: ['$1,234,567.89', '-$0.05', '$0.00'] },
    { format: '#,##0', texts: ['1,234,568', '0', '0'] },
    { format: '0.0%', texts: ['123456789.0%', '-5.0%', '0.0%'] },
    { format: '#,##0.### km', texts: ['1,234,567.89 km', '-0.05 km', '0 km'] },
    { format: '000000000.0', texts: ['001234567.9', '-000000000.1', '000000000.0'] },
    { format: '#.00', texts: ['1234567.89', '-.05', '.00'] },
    { format: '€ 0.0000', texts: ['€ 1234567.8900', '-€ 0.0500', '€ 0.0000'] },
  ])('$format', ({ format, texts }) => {
    expect(written(decimals(123_456_789, -5, 0), format)).toEqual(texts);
  });

  test('doubles round by their decimal digits, integers and nulls too', () => {
    expect(written({ type: 'double', values: Float64Array.of(0.285, 1.005, 2.5), valid: null }, '0%')).toEqual([
      '29%',
      '101%',
      '250%',
    ]);
    expect(written({ type: 'double', values: Float64Array.of(1.005), valid: null }, '0.00')).toEqual(['1.01']);
    expect(
      written({ type: 'integer', values: Int32Array.of(1000, 7), valid: Uint8Array.of(1, 0) }, '#,##0 pcs'),
    ).toEqual(['1,000 pcs', null]);
  });

  test('agree with Intl for any decimal', () => {
    const intl = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (cents) => {
        expect(written(decimals(cents), '#,##0.00')).toEqual([intl.format(cents / 100)]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
