import { currencies, measures, timeUnits } from '../number/units.ts';
import { spanOf } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

/** The unit a column is in: `in USD`, `em reais`, `(kg)`, `in hours`, `in degrees Celsius`, `in thousands`. */
export const readUnitValue: ValueReader = (scene, at, end, named) => {
  const { tokens } = scene;
  if (!named) return null;
  const before = tokens[at - 1]?.word ?? '';
  const word = tokens[at]?.word ?? '';
  const isIn = ['in', 'en', 'em'].includes(word);
  let here = isIn ? at + 1 : at;
  if (!isIn && before !== '(') return null;
  if (
    ['us', 'degrees', 'brazilian', 'american', 'indian'].includes(tokens[here]?.word ?? '') &&
    tokens[here + 1] !== undefined &&
    here + 1 < end
  )
    here += 1;
  const name = tokens[here]?.word ?? '';
  const isDegree = name === '°';
  const unit = isDegree
    ? measures[`°${tokens[here + 1]?.word ?? ''}`]
    : (currencies[name] ??
      (name.length > 1 || !isIn ? (timeUnits[name] ?? measures[name]) : undefined) ??
      (name === '%' || name === 'percent' || name === 'percentage' ? '%' : undefined));
  if (unit === undefined || here >= end) return null;
  const next = here + (isDegree ? 2 : 1);
  if (!isIn && tokens[next]?.word !== ')' && tokens[next]?.word !== ',') return null;
  return { next, values: [{ ...spanOf(scene, at, next), kind: 'unit', unit }] };
};
