import { plusDays } from '../calendar.ts';
import { boundsInWords } from '../figures.ts';
import { promise } from '../promise.ts';
import { redraw, resource, type Place, type ValueAskOf } from './place.ts';

/** Dates from … to …: the ends belong to it when the words include them. */
export function applyMomentRange(ask: ValueAskOf<'moment-range'>, place: Place): void {
  const { source, type } = place.origin.column.plan;
  const from = ask.from_moment ?? undefined;
  const to =
    ask.to_moment === null
      ? undefined
      : ask.inclusive && ask.to_moment.length === 10
        ? plusDays(ask.to_moment, 1)
        : ask.to_moment;
  if (from !== undefined && to !== undefined && from >= to) {
    place.making.questions.push({
      question: `"${place.column.plan.name}" cannot be from ${from} to ${ask.to_moment ?? to}: which way round?`,
      options: [`${ask.to_moment ?? to} to ${from}`],
    });
    return;
  }
  const ends = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (source.kind === 'moment') redraw(place, { source: { ...source, ...ends } });
  else if (source.kind !== 'clock')
    resource(
      place,
      { kind: 'moment', grain: type === 'timestamp' ? 'second' : 'day', ascending: false, given: [], ...ends },
      { type: type === 'timestamp' ? 'timestamp' : 'date' },
    );
  place.column.fixed.add('range');
  promise(
    place.making,
    place.wish,
    {
      kind: 'range',
      table: place.table.name,
      column: place.column.plan.name,
      ...(from === undefined ? {} : { min: from }),
      ...(to === undefined ? {} : { max: to }),
      exclusive: to === undefined ? 'none' : 'max',
    },
    boundsInWords(ask.from_moment, ask.to_moment, ask.inclusive || to === undefined ? 'none' : 'max'),
  );
}
