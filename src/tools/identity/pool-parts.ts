import { RowsmithError } from '../../contract/error.ts';
import type { Pool, PoolSource } from '../../contract/pool.ts';

/** A pool that must be there; throws `knowledge-invalid` naming it otherwise. */
export async function needPool(pools: PoolSource, name: string): Promise<Pool> {
  const pool = await pools.pool(name);
  if (pool !== null) return pool;
  throw new RowsmithError({
    code: 'knowledge-invalid',
    message: `There is no pool '${name}'.`,
    hint: 'Choose another pool, locale or country.',
  });
}

/** A part of a pool as texts; an entry without it gives ''. Throws `plan-invalid` when the pool has no such part. */
export function textPart(pool: Pool, part: string): string[] {
  return rawPart(pool, part).map((cell) => (cell === null ? '' : String(cell)));
}

/** A part of a pool as numbers; an entry without it gives NaN. */
export function numberPart(pool: Pool, part: string): Float64Array {
  return Float64Array.from(rawPart(pool, part), (cell) => (cell === null ? Number.NaN : Number(cell)));
}

/** A part as it is; throws `plan-invalid` naming the parts there are when the pool has no such part. */
export function rawPart(pool: Pool, part: string): readonly (string | number | null)[] {
  const cells = pool.parts.get(part);
  if (cells !== undefined) return cells;
  throw new RowsmithError({
    code: 'plan-invalid',
    message: `Pool '${pool.name}' has no part '${part}'.`,
    hint: `It has: ${[...pool.parts.keys()].join(', ')}.`,
  });
}
