import { isMoment, isNumber, type EvalColumn } from './eval-table.ts';

/** Words for much, good or happened. Whatever else a two-valued column says counts as less. */
const high =
  /^(?:approved?|accepted|yes|true|y|high|pass(?:ed)?|no.?show|missed|default(?:ed)?|churned|fraud|active|won|positive|1)$/iu;

/** Ordered words of scales. */
const scales: readonly (readonly string[])[] = [
  ['none', 'very low', 'low', 'medium', 'moderate', 'high', 'very high', 'critical'],
  ['mild', 'moderate', 'severe'],
  ['poor', 'fair', 'average', 'good', 'very good', 'excellent'],
  ['small', 'medium', 'large'],
  ['bronze', 'silver', 'gold', 'platinum'],
];

/** A column as figures for a rank correlation: numbers and moments as they are, flags as 1 and 0, words of a scale by their place. Null when nothing orders its values. */
export function factorsFor(column: EvalColumn): readonly number[] | null {
  if (isNumber(column) || isMoment(column) || column.type === 'boolean') return [...column.figures];
  const values = new Set(column.cells.filter((cell) => cell !== null).map((cell) => cell.toLowerCase()));
  const scale = scales.find((one) => [...values].every((value) => one.includes(value)));
  if (scale !== undefined)
    return column.cells.map((cell) => (cell === null ? Number.NaN : scale.indexOf(cell.toLowerCase())));
  if (values.size <= 6 && [...values].some((value) => high.test(value)))
    return column.cells.map((cell) => (cell === null ? Number.NaN : high.test(cell) ? 1 : 0));
  return column.figures.every((figure, at) => !Number.isNaN(figure) || column.cells[at] === null)
    ? [...column.figures]
    : null;
}
