import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toArrow } from '../../../src/table/arrow/to-arrow.ts';
import { cut, someTable } from '../some-table.ts';

describe('toArrow', () => {
  it('comes back from the Arrow reader, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(someTable(), async (table) => {
        const read = tableFromIPC(await toArrow(cut(table, 13)));
        expect(read.schema.fields.map(({ name }) => name)).toEqual([...table.columns.keys()]);
        for (const [name, data] of table.columns) {
          const column = read.getChild(name);
          const cells = Array.from({ length: table.count }, (_, row): unknown => column?.get(row) ?? null);
          const expected = Array.from({ length: table.count }, (_, row) => {
            if (data.valid?.[row] === 0) return null;
            if (data.type === 'dictionary') return data.dictionary[data.codes[row] ?? 0];
            const value = data.values[row] ?? 0;
            if (data.type === 'boolean') return value === 1;
            if (data.type === 'integer') return BigInt(value);
            return data.type === 'date' ? Number(value) * 86_400_000 : value;
          });
          const comparable =
            data.type === 'decimal'
              ? cells.map((cell) => (cell instanceof Uint32Array ? signed(cell) : cell))
              : cells.map((cell) => (cell instanceof Date ? cell.getTime() : cell));
          expect([name, comparable]).toEqual([name, expected]);
        }
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  it('says how to get the package when it is missing', async () => {
    await expect(toArrow([], () => Promise.reject(new Error('Cannot find package')))).rejects.toMatchObject({
      code: 'model-unavailable',
      hint: 'Install it beside Rowsmith: npm install apache-arrow.',
    });
  });
});

/** A 128-bit two's complement number. */
function signed(quarters: Uint32Array): number {
  return Number(
    BigInt.asIntN(
      128,
      quarters.reduceRight((value, quarter) => (value << 32n) | BigInt(quarter), 0n),
    ),
  );
}
