import type { Abortable } from '../../../contract/abort.ts';
import type { ColumnData } from '../../../contract/chunk.ts';
import type { GroupColumn } from '../../../contract/plan.ts';
import { dayMs, truncateMoment } from '../../draw/time/calendar.ts';
import { makePermutation } from '../../draw/random/permutation.ts';
import { streamKey } from '../../draw/random/stream.ts';
import { computeCells } from '../compute-cells.ts';
import { cellText } from '../cast-cells.ts';
import { firstDraw, referenceMark } from '../drawing.ts';
import type { EngineParts, PreparedTable } from '../prepared-table.ts';
import { computeRuledCells } from '../row-rules.ts';
import { unitsBehind } from '../draw-units.ts';
import { takeRows, type GroupTotal } from './group-total.ts';
import { drawnAs } from './limited-cells.ts';
import { unitsOfLimit } from './limit-nodes.ts';

/** Rows in which the values that a column can have are looked for. */
const surveyRows = 65_536;
/** Combinations that are tried, at most, and how many at a time. */
const mostTried = 2_000_000;
const triedTogether = 4096;
/** Combinations that looked open and were not, before the search is given up. */
const mostMissed = 1000;

/**
 * Goes through the combinations of values that the limits' columns have in the table, in an order keyed by the seed, and gives the rows in need
 * the ones that still have room: each unit of columns is drawn as some other row draws it.
 *
 * @returns Row → node → the row whose draw it takes. Rows that no combination has room for are left out.
 */
