import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readThrift, writeThrift, type ThriftValue } from '../../../src/table/parquet/thrift-compact.ts';

const bytes = fc.uint8Array({ maxLength: 20 });
const tree = fc.letrec<{ value: ThriftValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.boolean().map((flag): ThriftValue => ({ type: 'bool', value: flag })),
    fc
      .record({ wire: fc.constantFrom(4, 5, 6), value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) })
      .map((made): ThriftValue => ({ type: 'int', ...made })),
    fc.bigInt({ min: 0n, max: 255n }).map((small): ThriftValue => ({ type: 'int', wire: 3, value: small })),
    bytes.map((part): ThriftValue => ({ type: 'bytes', wire: 8, value: part })),
    fc.uint8Array({ minLength: 8, maxLength: 8 }).map((value): ThriftValue => ({ type: 'bytes', wire: 7, value })),
    fc.array(fc.boolean(), { maxLength: 20 }).map((items): ThriftValue => ({
      type: 'list',
      wire: 9,
      element: 1,
      items: items.map((value) => ({ type: 'bool', value })),
    })),
    fc.array(bytes, { maxLength: 20 }).map((items): ThriftValue => ({
      type: 'list',
      wire: 9,
      element: 8,
      items: items.map((value) => ({ type: 'bytes', wire: 8, value })),
    })),
    fc
      .array(fc.tuple(fc.integer({ min: 1, max: 40 }), tie('value')), { maxLength: 5 })
      .map((fields): ThriftValue => ({ type: 'struct', fields: new Map(fields.toSorted(([a], [b]) => a - b)) })),
  ),
}));

describe('thrift compact', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), tree.value), { maxLength: 6 }), (fields) => {
        const struct = new Map(fields.toSorted(([a], [b]) => a - b));
        expect(readThrift(writeThrift(struct))).toEqual(struct);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('writes the bytes of the protocol', () => {
    const struct = new Map<number, ThriftValue>([
      [1, { type: 'int', wire: 5, value: -1n }],
      [2, { type: 'bool', value: true }],
      [20, { type: 'bytes', wire: 8, value: new TextEncoder().encode('ab') }],
    ]);
    expect([...writeThrift(struct)]).toEqual([0x15, 0x01, 0x11, 0x08, 0x28, 0x02, 0x61, 0x62, 0x00]);
  });

  it('refuses bytes that end too early and maps', () => {
    expect(() => readThrift(Uint8Array.of(0x15))).toThrow('the thrift bytes end at 1');
    expect(() => readThrift(Uint8Array.of(0x18, 5, 1))).toThrow('the thrift bytes end at 3');
    expect(() => readThrift(Uint8Array.of(0x1b))).toThrow('thrift type 11 at byte 1 cannot be read');
  });
});
