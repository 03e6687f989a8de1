import { checkColumn, ColumnWish } from './column-expectations.ts';
import { relationMeasures } from './relation-expectations.ts';
import type { Expectation } from './request-file.ts';
import { tableMeasures, type Measure } from './table-expectations.ts';
import { timeMeasures } from './time-expectations.ts';
import { valueMeasures } from './value-expectations.ts';
import { unsupported, type Evidence, type Verdict } from './verdict.ts';

const measures: Readonly<Record<string, Measure>> = {
  ...tableMeasures,
  ...relationMeasures,
  ...valueMeasures,
  ...timeMeasures,
};

/** Measures one expectation on what was made. One that nobody here knows, or that reads wrong, is `unsupported`, never a pass. */
export async function checkExpectation(expectation: Expectation, evidence: Evidence): Promise<Verdict> {
  if ('column' in expectation || 'column_like' in expectation) {
    const wish = ColumnWish.safeParse(expectation);
    return wish.success
      ? checkColumn(wish.data, evidence)
      : unsupported(`column wish: ${wish.error.issues.map((issue) => issue.message).join('; ')}`);
  }
  for (const [key, measure] of Object.entries(measures)) {
    if (!(key in expectation)) continue;
    try {
      return await measure(expectation[key], evidence, expectation);
    } catch (error) {
      return unsupported(`${key}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return unsupported(
    Object.keys(expectation)
      .filter((key) => key !== 'how' && key !== 'soft')
      .join(', '),
  );
}
