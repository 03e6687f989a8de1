import duckdb from '@duckdb/node-bindings';

/** The validity bits of a vector, or null when every cell holds a value. */
export function readValidity(vector: duckdb.Vector, rows: number): Uint8Array | null {
  // The binding gives null for a vector without a mask, though its types do not say so.
  const bits: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
  return bits;
}
