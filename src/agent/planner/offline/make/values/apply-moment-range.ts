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
  if (from?.startsWith('1970-01-01T') === true && to !== undefined) {
    applyHours(from, to, place);
    return;
  }
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

/** Times of day: "from 07:00 to 21:00". Of a length in minutes and seconds they are these; of a point in time the hours it may lie in. */
function applyHours(from: string, to: string, place: Place): void {
  const { source, type, format } = place.origin.column.plan;
  if (type === 'time' || source.kind !== 'moment') {
    const isLength = format === 'mm:ss';
    const at = (moment: string): string => (isLength ? `1970-01-01T00:${moment.slice(11, 16)}` : moment);
    // "HH:00": on the hour, and the last one belongs to it.
    const onHour = format !== undefined && /^HH?:\[/u.test(format);
    const grain = isLength ? 'second' : onHour ? 'hour' : 'minute';
    const last = isLength ? 1000 : onHour ? 3_600_000 : 60_000;
    const end = new Date(Date.parse(`${at(to)}Z`) + last).toISOString().slice(0, 19);
    resource(place, { kind: 'moment', from: at(from), to: end, grain, ascending: false, given: [] }, { type: 'time' });
  } else {
    const [first, stop] = [Number(from.slice(11, 13)), Number(to.slice(11, 13))];
    const hours = Array.from({ length: 24 }, (_, hour) => (hour >= first && hour < Math.max(stop, first + 1) ? 1 : 0));
    redraw(place, { type: 'timestamp', source: { ...source, grain: 'second', rhythm: { ...source.rhythm, hours } } });
  }
  place.column.fixed.add('range');
}
