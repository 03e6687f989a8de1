import type { Pool } from '../../contract/pool.ts';
import { calculate } from './calculate.ts';
import { slug } from './romanise.ts';
import type { CompiledPool, PoolFile } from './pool-file.ts';
import { serialCode } from './serial-code.ts';

type Cell = string | number | null;
type Entry = Map<string, Cell>;

/** Lays a hand-written pool out as one list per part: groups, cycles, expansions, derived parts and codes applied, in file order. */
export function expandPool(file: PoolFile): CompiledPool {
  const entries: Entry[] = [];
  for (const group of [
    ...(file.rows.length > 0 ? [{ set: {}, cycle: {}, numbers: {}, copies: 1, rows: file.rows }] : []),
    ...file.groups,
  ]) {
    group.rows.forEach((row, at) => {
      const entry: Entry = new Map(Object.entries({ ...file.constants, ...group.set }));
      for (const [part, values] of Object.entries(group.cycle)) entry.set(part, values[at % values.length] ?? null);
      file.columns.forEach((part, position) => {
        const cell = row[position];
        if (cell !== undefined || !entry.has(part)) entry.set(part, cell ?? null);
      });
      const made = drawNumbers(entry, group.numbers, group.copies, at);
      entries.push(...made.flatMap((one) => expandEntry(one, file.expand)));
    });
  }
  entries.forEach((entry, number) => {
    entry.set('entry', String(number + 1).padStart(4, '0'));
    for (const [part, other] of Object.entries(file.same)) entry.set(part, entry.get(other) ?? null);
    for (const [part, kind] of Object.entries(file.serial)) entry.set(part, serialCode(kind, number));
    for (const [part, template] of Object.entries(file.derive)) entry.set(part, fillTemplate(template, entry));
    for (const [part, cell] of entry)
      if (typeof cell === 'string' && cell.includes('{')) entry.set(part, fillTemplate(cell, entry));
  });
  const names = [...new Set(entries.flatMap((entry) => [...entry.keys()]))].filter(
    (part) => part !== 'weight' && part !== 'entry' && !isLetter(part),
  );
  const weighted = entries.some((entry) => typeof entry.get('weight') === 'number');
  return {
    name: file.pool,
    size: entries.length,
    parts: Object.fromEntries(names.map((part) => [part, entries.map((entry) => entry.get(part) ?? null)])),
    weights: weighted ? entries.map((entry) => Number(entry.get('weight') ?? 1)) : null,
  };
}

function isLetter(part: string): boolean {
  return part.length === 1;
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

/** Copies of an entry with whole numbers under single letters, spread evenly over their ranges; no two copies have the same numbers. */
function drawNumbers(
  entry: Entry,
  numbers: Readonly<Record<string, readonly [number, number]>>,
  copies: number,
  row: number,
): Entry[] {
  const letters = Object.entries(numbers);
  if (letters.length === 0) return [entry];
  return Array.from({ length: copies }, (_none, copy) => {
    const made: Entry = new Map(entry);
    letters.forEach(([letter, [low, high]], position) => {
      const span = high - low + 1;
      // Steps by irrational ratios fill a range evenly (Weyl's equidistribution); each letter takes a step of its own.
      const step = Math.sqrt([2, 3, 5, 7, 11, 13][position] ?? 17) % 1;
      made.set(letter, low + Math.floor(((copy * step + row * 0.377 + position * 0.21) % 1) * span));
    });
    return made;
  });
}

function fillTemplate(template: string, entry: Entry): string {
  return template
    .replaceAll(/\{([a-z0-9_]+)(?::(slug|code|lower))?\}/gu, (whole: string, part: string, how: string | undefined) => {
      if (!entry.has(part)) return whole;
      const value = String(entry.get(part) ?? '');
      if (how === 'slug') return slug(value);
      if (how === 'code') return slug(value).slice(0, 3).toUpperCase();
      return how === 'lower' ? value.toLowerCase() : value;
    })
    .replaceAll(/\{=([^}]*)\}/gu, (_whole, sum: string) =>
      String(calculate(sum.replaceAll(/[a-z]/gu, (letter) => String(entry.get(letter) ?? letter)))),
    );
}
