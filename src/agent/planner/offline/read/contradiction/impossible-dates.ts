import type { Scene } from '../text/scene.ts';
import { daysInMonth, monthOf } from '../time/month-names.ts';
import { conflict, type Contradiction } from './contradiction.ts';

const named =
  /(?<day>\b\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?(?<month>\p{L}{3,})\.?(?:,?\s+(?:de\s+)?(?<year>\d{4}))?/giu;
const turned =
  /\b(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>\d{4})\b)?(?!\s*(?:%|:|\d)|\s+(?!to\b|and\b|until\b|or\b|is\b|at\b|for\b)\p{L})/giu;
const written = /\b(?<year>(?:19|20)\d\d)-(?<number>\d\d)-(?<day>\d\d)\b/gu;

/** Days that no calendar has: "30 February", "June 31", "2025-02-29". */
export function impossibleDates(scene: Scene): readonly Contradiction[] {
  for (const pattern of [named, turned, written]) {
    for (const match of scene.request.matchAll(pattern)) {
      const { day = '', month = '', number = '', year = '2024' } = match.groups ?? {};
      const at = number === '' ? fullMonth(month) : Number(number);
      const last = number !== '' && (at < 1 || at > 12) ? 0 : daysInMonth(at, Number(year));
      if (at === 0 && number === '') continue;
      if (Number(day) <= last && Number(day) > 0) continue;
      // A figure that is no day at all ("in March 500 orders") names no date.
      if (number === '' && (Number(day) > 31 || Number(day) < 29)) continue;
      return [
        conflict(
          { from: match.index, to: match.index + match[0].length },
          `There is no ${match[0].trim()} in the calendar: which day is meant?`,
        ),
      ];
    }
  }
  return [];
}

function fullMonth(word: string): number {
  const folded = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/gu, '');
  return folded.length < 4 && !/^(?:jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)$/u.test(folded) ? 0 : monthOf(folded);
}
