import type { ValueAsk } from '../../reading.ts';
import { momentBounds } from '../time/moment-bounds.ts';
import { spanOf } from '../text/scene.ts';
import type { FactOf } from './fact.ts';
import type { ValueReader } from './value-read.ts';

/** A figure already read as a fact: a range, dates, a share. A plain amount says nothing by itself. */
export const readFigureValue: ValueReader = (scene, at, end) => {
  const fact = scene.factFrom.get(at);
  if (fact === undefined || fact.end > end) return null;
  const span = spanOf(scene, fact.first, fact.end);
  if (fact.kind === 'range') return { next: fact.end, values: [rangeValue(fact, span)] };
  if (fact.kind === 'moments' || fact.kind === 'relative' || (fact.kind === 'moment' && fact.hasYear)) {
    const bounds = momentBounds(fact);
    return {
      next: fact.end,
      values: [
        { ...span, kind: 'moment-range', from_moment: bounds.from, to_moment: bounds.to, inclusive: bounds.inclusive },
      ],
    };
  }
  return null;
};

/** A range fact as a value; per cents stay in hundredths with the unit `%`. */
export function rangeValue(fact: FactOf<'range'>, span: { from: number; to: number }): ValueAsk {
  const unit = fact.percent ? '%' : (fact.unit ?? fact.timeUnit ?? undefined);
  return {
    ...span,
    kind: 'range',
    min: fact.min,
    max: fact.max,
    exclusive: fact.exclusive,
    ...(unit === undefined ? {} : { unit }),
  };
}
