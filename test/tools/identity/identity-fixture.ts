import type { ColumnData, RowSet } from '../../../src/contract/chunk.ts';
import { Column } from '../../../src/contract/plan.ts';
import { Source, type SourceOf } from '../../../src/contract/source.ts';
import { createPoolSource } from '../../../src/knowledge/pool-source.ts';
import type { IdentityContext, IdentityRows, IdentitySource } from '../../../src/tools/identity/identity-context.ts';
import { prepareIdentity } from '../../../src/tools/identity/prepare-identity.ts';
import { textReader } from '../../../src/tools/identity/read-cells.ts';
import { prepareText } from '../../../src/tools/text/prepare-text.ts';

export const pools = createPoolSource();

export type Wanted = Partial<Omit<IdentityContext, 'pools' | 'column'>> & {
  readonly unique?: boolean;
  readonly rows?: RowSet;
  readonly given?: IdentityRows['given'];
  readonly attempt?: number;
  readonly cells?: Readonly<Record<string, ColumnData>>;
};

/** A row set of `count` rows from `first`. */
export function rowsFrom(first: number, count: number): RowSet {
  return { first, count, index: null };
}

/** A text column of these cells. */
export function texts(values: readonly string[]): ColumnData {
  return { type: 'text', values, valid: null };
}

/** Cells of one part, drawn for the first 500 rows of a table of as many unless asked otherwise. */
export async function draw(source: object, wanted: Wanted = {}): Promise<ColumnData> {
  const parsed = Source.parse('grammar' in source ? source : { of: 'it', ...source });
  const column = Column.parse({
    name: 'part' in parsed ? parsed.part : 'column',
    type: 'text',
    source: parsed,
    unique: wanted.unique ?? false,
  });
  const context: IdentityContext = {
    seed: 7,
    tableName: 'table',
    tableRows: 500,
    locale: 'en_US',
    ...wanted,
    column,
    pools,
  };
  const prepared =
    parsed.kind === 'text' ? await prepareText(parsed, context) : await prepareIdentity(asIdentity(parsed), context);
  return prepared({
    rows: wanted.rows ?? rowsFrom(0, context.tableRows),
    attempt: wanted.attempt ?? 0,
    given: wanted.given,
    cells: (name) => {
      const cells = wanted.cells?.[name];
      if (cells === undefined) throw new Error(`no cells of ${name}`);
      return cells;
    },
  });
}

/** The same, as texts; null where there is none. */
export async function drawTexts(source: object, wanted: Wanted = {}): Promise<(string | null)[]> {
  const data = await draw(source, wanted);
  const read = textReader(data);
  return Array.from({ length: (wanted.rows ?? rowsFrom(0, wanted.tableRows ?? 500)).count }, (_none, at) => read(at));
}

export type Part = SourceOf<'person'>['part'];

function asIdentity(source: Source): IdentitySource {
  if ('of' in source && source.kind !== 'split') return source;
  throw new Error(source.kind);
}
