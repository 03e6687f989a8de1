import type { ChunkOrder } from './chunk-message.ts';

let lastId = 0;

/** The chunks of rows [from, to) of a table, in order. */
export function chunkOrders(table: string, from: number, to: number, chunkRows: number): readonly ChunkOrder[] {
  const orders: ChunkOrder[] = [];
  for (let first = from; first < to; first += chunkRows) {
    lastId += 1;
    orders.push({ id: lastId, table, first, count: Math.min(chunkRows, to - first) });
  }
  return orders;
}
