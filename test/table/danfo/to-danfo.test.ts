import { describe, expect, it } from 'vitest';
import type { Chunk, ColumnData } from '../../../src/contract/chunk.ts';
import { toDanfo } from '../../../src/table/danfo/to-danfo.ts';

class DataFrame {
  readonly columns: unknown;

  constructor(columns: unknown) {
    this.columns = columns;
  }
}

const chunk = (first: number, count: number, columns: readonly (readonly [string, ColumnData])[]): Chunk => ({
  table: 't',
  first,
  count,
  columns: new Map(columns),
});

describe('toDanfo', () => {
  it('hands danfojs one list a column, over all chunks', async () => {
    const valid = Uint8Array.of(1, 0);
    const chunks = [
      chunk(0, 2, [
        ['n', { type: 'integer', values: Int32Array.of(1, 2), valid }],
        ['price', { type: 'decimal', scale: 2, values: Int32Array.of(1999, -5), valid: null }],
        ['day', { type: 'date', values: Int32Array.of(0, 20_000), valid: null }],
        ['at', { type: 'timestamp', values: Float64Array.of(0, 1500), valid: null }],
        ['who', { type: 'dictionary', codes: Uint8Array.of(1, 0), dictionary: ['Ada', 'Bo'], valid: null }],
        ['yes', { type: 'boolean', values: Uint8Array.of(1, 0), valid: null }],
      ]),
      chunk(2, 1, [
        ['n', { type: 'integer', values: Int32Array.of(3), valid: null }],
        ['price', { type: 'decimal', scale: 2, values: Int32Array.of(0), valid: null }],
        ['day', { type: 'date', values: Int32Array.of(1), valid: null }],
        ['at', { type: 'timestamp', values: Float64Array.of(2000), valid: null }],
        ['who', { type: 'text', values: ['Cy'], valid: null }],
        ['yes', { type: 'boolean', values: Uint8Array.of(1), valid: null }],
      ]),
    ];
    for (const module of [{ DataFrame }, { default: { DataFrame } }]) {
      expect(await toDanfo(chunks, () => Promise.resolve(module))).toEqual(
        new DataFrame({
          n: [1, null, 3],
          price: [19.99, -0.05, 0],
          day: ['1970-01-01', '2024-10-04', '1970-01-02'],
          at: ['1970-01-01T00:00:00', '1970-01-01T00:00:01.500', '1970-01-01T00:00:02'],
          who: ['Bo', 'Ada', 'Cy'],
          yes: [true, false, true],
        }),
      );
    }
  });

  it('says how to get the package when it is missing, or is another one', async () => {
    await expect(toDanfo([], () => Promise.reject(new Error('Cannot find package')))).rejects.toMatchObject({
      code: 'model-unavailable',
      hint: 'Install it beside Rowsmith: npm install danfojs-node.',
    });
    await expect(toDanfo([], () => Promise.resolve({}))).rejects.toMatchObject({ code: 'model-unavailable' });
  });
});
