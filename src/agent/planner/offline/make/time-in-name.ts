import { plusDays } from './calendar.ts';
import { nameWords } from './name-words.ts';
import type { TimeWindow } from './time-window.ts';

/** What a name tells about when such moments lie, in days before (negative) or after today; the first match wins. */
const byName: readonly { readonly words: readonly string[]; readonly from: number; readonly to: number }[] = [
  { words: ['birth', 'birthday', 'birthdate', 'born', 'dob', 'bday'], from: -80 * 365, to: -18 * 365 },
  { words: ['expiry', 'expires', 'expiration', 'expire', 'renewal', 'renews', 'until', 'thru'], from: 1, to: 3 * 365 },
  { words: ['next', 'upcoming', 'deadline', 'planned', 'scheduled', 'eta'], from: 1, to: 120 },
  {
    words: ['hire', 'hired', 'joined', 'join', 'founded', 'established', 'installed', 'built', 'acquired'],
    from: -10 * 365,
    to: -30,
  },
];

/** When moments of this name lie by nature (births long ago, ends of validity ahead); null when the name does not tell. */
export function timeInName(name: string, today: string): TimeWindow | null {
  const words = nameWords(name);
  const known = byName.find((one) => one.words.some((word) => words.includes(word)));
  return known === undefined ? null : { from: plusDays(today, known.from), to: plusDays(today, known.to) };
}
