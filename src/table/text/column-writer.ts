import type { ColumnData } from '../../contract/chunk.ts';
import type { ColumnShape } from '../column-shape.ts';
import { chunkTypeError } from '../chunk-type-error.ts';
import type { ByteRoom, CellFrame, CellStyle, CellWriter } from './cell-writer.ts';
import { BooleanWriter, DateWriter, DictionaryWriter } from './dictionary-writer.ts';
import { MomentWriter } from './moment-writer.ts';
import { NumberWriter } from './number-writer.ts';
import { TextWriter } from './text-writer.ts';

/** The writer of a declared column. It refuses a chunk whose column is of another type. */
export function createColumnWriter(column: ColumnShape, frame: CellFrame, style: CellStyle): CellWriter {
  const fits = (data: ColumnData): boolean =>
    data.type === column.type
      ? data.type !== 'decimal' || data.scale === column.scale
      : column.type === 'text' && data.type === 'dictionary';
  const choose = choiceOf(column, frame, style);
  let current: CellWriter | null = null;
  return {
    load(data) {
      if (!fits(data)) throw chunkTypeError(column, data);
      current = choose(data);
      current.load(data);
    },
    measure: (from: number, count: number, lengths: Uint32Array) => current?.measure(from, count, lengths),
    write: (from: number, count: number, at: Uint32Array, room: ByteRoom) => current?.write(from, count, at, room),
  };
}

/** The writer for what a chunk brings: text may come as a dictionary or as strings, dates close together or far apart. */
function choiceOf(column: ColumnShape, frame: CellFrame, style: CellStyle): (data: ColumnData) => CellWriter {
  switch (column.type) {
    case 'integer':
    case 'decimal': {
      const writer = new NumberWriter(frame, column.scale);
      return () => writer;
    }
    case 'boolean': {
      const writer = new BooleanWriter(frame);
      return () => writer;
    }
    case 'time':
    case 'timestamp': {
      const writer = new MomentWriter(frame, style);
      return () => writer;
    }
    case 'double': {
      const writer = new TextWriter(frame, style);
      return () => writer;
    }
    case 'date': {
      const near = new DateWriter(frame, style);
      const far = new TextWriter(frame, style);
      return (data) => (data.type === 'date' && DateWriter.fits(data) ? near : far);
    }
    case 'text': {
      const byCode = new DictionaryWriter(frame, style);
      const free = new TextWriter(frame, style);
      return (data) => (data.type === 'dictionary' ? byCode : free);
    }
  }
}
