import * as z from 'zod';
import { filled } from './eval-table.ts';
import { columnLike, columnNamed, columnsTogether } from './evidence.ts';
import { onTables, type Vocabulary } from './expectation-kind.ts';
import { showNumber } from './figures-of.ts';
import { wordsIn } from './pseudo-functions.ts';
import { fail, holds, noColumn, pass, reader } from './verdict.ts';

/** Scripts by which a text's language can be told from its letters alone. */
const scripts: Readonly<Record<string, RegExp>> = {
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  el: /\p{Script=Greek}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  th: /\p{Script=Thai}/u,
};

/** Expectations about texts. */
export const textExpectations: Vocabulary = {
  text: onTables(
    z
      .strictObject({
        column: z.string().optional(),
        column_like: z.string().optional(),
        min_words: z.int().nonnegative().optional(),
        max_words: z.int().nonnegative().optional(),
        min_distinct_share: z.number().min(0).max(1).optional(),
      })
      .refine(({ column, column_like }) => column !== undefined || column_like !== undefined, 'expected column_like'),
    (wish, evidence) => {
      const name = wish.column ?? wish.column_like ?? '';
      const place = wish.column === undefined ? columnLike(evidence, name) : columnNamed(evidence, name);
      if (place === null) return noColumn(name);
      const cells = filled(place.column);
      if (cells.length === 0) return fail(`${place.column.name} is empty`);
      for (const cell of cells) {
        const words = wordsIn(cell).length;
        if (words < (wish.min_words ?? 0) || words > (wish.max_words ?? Number.POSITIVE_INFINITY))
          return fail(`${place.column.name}: ${words} words in "${cell}"`);
      }
      const share = new Set(cells).size / cells.length;
      return holds(share >= (wish.min_distinct_share ?? 0), `${showNumber(share)} of ${place.column.name} differ`);
    },
  ),
  lines: onTables(z.strictObject({ column: z.string(), min: z.int().positive() }), (wish, evidence) => {
    const place = columnNamed(evidence, wish.column);
    if (place === null) return noColumn(wish.column);
    const bad = place.column.cells.find((cell) => linesOf(cell) < wish.min);
    return holds(bad === undefined, `${linesOf(bad ?? null)} lines in "${bad ?? ''}"`);
  }),
  line_count_relation: onTables(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      allowed: z.string().regex(/equal|[+-]\d+/u, 'expected "equal", "+1" or both'),
    }),
    (wish, evidence) => {
      const pair = columnsTogether(evidence, [wish.a, wish.b]);
      if (typeof pair === 'string') return noColumn(pair);
      const allowed = new Set([
        ...(/\bequal\b/u.test(wish.allowed) ? [0] : []),
        ...[...wish.allowed.matchAll(/[+-]\d+/gu)].map(([text]) => Number(text)),
      ]);
      const [a, b] = pair;
      const bad = a?.cells.findIndex((cell, at) => !allowed.has(linesOf(cell) - linesOf(b?.cells[at] ?? null))) ?? -1;
      if (bad < 0) return pass;
      return fail(`row ${bad + 1}: ${linesOf(a?.cells[bad] ?? null)} lines against ${linesOf(b?.cells[bad] ?? null)}`);
    },
  ),
  non_ascii_present: onTables(z.strictObject({ column_like: z.string() }), (wish, evidence) => {
    const place = columnLike(evidence, wish.column_like);
    if (place === null) return noColumn(wish.column_like);
    return holds(
      filled(place.column).some((cell) => /[^\p{ASCII}]/u.test(cell)),
      `${place.column.name} has only ASCII`,
    );
  }),
  language: onTables(
    z.strictObject({ columns: z.array(z.string()).min(1), lang: z.string().regex(/^[a-z]{2}$/u) }),
    (wish, evidence) => {
      const script = scripts[wish.lang];
      if (script === undefined) return reader;
      for (const name of wish.columns) {
        const place = columnNamed(evidence, name);
        if (place === null) return noColumn(name);
        const bad = filled(place.column).find((cell) => /\p{L}/u.test(cell) && !script.test(cell));
        if (bad !== undefined) return fail(`${place.column.name}: "${bad}"`);
      }
      return pass;
    },
  ),
};

function linesOf(cell: string | null): number {
  return cell === null ? 0 : cell.split('\n').filter((line) => line.trim() !== '').length;
}
