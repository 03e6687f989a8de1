import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
const names: readonly string[] = [
  'january jan enero ene janeiro janvier januar janv',
  'february feb febrero fevereiro fev fevrier februar fevr',
  'march mar marzo marco mars marz',
  'april apr abril abr avril avr',
  'may mayo maio mai',
  'june jun junio junho juin juni',
  'july jul julio julho juillet juli',
  'august aug agosto ago aout',
  'september sep sept septiembre setembro set septembre',
  'october oct octubre outubro out octobre oktober okt',
  'november nov noviembre novembro novembre',
  'december dec diciembre dic dezembro dez decembre dezember',
];
const months = new Map(
  names.flatMap((list, index) => list.split(' ').map((name): [string, number] => [name, index + 1])),
);
/** Short or ambiguous names that are words of their own; they count only next to a figure or a word for "in". */
const doubtful = wordSet(
  'mar may march set out mai ago mars fev dic dez dec jan jun jul abr avr ene sep nov oct apr aug feb marco juli juin mayo',
);

/** Month 1..12 of a folded name in the languages read, or 0. */
export function monthOf(word: string): number {
  return months.get(word) ?? 0;
}

/** Days of a month 1..12 in a year of the Gregorian calendar; 0 for no month. */
export function daysInMonth(month: number, year: number): number {
  if (month < 1 || month > 12) return 0;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a month name could also be something else. */
export function isDoubtfulMonth(word: string): boolean {
  return doubtful.has(word);
}

const weekdays = [
  'monday mon mondays lunes segunda lundi montag',
  'tuesday tue tues tuesdays martes terca mardi dienstag',
  'wednesday wed wednesdays miercoles quarta mercredi mittwoch',
  'thursday thu thurs thursdays jueves quinta jeudi donnerstag',
  'friday fri fridays viernes sexta vendredi freitag',
  'saturday sat saturdays sabado sabados samedi samstag',
  'sunday sun sundays domingo domingos dimanche sonntag',
];
const days = new Map(
  weekdays.flatMap((list, index) => list.split(' ').map((name): [string, number] => [name, index + 1])),
);

/** Weekday 1..7 from Monday of a folded name, or 0. The short forms "sat", "sun", "mon", "wed" are left out unless `short`. */
export function weekdayOf(word: string, short = false): number {
  if (!short && (word.length < 5 || word === 'segunda' || word === 'quarta' || word === 'quinta' || word === 'sexta'))
    return 0;
  return days.get(word) ?? 0;
}

const seasons = dictionary<readonly number[]>({
  winter: [12, 1, 2],
  spring: [3, 4, 5],
  summer: [6, 7, 8],
  autumn: [9, 10, 11],
  fall: [9, 10, 11],
  invierno: [12, 1, 2],
  verano: [6, 7, 8],
  verao: [12, 1, 2],
  ete: [6, 7, 8],
  sommer: [6, 7, 8],
  hiver: [12, 1, 2],
});

/** The months of a season of the northern half of the earth (Brazil's summer for the Portuguese word). */
export function seasonMonths(word: string): readonly number[] {
  return seasons[word] ?? [];
}
