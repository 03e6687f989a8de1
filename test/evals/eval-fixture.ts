import { evalColumn, type EvalTable } from '../../src/evals/eval-table.ts';
import type { Evidence } from '../../src/evals/evidence.ts';
import { readExpectation } from '../../src/evals/expectation.ts';
import { openMeaning } from '../../src/evals/find-by-meaning.ts';
import type { ColumnType } from '../../src/contract/chunk.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';

export const meaning = openMeaning(await loadKnowledge());

/** A table from columns: the type after the name, `height:decimal:cm`. */
export function tableOf(
  name: string,
  columns: Readonly<Record<string, readonly (string | number | boolean | null)[]>>,
): EvalTable {
  const made = Object.entries(columns).map(([key, cells]) => {
    const [own = '', type = 'text', unit = null] = key.split(':');
    return evalColumn(
      own,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a fixture says what it means
      type as ColumnType,
      cells.map((cell) => (cell === null ? null : String(cell))),
      unit,
    );
  });
  return { name, rows: made[0]?.cells.length ?? 0, columns: made };
}

/** What a request came to, from its tables (the longest is the main one) and what else is told. */
export function evidenceOf(tables: readonly EvalTable[], more: Partial<Evidence> = {}): Evidence {
  return {
    request: 'things',
    said: { question: null, assumptions: [], unplaced: [] },
    main: tables.toSorted((a, b) => b.rows - a.rows)[0] ?? tableOf('', {}),
    tables,
    format: 'csv',
    seed: 1,
    requirements: [],
    today: '2026-03-01',
    meaning,
    again: () => Promise.resolve(tables),
    ...more,
  };
}

/** Reads and measures one expectation: `pass`, what was measured, or another outcome's name. */
export async function measured(expectation: unknown, evidence: Evidence): Promise<string> {
  const read = readExpectation(expectation);
  if (!read.ok) throw new Error(read.reason);
  const verdict = await read.expectation.measure(evidence);
  return verdict.kind === 'fail' ? verdict.measured : verdict.kind;
}