export async function findPlaces(
  prepared: PreparedTable,
  pending: readonly number[],
  totals: readonly GroupTotal[],
  columns: readonly string[],
  parts: EngineParts,
  options: Abortable,
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>>> {
  const units = withinReach(await surveyUnits(prepared, parts, options));
  const found = new Map<number, ReadonlyMap<string, number>>();
  const size = units.reduce((product, unit) => product * unit.rows.length, 1);
  if (units.length === 0) return found;
  const order = Float64Array.from({ length: size }, (_one, at) => at);
  makePermutation(size, streamKey(parts.plan.seed, prepared.table.name, '', 'places')).apply(order);
  const left = [...pending];
  let missed = 0;
  for (let from = 0; from < size && left.length > 0; from += triedTogether) {
    options.signal?.throwIfAborted();
    // One row stands for all while the combinations are tried: which of them have room depends on the columns moved.
    const count = Math.min(triedTogether, size - from);
    const open = await openPlaces(
      prepared,
      left[0] ?? 0,
      order.subarray(from, from + count),
      units,
      totals,
      columns,
      parts,
      options,
    );
    for (const place of open) {
      const row = left[0];
      if (row === undefined) break;
      const move = moveTo(place, units);
      const index = Float64Array.of(row);
      const rows = { first: 0, count: 1, index };
      const { cells } = await computeRuledCells(
        prepared,
        columns,
        drawnAs(rows, new Map([[row, move]])),
        parts,
        options,
      );
      if (takeRows(cells, rows, totals).length > 0) {
        missed += 1;
        // Room that no row fits into is no room: going on would take as long as there are combinations.
        if (missed > mostMissed) return found;
        continue;
      }
      found.set(row, move);
      left.shift();
    }
  }
  return found;
}

/** The longest lists are cut until their combinations can be gone through: in so wide a space a part of it has room enough. */
function withinReach(units: readonly Unit[]): readonly Unit[] {
  const sizes = units.map((unit) => unit.rows.length);
  while (sizes.reduce((product, size) => product * size, 1) > mostTried) {
    const longest = sizes.indexOf(Math.max(...sizes));
    sizes[longest] = Math.floor((sizes[longest] ?? 0) / 2);
  }
  return units.map((unit, at) => ({ ...unit, rows: unit.rows.slice(0, sizes[at]) }));
}

/** A unit's nodes, and the rows (for a reference the parents) that they may be drawn as. */
type Unit = { readonly nodes: readonly string[]; readonly rows: readonly number[] };

/** For each unit of columns behind the limits: rows that between them have each of its values once. */
async function surveyUnits(prepared: PreparedTable, parts: EngineParts, options: Abortable): Promise<readonly Unit[]> {
  const { table, needs } = prepared;
  const needsOf = (name: string) => needs.get(name) ?? [];
  const units = new Map<string, { nodes: readonly string[]; columns: Map<string, GroupColumn> }>();
  for (const limit of table.limits) {
    for (const nodes of unitsOfLimit(limit, table, needsOf)) {
      const unit = units.get(nodes.join()) ?? { nodes, columns: new Map<string, GroupColumn>() };
      units.set(nodes.join(), unit);
      for (const one of limit.by) {
        const behind = unitsBehind(table, [one.column], needsOf);
        if (behind.some((other) => other.join() === nodes.join())) unit.columns.set(one.column, one);
      }
    }
  }
  const rows = { first: 0, count: Math.min(surveyRows, prepared.rows), index: null };
  const all = [...new Set([...units.values()].flatMap((unit) => [...unit.columns.keys()]))];
  const cells = await computeCells(prepared, all, firstDraw(rows), parts, options);
  return [...units.values()].map((unit) => {
    const parents = parentsOfUnit(prepared, unit.nodes);
    if (parents !== null) return { nodes: unit.nodes, rows: parents };
    const seen = new Set<string>();
    const ones: number[] = [];
    for (let row = 0; row < rows.count; row += 1) {
      const values = [...unit.columns.values()].map((one) => groupText(cells.get(one.column), row, one));
      if (values.includes(null)) continue;
      const key = JSON.stringify(values);
      if (seen.has(key)) continue;
      seen.add(key);
      ones.push(row);
    }
    return { nodes: unit.nodes, rows: ones };
  });
}

/** Every row that a unit's reference may point at; null for other units, and for a reference to the rows before. */
function parentsOfUnit({ references, table }: PreparedTable, nodes: readonly string[]): readonly number[] | null {
  const [node = ''] = nodes;
  const found = node.startsWith(referenceMark) ? references.get(node.slice(referenceMark.length)) : undefined;
  if (found === undefined || found.reference.table === table.name) return null;
  return found.eligible === null ? Array.from({ length: found.parentRows }, (_one, at) => at) : [...found.eligible];
}

/** The value that a cell is grouped by; null where there is none. */
function groupText(data: ColumnData | undefined, row: number, { per }: GroupColumn): string | null {
  if (data === undefined || (data.valid !== null && data.valid[row] !== 1)) return null;
  if (per === undefined || (data.type !== 'date' && data.type !== 'timestamp')) return cellText(data, row);
  return String(truncateMoment((data.values[row] ?? 0) * (data.type === 'date' ? dayMs : 1), per));
}

/** Those of some combinations that have room for a row, as far as the row tells. */
async function openPlaces(
  prepared: PreparedTable,
  row: number,
  places: Float64Array,
  units: readonly Unit[],
  totals: readonly GroupTotal[],
  columns: readonly string[],
  parts: EngineParts,
  options: Abortable,
): Promise<readonly number[]> {
  const rows = { first: 0, count: places.length, index: new Float64Array(places.length).fill(row) };
  const at = new Map<string, Float64Array>();
  let stride = 1;
  for (const unit of units) {
    const step = stride;
    const index = places.map((place) => unit.rows[Math.floor(place / step) % unit.rows.length] ?? row);
    for (const node of unit.nodes) at.set(node, index);
    stride *= unit.rows.length;
  }
  const drawing = {
    rows,
    attemptOf: () => 0,
    rowsOf: (node: string) => {
      const index = at.get(node);
      return index === undefined ? rows : { first: 0, count: index.length, index };
    },
    parentsOf: (node: string) => (node.startsWith(referenceMark) ? (at.get(node) ?? null) : null),
  };
  const cells = await computeCells(prepared, columns, drawing, parts, options);
  for (const total of totals) total.look(cells, places.length);
  return [...places].filter((_place, one) => totals.every((total) => total.fits(one)));
}

function moveTo(place: number, units: readonly Unit[]): ReadonlyMap<string, number> {
  const move = new Map<string, number>();
  let rest = place;
  for (const unit of units) {
    const row = unit.rows[rest % unit.rows.length] ?? 0;
    for (const node of unit.nodes) move.set(node, row);
    rest = Math.floor(rest / unit.rows.length);
  }
  return move;
}
