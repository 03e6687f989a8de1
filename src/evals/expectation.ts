import * as z from 'zod';
import { describeIssues } from '../contract/json.ts';
import { nearestWord } from './nearest-word.ts';
import { asksBack } from './answer-expectations.ts';
import { checkColumn, columnKeys, ColumnWish } from './column-expectations.ts';
import type { Evidence } from './evidence.ts';
import type { Needs } from './expectation-kind.ts';
import { fail, pass, reader, type Verdict } from './verdict.ts';
import { vocabulary } from './vocabulary.ts';

/** An expectation that was read: what it says, and how it is measured. */
export type Expectation = {
  /** As it stands in the suite, without `how`, `soft` and `note`. */
  readonly text: string;
  readonly soft: boolean;
  /** Every kind of thing it needs to be measured. */
  readonly needs: readonly Needs[];
  readonly measure: (evidence: Evidence) => Promise<Verdict>;
};

export type ReadExpectation =
  { readonly ok: true; readonly expectation: Expectation } | { readonly ok: false; readonly reason: string };

const Frame = z.looseObject({
  how: z.enum(['auto', 'custom', 'judge']).optional(),
  soft: z.boolean().optional(),
  note: z.string().optional(),
});

/**
 * Reads one expectation of a suite; `reason` says which word nobody knows, or what is wrong with its value.
 *
 * @param later Of a request that waits for a mode: formulas over a table at hand are taken as they stand, for its columns may have any name.
 */
export function readExpectation(value: unknown, later = false): ReadExpectation {
  const frame = Frame.safeParse(value);
  if (!frame.success) return wrong(describeIssues(frame.error.issues));
  const { how, soft, note: _note, ...wish } = frame.data;
  const read = readPart(wish, false, later);
  if (!read.ok) return read;
  const judged = how === 'judge';
  return {
    ok: true,
    expectation: {
      text: showWish(wish),
      soft: soft ?? hasSoftInside(wish),
      needs: judged ? ['reader'] : read.part.needs,
      measure: judged ? () => Promise.resolve(reader) : measureSafely(read.part),
    },
  };
}

type Part = { readonly needs: readonly Needs[]; readonly measure: (evidence: Evidence) => Verdict | Promise<Verdict> };
type ReadPart = { readonly ok: true; readonly part: Part } | { readonly ok: false; readonly reason: string };
type Wish = Readonly<Record<string, unknown>>;

/** `together`: several keys are allowed, and have to hold together. */
function readPart(wish: Wish, together: boolean, later: boolean): ReadPart {
  const keys = Object.keys(wish);
  if (keys.length === 0) return wrong('it expects nothing');
  if (keys.includes('column') || keys.includes('column_like')) return readColumn(wish);
  const heads = keys.filter(
    (key) => !keys.some((other) => other !== key && vocabulary[other]?.beside.includes(key) === true),
  );
  const unknown = heads.find((key) => vocabulary[key] === undefined && key !== 'any_of' && key !== 'creates');
  if (unknown !== undefined) return wrong(unknownWord(unknown));
  if (heads.length > 1 && !together) return wrong(`one expectation at a time: it has ${heads.join(' and ')}`);
  const parts: Part[] = [];
  for (const key of heads) {
    const read = readKey(key, wish, later);
    if (!read.ok) return read;
    parts.push(read.part);
  }
  return { ok: true, part: allOf(parts) };
}

function readColumn(wish: Wish): ReadPart {
  const known = ColumnWish.safeParse(wish);
  if (!known.success) {
    const unknown = Object.keys(wish).find(
      (key) => !columnKeys.includes(key) && key !== 'column' && key !== 'column_like',
    );
    return wrong(
      unknown === undefined
        ? describeIssues(known.error.issues)
        : `nothing about a column is called ${unknown}; known are ${columnKeys.join(', ')}`,
    );
  }
  return {
    ok: true,
    part: {
      needs: ['table'],
      measure: (evidence) =>
        evidence.tables.length === 0 ? asksBack(evidence.said) : checkColumn(known.data, evidence),
    },
  };
}

function readKey(key: string, wish: Wish, later: boolean): ReadPart {
  const value = wish[key];
  if (key === 'any_of' || key === 'creates') {
    if (!Array.isArray(value) || value.length === 0) return wrong(`${key}: expected a list of expectations`);
    const parts: Part[] = [];
    for (const one of value) {
      const inner = z.record(z.string(), z.unknown()).safeParse(one);
      if (!inner.success) return wrong(`${key}: expected a list of expectations`);
      const read = readPart(inner.data, true, later);
      if (!read.ok) return wrong(`${key}: ${read.reason}`);
      parts.push(read.part);
    }
    return { ok: true, part: key === 'any_of' ? anyOf(parts) : allOf(parts) };
  }
  const kind = vocabulary[key];
  if (kind === undefined) return wrong(unknownWord(key));
  const checked = kind.schema.safeParse(value);
  if (!checked.success && !(later && checked.error.issues.every(isAboutFormula)))
    return wrong(`${key}: ${describeIssues(checked.error.issues).replace(/^value: /u, '')}`);
  return {
    ok: true,
    part: {
      needs: [kind.needs],
      measure: (evidence) =>
        kind.needs === 'table' && evidence.tables.length === 0
          ? asksBack(evidence.said)
          : kind.measure(value, evidence, wish),
    },
  };
}

/** All have to hold; what is not a pass comes first. */
function allOf(parts: readonly Part[]): Part {
  return {
    needs: [...new Set(parts.flatMap((part) => part.needs))],
    measure: async (evidence) => {
      let open: Verdict = pass;
      for (const part of parts) {
        const verdict = await part.measure(evidence);
        if (verdict.kind === 'fail') return verdict;
        if (verdict.kind !== 'pass') open = verdict;
      }
      return open;
    },
  };
}

/** One has to hold. What needs a mode that is not there, or a reader, cannot rescue a failure of all the others. */
function anyOf(parts: readonly Part[]): Part {
  return {
    needs: [...new Set(parts.flatMap((part) => part.needs))],
    measure: async (evidence) => {
      const reasons: string[] = [];
      let open: Verdict | null = null;
      for (const part of parts) {
        const verdict = await part.measure(evidence);
        if (verdict.kind === 'pass') return pass;
        if (verdict.kind === 'fail') reasons.push(verdict.measured);
        else open = verdict;
      }
      return reasons.length === 0 && open !== null ? open : fail(reasons.join('; '));
    },
  };
}

function measureSafely(part: Part): (evidence: Evidence) => Promise<Verdict> {
  return async (evidence) => {
    try {
      return await part.measure(evidence);
    } catch (error) {
      return fail(`it cannot be measured: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

/** One old way of writing: `soft` inside a correlation. */
function hasSoftInside(wish: Wish): boolean {
  const inner = z.looseObject({ soft: z.literal(true) });
  return Object.values(wish).some((value) => inner.safeParse(value).success);
}

function isAboutFormula(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'custom' && issue.params?.['formula'] === true;
}

function unknownWord(key: string): string {
  const known = [...Object.keys(vocabulary), 'column', 'column_like', 'any_of', 'creates'].toSorted();
  const near = nearestWord(key, known);
  return `there is no expectation ${key}${near === null ? '' : ` (${near}?)`}; known are ${known.join(', ')}`;
}

/** `rows: 25`, `share: {column_like: paid, target: 0.2}`: as YAML on one line. */
function showWish(wish: Wish): string {
  return Object.entries(wish)
    .map(([key, value]) => `${key}: ${showValue(value)}`)
    .join(', ');
}

function showValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${showValue(inner)}`)
      .join(', ')}}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function wrong(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
