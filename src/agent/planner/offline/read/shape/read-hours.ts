import { dictionary } from '../text/dictionary.ts';
import type { Scene } from '../text/scene.ts';

/** The hours 0..23 that a clause names: `9am to 5pm`, `between 12 and 14h`, `at 18:00`, `lunchtime`, `at night`, `in the evening`. */
export function readHours(scene: Scene, from: number, to: number): readonly number[] {
  const { tokens } = scene;
  const named: number[] = [];
  for (let at = from; at < to; at += 1) {
    const word = tokens[at]?.word ?? '';
    const set = parts[word];
    if (set !== undefined) return set;
    const hour = hourAt(scene, at);
    if (hour === null) continue;
    const link = tokens[hour.next]?.word ?? '';
    const other = ['to', '-', 'and', 'until', 'till', 'a', 'bis'].includes(link) ? hourAt(scene, hour.next + 1) : null;
    if (other !== null && other.next <= to) return hoursBetween(hour.hour, other.hour);
    named.push(hour.hour);
  }
  return named;
}

/** The hours of a part of the day by name; undefined for other words. */
export function hoursOfDayPart(word: string): readonly number[] | undefined {
  return parts[word];
}

const parts = dictionary<readonly number[]>({
  lunchtime: [12, 13],
  lunch: [12, 13],
  dinner: [18, 19, 20],
  breakfast: [7, 8, 9],
  morning: [6, 7, 8, 9, 10, 11],
  mornings: [6, 7, 8, 9, 10, 11],
  afternoon: [12, 13, 14, 15, 16, 17],
  evening: [18, 19, 20, 21],
  evenings: [18, 19, 20, 21],
  lunchtimes: [12, 13],
  dinnertime: [18, 19, 20],
  afternoons: [12, 13, 14, 15, 16, 17],
  daytime: [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
  night: [22, 23, 0, 1, 2, 3, 4, 5],
  nighttime: [22, 23, 0, 1, 2, 3, 4, 5],
  nights: [22, 23, 0, 1, 2, 3, 4, 5],
  overnight: [0, 1, 2, 3, 4, 5],
  midnight: [0],
  noon: [12],
});

/** An hour written at a token (`9am`, `18:00`), and the position after it; null for none. */
export function hourAt(scene: Scene, at: number): { readonly hour: number; readonly next: number } | null {
  const token = scene.tokens[at];
  if (token === undefined) return null;
  const after = scene.tokens[at + 1]?.word ?? '';
  if (token.word === 'midnight' || token.word === 'noon') return { hour: token.word === 'noon' ? 12 : 0, next: at + 1 };
  const isHalf = after === 'am' || after === 'pm';
  if (token.kind === 'time') {
    const hour = Number(token.text.slice(0, 2));
    return { hour: isHalf ? (hour % 12) + (after === 'pm' ? 12 : 0) : hour, next: isHalf ? at + 2 : at + 1 };
  }
  if (token.kind !== 'number' || !isHalf || token.value < 1 || token.value > 12) return null;
  return { hour: (token.value % 12) + (after === 'pm' ? 12 : 0), next: at + 2 };
}

/** The hours from one up to, not including, another; around midnight when it has to be. */
export function hoursBetween(from: number, to: number): readonly number[] {
  const hours: number[] = [];
  for (let hour = from; hour !== to && hours.length < 24; hour = (hour + 1) % 24) hours.push(hour);
  return hours;
}
