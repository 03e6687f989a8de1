import type { ColumnData } from '../../contract/chunk.ts';
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
    follows: { gender: gender !== null, country: country !== null },
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

function textCells(data: ColumnData): ColumnData {
  return data.type === 'boolean'
    ? { type: 'integer', values: numbersOf(data), valid: data.valid }
    : castCells(data, 'text', 0);
}
