import { wordSet } from '../text/word-set.ts';
import type { ShapeAsk } from '../../reading.ts';
import { addColumn, currentTable, type Draft } from '../draft.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';

const verbs = wordSet(
  'degrades degrade rises rise increases increase goes go jumps jump climbs grows drops drop falls fall improves worsens decreases slows doubles shifts changes moves soars',
);

/** "resolution time degrades from 4h to 18h": what moves, its usual value, and the factor while it lasts. The times are those of the event before it. */
export function readChange(scene: Scene, draft: Draft, first: number, end: number): ShapeAsk | null {
  for (let at = first + 1; at < Math.min(end, first + 6); at += 1) {
    if (!verbs.has(scene.tokens[at]?.word ?? '')) continue;
    const fact = scene.factFrom.get(at + 1);
    if (
      fact?.kind !== 'range' ||
      fact.min === null ||
      fact.max === null ||
      fact.min <= 0 ||
      scene.tokens[at + 1]?.word !== 'from'
    )
      return null;
    const about = wordsOf(scene, first, at);
    const event = draft.shapes.findLast((shape) => shape.periods.length > 0 || shape.months.length > 0);
    const factor = fact.max / fact.min;
    const span = spanOf(scene, first, end);
    const kind = event === undefined ? (factor >= 1 ? 'growth' : 'decline') : factor >= 1 ? 'spike' : 'dip';
    const shape: ShapeAsk = {
      ...span,
      kind,
      about,
      months: event?.months ?? [],
      weekdays: [],
      hours: [],
      periods: event?.periods ?? [],
      factor,
      rate: null,
    };
    draft.shapes.push(shape);
    const unit = fact.unit ?? fact.timeUnit;
    addColumn(currentTable(draft, span), {
      ...span,
      name: about,
      literal: false,
      about: '',
      implied: true,
      values: [
        { ...span, kind: 'statistic', statistic: 'mean', value: fact.min },
        ...(unit === null ? [] : [{ ...span, kind: 'unit', unit } as const]),
      ],
    });
    return shape;
  }
  return null;
}
