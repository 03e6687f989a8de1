import { open, type FileHandle } from 'node:fs/promises';
import type { Abortable } from '../../contract/abort.ts';
import { RowsmithError } from '../../contract/error.ts';
import { diskFull, roomLeft } from '../disk-full.ts';
import { readThrift, writeThrift, type ThriftStruct, type ThriftValue } from './thrift-compact.ts';

const magic = new TextEncoder().encode('PAR1');
const copyBytes = 4 * 1024 * 1024;

/**
 * Joins Parquet files of one schema into one, rows in the order of `parts`, by moving their row groups as they are:
 * nothing is decoded, so it goes at the speed of the disk and in a few megabytes of memory. The file at `path` is replaced.
 *
 * Throws `file-malformed` for a part that is no Parquet file or has another schema than the first, `disk-full`, or the signal's reason.
 * Source of the format: Apache Parquet, "File Format" and `parquet.thrift`.
 */
export async function joinParquet(parts: readonly string[], path: string, options: Abortable = {}): Promise<void> {
  const out = await open(path, 'w');
  try {
    await out.write(magic);
    let position = magic.length;
    let joined: ThriftStruct | null = null;
    for (const part of parts) {
      const from = await open(part, 'r');
      try {
        const { footer, end } = await readFooter(from, part);
        joined = joined === null ? footer : append(joined, shifted(footer, BigInt(position - magic.length)), part);
        position += await copy(from, magic.length, end, out, options);
      } finally {
        await from.close();
      }
    }
    if (joined === null) throw malformed(path, 'no parts were given to join');
    const footer = writeThrift(joined);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(footer.length);
    await out.write(Buffer.concat([footer, size, magic]));
    await out.sync();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT' || (code !== undefined && (await roomLeft(path)) < 1024 * 1024))
      throw diskFull(path, 'parts were being joined', 'The parts are kept.', cause);
    throw cause;
  } finally {
    await out.close();
  }
}

/** A file's footer, and the place where its row groups end. */
async function readFooter(
  file: FileHandle,
  path: string,
): Promise<{ readonly footer: ThriftStruct; readonly end: number }> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(8);
  if (size < 12) throw malformed(path, `it has ${size} bytes`);
  await file.read(tail, 0, 8, size - 8);
  const length = tail.readUInt32LE(0);
  if (!tail.subarray(4).equals(magic) || length > size - 12) throw malformed(path, 'it does not end as one');
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, size - 8 - length);
  return { footer: readThrift(bytes), end: size - 8 - length };
}

async function copy(from: FileHandle, start: number, end: number, to: FileHandle, options: Abortable): Promise<number> {
  const buffer = Buffer.allocUnsafe(copyBytes);
  for (let at = start; at < end;) {
    options.signal?.throwIfAborted();
    const { bytesRead } = await from.read(buffer, 0, Math.min(copyBytes, end - at), at);
    for (let done = 0; done < bytesRead;) done += (await to.write(buffer, done, bytesRead - done)).bytesWritten;
    at += bytesRead;
  }
  return end - start;
}

// Field numbers of parquet.thrift.
const fileMeta = { schema: 2, rows: 3, groups: 4 };
const group = { columns: 1, offset: 5, ordinal: 7 };
const chunk = { offset: 2, meta: 3, offsetIndex: 4, columnIndex: 6 };
const meta = { dataPage: 9, indexPage: 10, dictionaryPage: 11, bloomFilter: 14 };

function append(whole: ThriftStruct, part: ThriftStruct, path: string): ThriftStruct {
  if (!sameBytes(only(whole, fileMeta.schema), only(part, fileMeta.schema)))
    throw malformed(path, 'its columns are not those of the first part');
  const groups = itemsOf(whole, fileMeta.groups);
  const more = itemsOf(part, fileMeta.groups).map((item, at) =>
    changed(item, (fields) => {
      const ordinal = fields.get(group.ordinal);
      return ordinal?.type === 'int'
        ? new Map(fields).set(group.ordinal, { ...ordinal, value: BigInt(groups.length + at) & 0x7fffn })
        : fields;
    }),
  );
  const rows = whole.get(fileMeta.rows);
  const own = part.get(fileMeta.rows);
  const list = whole.get(fileMeta.groups);
  if (rows?.type !== 'int' || own?.type !== 'int' || list?.type !== 'list')
    throw malformed(path, 'its footer names no rows');
  return new Map(whole)
    .set(fileMeta.rows, { ...rows, value: rows.value + own.value })
    .set(fileMeta.groups, { ...list, items: [...groups, ...more] });
}

/** The footer of a file whose bytes lie `by` further back. */
function shifted(footer: ThriftStruct, by: bigint): ThriftStruct {
  const list = footer.get(fileMeta.groups);
  if (list?.type !== 'list') return footer;
  const chunkShifted = (item: ThriftValue): ThriftValue =>
    changed(item, (fields) =>
      changedField(moved(fields, [chunk.offset, chunk.offsetIndex, chunk.columnIndex], by), chunk.meta, (value) =>
        changed(value, (inner) =>
          moved(inner, [meta.dataPage, meta.indexPage, meta.dictionaryPage, meta.bloomFilter], by),
        ),
      ),
    );
  const items = list.items.map((item) =>
    changed(item, (fields) =>
      changedField(moved(fields, [group.offset], by), group.columns, (columns) =>
        columns.type === 'list' ? { ...columns, items: columns.items.map(chunkShifted) } : columns,
      ),
    ),
  );
  return new Map(footer).set(fileMeta.groups, { ...list, items });
}

/** Zero means that a place is not given. */
function moved(fields: ThriftStruct, ids: readonly number[], by: bigint): ThriftStruct {
  return ids.reduce(
    (all, id) =>
      changedField(all, id, (value) =>
        value.type === 'int' && value.value > 0n ? { ...value, value: value.value + by } : value,
      ),
    fields,
  );
}

function changedField(fields: ThriftStruct, id: number, change: (value: ThriftValue) => ThriftValue): ThriftStruct {
  const value = fields.get(id);
  return value === undefined ? fields : new Map(fields).set(id, change(value));
}

function changed(value: ThriftValue, change: (fields: ThriftStruct) => ThriftStruct): ThriftValue {
  return value.type === 'struct' ? { type: 'struct', fields: change(value.fields) } : value;
}

function itemsOf(fields: ThriftStruct, id: number): readonly ThriftValue[] {
  const value = fields.get(id);
  return value?.type === 'list' ? value.items : [];
}

function only(fields: ThriftStruct, id: number): ThriftStruct {
  const value = fields.get(id);
  return value === undefined ? new Map() : new Map([[id, value]]);
}

function sameBytes(a: ThriftStruct, b: ThriftStruct): boolean {
  return Buffer.compare(writeThrift(a), writeThrift(b)) === 0;
}

function malformed(path: string, what: string): RowsmithError {
  return new RowsmithError({
    code: 'file-malformed',
    message: `${path} cannot be joined: ${what}.`,
    hint: 'Run the plan again without --resume to make the parts anew.',
    site: { path },
  });
}
