import type { ColumnData } from '../../contract/chunk.ts';
import type { Column, Table } from '../../contract/plan.ts';
import { numbersOf, castCells } from './cast-cells.ts';
import { linkedColumn } from './column-needs.ts';
import type { IdentitySource } from '../identity/identity-context.ts';
import { prepareIdentity } from '../identity/prepare-identity.ts';
import type { CellMaker, MakerContext } from './prepared-table.ts';

/** Locale of identities whose source names none. */
const defaultLocale = 'en_US';

/** Cells of people, places, companies, payments, devices and pool entries; their pools are loaded here. */
export async function identityMaker(
  source: IdentitySource,
  { plan, table, tableRows, column, pools }: MakerContext,
): Promise<CellMaker> {
  const gender = source.kind === 'person' ? linkedColumn(table, column, 'gender') : null;
  const country = source.kind === 'person' || source.kind === 'place' ? linkedColumn(table, column, 'country') : null;
  const prepared = await prepareIdentity(source, {
    seed: plan.seed,
    tableName: table.name,
    tableRows,
    column,
    pools,
    locale: defaultLocale,
    follows: { gender: gender !== null, country: country !== null, distinct: hasUniqueTwin(source, column, table) },
  });
  return (row) =>
    prepared({
      rows: row.rows,
      attempt: row.attempt,
      cells: row.cells,
      given: {
        gender: gender === null ? undefined : textCells(row.cells(gender)),
        country: country === null ? undefined : textCells(row.cells(country)),
      },
    });
}

/** Another column of the same entity is unique, so no entry may come twice. */
function hasUniqueTwin(source: IdentitySource, column: Column, table: Table): boolean {
  return table.columns.some(
    (other) =>
      other.name !== column.name &&
      other.unique &&
      other.source.kind === source.kind &&
      'of' in other.source &&
      other.source.of === source.of,
  );
}

function textCells(data: ColumnData): ColumnData {
  return data.type === 'boolean'
    ? { type: 'integer', values: numbersOf(data), valid: data.valid }
    : castCells(data, 'text', 0);
}
