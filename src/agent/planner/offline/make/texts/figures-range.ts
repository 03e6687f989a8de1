import type { Source } from '../../../../../contract/source.ts';

/** From where to where the figures of a source go; null when it has none, or no bounds. */
export function figuresRange(source: Source): readonly [number, number] | null {
  if (source.kind === 'number' && source.around === undefined && source.min !== undefined && source.max !== undefined)
    return [source.min, source.max];
  if (source.kind === 'number' && source.distribution.kind === 'uniform')
    return [source.distribution.min, source.distribution.max];
  if (source.kind !== 'category') return null;
  const figures = source.values.flatMap(({ value }) =>
    Number.isFinite(Number(value)) && value !== '' ? [Number(value)] : [],
  );
  return figures.length < source.values.length ? null : [Math.min(...figures), Math.max(...figures)];
}
