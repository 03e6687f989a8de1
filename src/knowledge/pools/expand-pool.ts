import type { Pool } from '../../contract/pool.ts';
import { slug } from './romanise.ts';
import type { CompiledPool, PoolFile } from './pool-file.ts';
import { serialCode } from './serial-code.ts';

type Cell = string | number | null;
type Entry = Map<string, Cell>;

/** Lays a hand-written pool out as one list per part: groups, cycles, expansions, derived parts and codes applied, in file order. */
export function expandPool(file: PoolFile): CompiledPool {
  const entries: Entry[] = [];
  for (const group of [...(file.rows.length > 0 ? [{ set: {}, cycle: {}, rows: file.rows }] : []), ...file.groups]) {
    group.rows.forEach((row, at) => {
      const entry: Entry = new Map(Object.entries({ ...file.constants, ...group.set }));
      for (const [part, values] of Object.entries(group.cycle)) entry.set(part, values[at % values.length] ?? null);
      file.columns.forEach((part, position) => {
        const cell = row[position];
        if (cell !== undefined || !entry.has(part)) entry.set(part, cell ?? null);
      });
      entries.push(...expandEntry(entry, file.expand));
    });
  }
  entries.forEach((entry, number) => {
    for (const [part, kind] of Object.entries(file.serial)) entry.set(part, serialCode(kind, number));
    for (const [part, template] of Object.entries(file.derive)) entry.set(part, fillTemplate(template, entry));
  });
  const names = [...new Set(entries.flatMap((entry) => [...entry.keys()]))].filter((part) => part !== 'weight');
  const weighted = entries.some((entry) => typeof entry.get('weight') === 'number');
  return {
    name: file.pool,
    size: entries.length,
    parts: Object.fromEntries(names.map((part) => [part, entries.map((entry) => entry.get(part) ?? null)])),
    weights: weighted ? entries.map((entry) => Number(entry.get('weight') ?? 1)) : null,
  };
}

/** The pool that readers get from its compiled form. */
export function toPool(compiled: CompiledPool): Pool {
  return {
    name: compiled.name,
    size: compiled.size,
    parts: new Map(Object.entries(compiled.parts)),
    weights: compiled.weights === null ? null : Float64Array.from(compiled.weights),
  };
}

function expandEntry(entry: Entry, expand: readonly string[]): Entry[] {
  let entries = [entry];
  for (const part of expand) {
    entries = entries.flatMap((one) => {
      const cell = one.get(part);
      const choices = typeof cell === 'string' ? cell.split(' | ') : [cell ?? null];
      return choices.map((choice) =>
        new Map(one).set(part, choice).set('weight', Number(one.get('weight') ?? 1) / choices.length),
      );
    });
  }
  return entries;
}

function fillTemplate(template: string, entry: Entry): string {
  return template.replaceAll(/\{([a-z0-9_]+)(:slug)?\}/gu, (_whole, part: string, asSlug: string | undefined) => {
    const value = String(entry.get(part) ?? '');
    return asSlug === undefined ? value : slug(value);
  });
}
