import type { ColumnData } from '../../contract/chunk.ts';

/** Places in a block begin at multiples of this, so that any typed array may lie there. */
const alignment = 8;

type TypedValues = Exclude<ColumnData, { type: 'text' | 'dictionary' }>['values'];

/**
 * Copies the columns' numbers into one block of memory, which can then travel between threads and back without leaving garbage.
 *
 * @param spare Blocks that came back; one that is large enough is taken out and used.
 * @returns The same columns with their values in the block. Texts stay where they are.
 */
export function packColumns(
  columns: readonly ColumnData[],
  spare: ArrayBuffer[],
): { readonly columns: readonly ColumnData[]; readonly block: ArrayBuffer } {
  let bytes = 0;
  for (const data of columns) {
    if (data.type === 'dictionary') bytes += aligned(data.codes.byteLength);
    else if (data.type !== 'text') bytes += aligned(data.values.byteLength);
    if (data.valid !== null) bytes += aligned(data.valid.byteLength);
  }
  const found = spare.findIndex((one) => one.byteLength >= bytes);
  // Some room to spare: a later chunk may have a column more of nulls.
  const block =
    spare.splice(Math.max(found, 0), found < 0 ? 0 : 1)[0] ?? new ArrayBuffer(aligned(bytes + (bytes >> 2)));
  let at = 0;
  const place = <Values extends TypedValues | Uint16Array | Uint32Array>(values: Values): Values => {
    const packed = viewLike(values, block, at);
    packed.set(values);
    at += aligned(values.byteLength);
    return packed;
  };
  const packed = columns.map((data): ColumnData => {
    const valid = data.valid === null ? null : place(data.valid);
    switch (data.type) {
      case 'text':
        return { ...data, valid };
      case 'dictionary':
        return { ...data, codes: place(data.codes), valid };
      case 'integer':
        return { ...data, values: place(data.values), valid };
      case 'decimal':
        return { ...data, values: place(data.values), valid };
      case 'double':
      case 'timestamp':
        return { ...data, values: place(data.values), valid };
      case 'boolean':
        return { ...data, values: place(data.values), valid };
      case 'date':
      case 'time':
        return { ...data, values: place(data.values), valid };
    }
  });
  return { columns: packed, block };
}

function viewLike<Values extends TypedValues | Uint16Array | Uint32Array>(
  values: Values,
  block: ArrayBuffer,
  at: number,
): Values {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an array's constructor makes arrays of its own kind
  const make = values.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => Values;
  return new make(block, at, values.length);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
