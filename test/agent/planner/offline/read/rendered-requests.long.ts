import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ColumnAsk, RequestReading, RuleAsk, ValueAsk } from '../../../../../src/agent/planner/offline/reading.ts';
import { read } from './reading.ts';
import { wholeRequest, type ColumnMeaning, type RequestMeaning } from './render-request.ts';

const requests = 600;

/** A value in the words of the renderer; null for what it does not speak of. */
function factOf(value: ValueAsk): string | null {
  if (value.kind === 'range') return `range ${String(value.min)}..${String(value.max)}`;
  if (value.kind === 'one-of') return `one-of ${value.values.map(choiceOf).join('|')}`;
  if (value.kind === 'moment-range') return `dates ${String(value.from_moment?.slice(0, 10))}..${lastDay(value)}`;
  if (value.kind === 'format') return `code ${value.format.replaceAll('\\', '')}`;
  if (value.kind === 'nulls') return `nulls ${String(Math.round(value.share * 100))}`;
  return null;
}

function choiceOf({ value, weight }: { readonly value: unknown; readonly weight?: number | undefined }): string {
  return weight === undefined ? String(value) : `${String(value)}:${String(weight)}`;
}

/** The last day that is meant: the end may be said up to or before. */
function lastDay(value: Extract<ValueAsk, { kind: 'moment-range' }>): string {
  if (value.to_moment === null) return 'null';
  const end = new Date(`${value.to_moment.slice(0, 10)}T00:00:00Z`);
  return (value.inclusive ? end : new Date(end.getTime() - 86_400_000)).toISOString().slice(0, 10);
}

function meaningOf(reading: RequestReading): RequestMeaning {
  const [table] = reading.tables;
  const rows = table?.rows ?? null;
  return {
    rows: rows !== null && rows.min === rows.max && !rows.approximate ? rows.min : Number.NaN,
    columns: (table?.columns ?? []).map((column) => ({
      name: column.name,
      facts: [...factsOf(column), ...reading.rules.flatMap((rule) => nullsOf(rule, column.name))],
    })),
    rules: reading.rules.filter((rule) => rule.kind !== 'dirt' || rule.what !== 'nulls').length,
  };
}

/** Empty cells of one column may be read as a rule, too. */
function nullsOf(rule: RuleAsk, column: string): readonly string[] {
  return rule.kind === 'dirt' && rule.what === 'nulls' && rule.column === column && rule.share !== null
    ? [`nulls ${String(Math.round(rule.share * 100))}`]
    : [];
}

function factsOf(column: ColumnAsk): readonly string[] {
  return column.values.flatMap((value) => factOf(value) ?? []);
}

it('whole requests are read as they were meant, and no figure is ever misread', async () => {
  const misses: string[] = [];
  const wrongFigures: string[] = [];
  for (const { text, means } of fc.sample(wholeRequest, { numRuns: requests, seed: 20261123 })) {
    const reading = meaningOf(await read(text));
    const isSame = JSON.stringify(reading) === JSON.stringify(means);
    if (!isSame) misses.push(`${text}\n  meant ${JSON.stringify(means)}\n  read  ${JSON.stringify(reading)}`);
    if (!Number.isNaN(reading.rows) && reading.rows !== means.rows)
      wrongFigures.push(`${text}\n  rows ${String(reading.rows)}`);
    for (const column of reading.columns) {
      const meant = means.columns.find((one) => one.name === column.name);
      if (meant !== undefined)
        wrongFigures.push(...misread(column, meant).map((fact) => `${text}\n  ${column.name}: ${fact}`));
    }
  }
  expect(wrongFigures.slice(0, 5)).toEqual([]);
  expect(
    misses.length,
    `${String(misses.length)} of ${String(requests)} were read otherwise, as\n${misses.slice(0, 6).join('\n')}`,
  ).toBeLessThanOrEqual(requests * 0.05);
}, 300_000);

/** Figures said of a column that was meant to have others. What is not read at all is no misreading. */
function misread(column: ColumnMeaning, meant: ColumnMeaning): readonly string[] {
  return column.facts.filter((fact) => /^(?:range|dates|nulls) /u.test(fact) && !meant.facts.includes(fact));
}
