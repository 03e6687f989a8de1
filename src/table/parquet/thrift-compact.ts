/**
 * A Thrift value as the compact protocol writes it. Integers keep their full 64 bits.
 * Source of the encoding: Apache Thrift, "Thrift Compact protocol encoding".
 */
export type ThriftValue =
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly wire: number; readonly value: bigint }
  | { readonly type: 'bytes'; readonly wire: number; readonly value: Uint8Array }
  | { readonly type: 'list'; readonly wire: number; readonly element: number; readonly items: readonly ThriftValue[] }
  | { readonly type: 'struct'; readonly fields: ThriftStruct };

/** Fields of a struct by their numbers. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;

const boolTrue = 1;
const boolFalse = 2;
const byte = 3;
const i16 = 4;
const i64 = 6;
const double = 7;
const binary = 8;
const list = 9;
const set = 10;
const struct = 12;

/** Reads one struct. Throws `RangeError` where the bytes end too early or hold a map, which Parquet footers have none of. */
export function readThrift(bytes: Uint8Array): ThriftStruct {
  const reader = new Reader(bytes);
  return reader.struct();
}

/** The bytes of a struct: `readThrift` gives it back. */
export function writeThrift(value: ThriftStruct): Uint8Array {
  const writer = new Writer();
  writer.struct(value);
  return writer.bytes();
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(): ThriftStruct {
    const fields = new Map<number, ThriftValue>();
    let id = 0;
    for (let header = this.#byte(); header !== 0; header = this.#byte()) {
      const step = header >>> 4;
      id = step === 0 ? Number(unzigzag(this.#varint())) : id + step;
      fields.set(id, this.#value(header & 15, false));
    }
    return fields;
  }

  #value(wire: number, inList: boolean): ThriftValue {
    if (wire === boolTrue || wire === boolFalse)
      return { type: 'bool', value: (inList ? this.#byte() : wire) === boolTrue };
    if (wire === byte) return { type: 'int', wire, value: BigInt(this.#byte()) };
    if (wire >= i16 && wire <= i64) return { type: 'int', wire, value: unzigzag(this.#varint()) };
    if (wire === double) return { type: 'bytes', wire, value: this.#take(8) };
    if (wire === binary) return { type: 'bytes', wire, value: this.#take(Number(this.#varint())) };
    if (wire === struct) return { type: 'struct', fields: this.struct() };
    if (wire !== list && wire !== set) throw new RangeError(`thrift type ${wire} at byte ${this.#at} cannot be read`);
    const header = this.#byte();
    const element = header & 15;
    const size = header >>> 4 === 15 ? Number(this.#varint()) : header >>> 4;
    const items: ThriftValue[] = [];
    for (let index = 0; index < size; index += 1) items.push(this.#value(element, true));
    return { type: 'list', wire, element, items };
  }

  #byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new RangeError(`the thrift bytes end at ${this.#at}`);
    this.#at += 1;
    return value;
  }

  #take(count: number): Uint8Array {
    const taken = this.#bytes.slice(this.#at, this.#at + count);
    if (taken.length < count) throw new RangeError(`the thrift bytes end at ${this.#bytes.length}`);
    this.#at += count;
    return taken;
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const part = this.#byte();
      value |= BigInt(part & 127) << shift;
      if (part < 128) return value;
    }
  }
}

class Writer {
  #bytes = new Uint8Array(4096);
  #length = 0;

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  struct(fields: ThriftStruct): void {
    let last = 0;
    for (const [id, value] of [...fields].toSorted(([a], [b]) => a - b)) {
      const step = id - last;
      const wire = wireOf(value);
      if (step > 0 && step < 16) this.#byte((step << 4) | wire);
      else {
        this.#byte(wire);
        this.#varint(zigzag(BigInt(id)));
      }
      last = id;
      this.#value(value, false);
    }
    this.#byte(0);
  }

  #value(value: ThriftValue, inList: boolean): void {
    switch (value.type) {
      case 'bool':
        if (inList) this.#byte(wireOf(value));
        return;
      case 'int':
        if (value.wire === byte) this.#byte(Number(value.value));
        else this.#varint(zigzag(value.value));
        return;
      case 'bytes':
        if (value.wire === binary) this.#varint(BigInt(value.value.length));
        this.#put(value.value);
        return;
      case 'list':
        if (value.items.length < 15) this.#byte((value.items.length << 4) | value.element);
        else {
          this.#byte(0xf0 | value.element);
          this.#varint(BigInt(value.items.length));
        }
        for (const item of value.items) this.#value(item, true);
        return;
      case 'struct':
        this.struct(value.fields);
    }
  }

  #byte(value: number): void {
    this.#put(Uint8Array.of(value));
  }

  #put(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #varint(value: bigint): void {
    let rest = value;
    while (rest > 127n) {
      this.#byte(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    this.#byte(Number(rest));
  }
}

function wireOf(value: ThriftValue): number {
  switch (value.type) {
    case 'bool':
      return value.value ? boolTrue : boolFalse;
    case 'struct':
      return struct;
    case 'int':
    case 'bytes':
    case 'list':
      return value.wire;
  }
}

function zigzag(value: bigint): bigint {
  return value < 0n ? -2n * value - 1n : 2n * value;
}

function unzigzag(value: bigint): bigint {
  return value & 1n ? -(value >> 1n) - 1n : value >> 1n;
}
