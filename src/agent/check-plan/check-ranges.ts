import type { Distribution } from '../../contract/distribution.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Rhythm } from '../../contract/rhythm.ts';
import type { Source } from '../../contract/source.ts';
import type { Violation } from '../../contract/violation.ts';
import { sourcesOf } from '../../tools/compute/column-needs.ts';
import { supportOf } from '../../tools/draw/distribution/support.ts';

/** Ranges with nothing in them: bounds the wrong way round, distributions outside their bounds, spans that end before they start, weights that are all zero. */
export function checkRanges(plan: Plan): readonly Violation[] {
  const ofColumns = plan.tables.flatMap((table) =>
    table.columns.flatMap((column) =>
      sourcesOf(column).flatMap((source) =>
        emptyParts(source).map((message): Violation => ({
          code: 'range-empty',
          message,
          site: { table: table.name, column: column.name },
        })),
      ),
    ),
  );
  const ofChecks = plan.requirements.flatMap(({ check, text }): Violation[] => {
    if (
      !('min' in check) ||
      !('max' in check) ||
      check.min === undefined ||
      check.max === undefined ||
      check.min <= check.max
    )
      return [];
    return [
      {
        code: 'contradiction',
        message: `'${text}' asks for at least ${check.min} and at most ${check.max}`,
        site: { table: check.table, column: 'column' in check ? check.column : undefined },
      },
    ];
  });
  return [...ofColumns, ...ofChecks];
}

function emptyParts(source: Source): readonly string[] {
  switch (source.kind) {
    case 'number':
      // Bounds of a result say nothing of the draw it is made from.
      return [source, ...source.given].flatMap((one) =>
        source.around === undefined || source.bounds === 'draw'
          ? boundsOf(one.distribution, one.min, one.max)
          : [...boundsOf(one.distribution, undefined, undefined), ...boundsOf(anything, one.min, one.max)],
      );
    case 'series':
      return boundsOf(anything, source.min, source.max);
    case 'moment':
      return [
        ...(source.from !== undefined && source.to !== undefined && source.from >= source.to
          ? [`the span ends (${source.to}) before it starts (${source.from})`]
          : []),
        ...(source.rhythm === undefined ? [] : emptyRhythm(source.rhythm)),
      ];
    case 'category':
      return [source.values, ...source.given.map((one) => one.values)].every((values) =>
        values.some((one) => one.weight > 0),
      )
        ? []
        : ['every weight is zero, so no value could be chosen'];
    case 'sequence':
    case 'uuid':
    case 'pattern':
    case 'constant':
    case 'boolean':
    case 'clock':
    case 'formula':
    case 'split':
    case 'convert':
    case 'lookup':
    case 'aggregate':
    case 'person':
    case 'place':
    case 'company':
    case 'payment':
    case 'internet':
    case 'entity':
    case 'text':
    case 'model':
    case 'like':
      return [];
  }
}

const anything: Distribution = { kind: 'normal', mean: 0, sd: 1 };

function boundsOf(distribution: Distribution, min: number | undefined, max: number | undefined): readonly string[] {
  if (min !== undefined && max !== undefined && min > max)
    return [`the least value (${min}) lies above the greatest (${max})`];
  const [low, high] = supportOf(distribution);
  if (low > high) return [`the distribution's least value (${low}) lies above its greatest (${high})`];
  if ((min !== undefined && min > high) || (max !== undefined && max < low))
    return [
      `no value of the distribution (${low} to ${high}) lies within the bounds (${min ?? '-∞'} to ${max ?? '∞'})`,
    ];
  return [];
}

function emptyRhythm(rhythm: Rhythm): readonly string[] {
  const profiles = [rhythm.months, rhythm.weekdays, rhythm.hours].filter((profile) => profile !== undefined);
  return [
    ...(profiles.some((profile) => profile.every((weight) => weight === 0))
      ? ['a rhythm whose weights are all zero leaves no time for anything to happen']
      : []),
    ...(rhythm.events ?? [])
      .filter((event) => event.from >= event.to)
      .map((event) => `the event '${event.name}' ends (${event.to}) before it starts (${event.from})`),
  ];
}
