/** Columns in an order in which each comes after those it needs, cut into levels that can be computed together; or the columns of a cycle. */
export type Levels =
  | { readonly ok: true; readonly levels: readonly (readonly string[])[] }
  | { readonly ok: false; readonly cycle: readonly string[] };

/**
 * Kahn's topological sort by levels. Names that are needed but not present are ignored (the plan's check reports them).
 *
 * @param needs For each column, the columns it needs.
 */
export function levelsOf(needs: ReadonlyMap<string, readonly string[]>): Levels {
  const levels: string[][] = [];
  const done = new Set<string>();
  let left = [...needs.keys()];
  while (left.length > 0) {
    const ready = left.filter((name) => (needs.get(name) ?? []).every((other) => done.has(other) || !needs.has(other)));
    if (ready.length === 0) return { ok: false, cycle: findCycle(left, needs) };
    levels.push(ready);
    for (const name of ready) done.add(name);
    left = left.filter((name) => !done.has(name));
  }
  return { ok: true, levels };
}

/** The columns in `wanted` and everything they need, directly or through others. */
export function closureOf(
  wanted: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...wanted];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(needs.get(name) ?? []));
  }
  return found;
}

function findCycle(among: readonly string[], needs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const inside = new Set(among);
  const path: string[] = [];
  let name = among[0];
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    name = (needs.get(name) ?? []).find((other) => inside.has(other));
  }
  return name === undefined ? path : [...path.slice(path.indexOf(name)), name];
}
