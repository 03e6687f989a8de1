import type { ColumnAsk } from '../reading.ts';
import { askedColumn } from './asked-column.ts';
import type { ColumnDraft, Making, TableDraft } from './draft.ts';
import { namesIn } from './expression-names.ts';
import { findColumn } from './find-column.ts';

/**
 * Adds the columns that formulas and rules name and nobody listed: "total = price * quantity" needs a price and a quantity,
 * "failed never has completed_at" a completed_at. They stand before the column that needs them, and are written even beside a complete list.
 */
export function addNamed(making: Making, table: TableDraft, taken: Set<string>): void {
  for (const column of [...table.columns]) {
    for (const value of column.ask?.values ?? []) {
      if (value.kind !== 'formula') continue;
      const missing = namesIn(value.expression).filter((name) => findColumn(table, name) === null);
      const added = missing.map((name) => named(making, table, name, value, taken));
      table.columns.splice(table.columns.indexOf(column), 0, ...added);
    }
  }
  const main = making.tables.filter((one) => !one.pool);
  for (const rule of making.reading.rules) {
    if (rule.kind !== 'row') continue;
    const names = [...new Set([...namesIn(rule.expression), ...(rule.when === undefined ? [] : namesIn(rule.when))])];
    const missing = names.filter((name) => !main.some((one) => findColumn(one, name) !== null));
    // A rule about this table shares a name with it, or there is but one table.
    if (missing.length === 0 || (main.length > 1 && !names.some((name) => findColumn(table, name) !== null))) continue;
    for (const name of missing)
      if (isNameLike(name, making, table)) table.columns.push(named(making, table, name, rule, taken));
  }
}

function isNameLike(name: string, making: Making, table: TableDraft): boolean {
  const best = making.meanings.findConcepts({
    name,
    about: '',
    siblings: [],
    subject: table.entity,
    domain: table.domain?.id ?? null,
    table: table.shape?.name ?? null,
    language: making.reading.language,
  })[0];
  return name.includes('_') || (best !== undefined && best.score >= 0.7);
}

function named(
  making: Making,
  table: TableDraft,
  name: string,
  wish: { readonly from: number; readonly to: number },
  taken: Set<string>,
): ColumnDraft {
  const ask: ColumnAsk = { from: wish.from, to: wish.to, name, literal: true, about: '', values: [], optional: true };
  return askedColumn(making, table, ask, taken);
}
