import type { Scalar, SourceOf } from '../../contract/source.ts';
import { makeGuide, type Guide } from './guide.ts';
import { memoByObject } from './memo.ts';

type CategorySource = SourceOf<'category'>;
type Weighted = CategorySource['values'][number];

/** The entries of one list of a category in the order of shares: entry i of the guide is the value `codes[i]` (i itself when in order). */
type CategoryCase = { readonly guide: Guide; readonly codes: Uint32Array; readonly isInOrder: boolean };

/** The distinct values of a category source, and its lists: first its own, then one for each case of `given`. */
export type CategoryEntries = { readonly values: readonly Scalar[]; readonly cases: readonly CategoryCase[] };

/** The entries of a category source, made once for each source. */
export const categoryEntries: (source: CategorySource) => CategoryEntries = memoByObject(makeEntries);

/** Numbers go by size, so that a high share is a high value; anything else as listed. */
export function inOrderOfShares(values: readonly Weighted[]): readonly Weighted[] {
  return values.every(({ value }) => typeof value !== 'string')
    ? values.toSorted((a, b) => Number(a.value) - Number(b.value))
    : values;
}

function makeEntries(source: CategorySource): CategoryEntries {
  const values: Scalar[] = [];
  const codeOf = new Map<Scalar, number>();
  const encode = (value: Scalar): number => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(value, values.length);
    values.push(value);
    return values.length - 1;
  };
  for (const { value } of source.values) encode(value);
  const cases = [source.values, ...source.given.map((given) => given.values)].map((list) => {
    const ordered = inOrderOfShares(list);
    const codes = Uint32Array.from(ordered, (entry) => encode(entry.value));
    return {
      guide: makeGuide(ordered.map((entry) => entry.weight)),
      codes,
      isInOrder: codes.every((code, at) => code === at),
    };
  });
  return { values, cases };
}
