import * as z from 'zod';
import { filled, type EvalColumn } from './eval-table.ts';
import { columnLike, type Evidence } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { rangeOf, showNumber } from './figures-of.ts';
import { fail, holds, noColumn, pass, type Verdict } from './verdict.ts';

/** What a step leaves behind; `names` are the columns it names. */
type Step = {
  readonly pattern: RegExp;
  readonly measure: (evidence: Evidence, names: readonly string[], match: RegExpExecArray) => Verdict;
};

const steps: readonly Step[] = [
  { pattern: /^create$/iu, measure: ({ main }) => holds(main.rows > 0, 'no rows') },
  {
    pattern: /^(?:drop|remove) duplicates$/iu,
    measure: ({ main }) => {
      const rows = new Set<string>();
      for (let at = 0; at < main.rows; at++)
        rows.add(JSON.stringify(main.columns.map(({ cells }) => cells[at] ?? null)));
      return holds(rows.size === main.rows, `${main.rows - rows.size} rows occur again`);
    },
  },
  {
    pattern: /^fill missing$/iu,
    measure: ({ main }) => {
      const column = main.columns.find(({ cells }) => cells.includes(null));
      return holds(column === undefined, `${column?.name ?? ''} has empty cells`);
    },
  },
  {
    pattern: /^standardi[sz]e (?<names>.+)$/iu,
    measure: (evidence, names) =>
      everyColumn(evidence, names, (column) => {
        const spellings = new Set(filled(column));
        const folded = new Set([...spellings].map((cell) => cell.trim().toLowerCase()));
        return holds(spellings.size === folded.size, `${column.name} is spelt in several ways`);
      }),
  },
  {
    pattern: /^scale (?<names>.+) to (?<low>-?\d+(?:\.\d+)?)\.\.(?<high>-?\d+(?:\.\d+)?)$/iu,
    measure: (evidence, names, match) =>
      everyColumn(evidence, names, (column) => {
        const [low, high] = rangeOf(column.figures);
        const [from, to] = [Number(match.groups?.['low']), Number(match.groups?.['high'])];
        return holds(
          Math.abs(low - from) < 1e-6 && Math.abs(high - to) < 1e-6,
          `${column.name} goes from ${showNumber(low)} to ${showNumber(high)}`,
        );
      }),
  },
];

const StepText = z.string().refine((text) => steps.some(({ pattern }) => pattern.test(text)), {
  message:
    'known steps are create, drop duplicates, fill missing, standardise COLUMN, scale COLUMN and COLUMN to LOW..HIGH',
});

/** Expectations about what a row of steps leaves behind. */
export const pipelineExpectations: Vocabulary = {
  pipeline: onTables(z.array(StepText).min(1), (wish, evidence) => {
    for (const text of wish) {
      for (const { pattern, measure } of steps) {
        const match = pattern.exec(text);
        if (match === null) continue;
        const names = (match.groups?.['names'] ?? '').split(/\s*,\s*|\s+and\s+/u);
        const verdict = measure(evidence, names, match);
        if (verdict.kind === 'fail') return fail(`${text}: ${verdict.measured}`);
      }
    }
    return pass;
  }),
};

function everyColumn(evidence: Evidence, names: readonly string[], measure: (column: EvalColumn) => Verdict): Verdict {
  for (const name of names) {
    const place = columnLike(evidence, name);
    if (place === null) return noColumn(name);
    const verdict = measure(place.column);
    if (verdict.kind === 'fail') return verdict;
  }
  return pass;
}
