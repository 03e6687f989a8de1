import type { Token } from './token.ts';

/** What a scanner found at a position: the token without its spelling work. */
export type Scanned = Pick<Token, 'kind' | 'text' | 'to'>;

const email = /[\w.+-]{0,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/y;
const url = /https?:\/\/[^\s"'<>)\]]{1,300}/y;
const domain = /[a-z0-9-]{1,63}\.(?:com|org|net|io|edu|gov|dev|co\.uk)(?![\w])/iy;
const address = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])/y;
const isoDate = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,6})?Z?)?/y;
const dayDate = /(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/y;
const clock = /([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?![:\d])/y;
/** After these words `2:10` is a proportion, not a time of day. */
const ratioBefore = /(?:weight\w{0,4}|ratio|split|distribut\w{0,4}|proportions?)(?: of| in| as|:)?\s{0,3}$/iu;
const abbreviation = /(?:e\.g|i\.e|etc|approx|vs)\./iy;

/** Runs that must stay whole: addresses, written dates and times, abbreviations with their point. */
export function scanLiteral(text: string, at: number): Scanned | null {
  const code = text.charCodeAt(at);
  const isDigit = code >= 48 && code <= 57;
  if (isDigit) {
    const day = matchAt(isoDate, text, at);
    if (day !== null) return dateToken(day, at, Number(day[1]), Number(day[3]), Number(day[4]));
    const other = matchAt(dayDate, text, at);
    if (other !== null) {
      const first = Number(other[1]);
      const second = Number(other[3]);
      // A slash with a first figure that can be a month is the American order; points and dashes are day first.
      const monthFirst = second > 12 || (other[2] === '/' && first <= 12);
      return dateToken(other, at, Number(other[4]), monthFirst ? first : second, monthFirst ? second : first);
    }
    const ip = matchAt(address, text, at);
    if (ip !== null) return { kind: 'literal', text: ip[0], to: at + ip[0].length };
    const time = matchAt(clock, text, at);
    if (time !== null && text[at - 1] !== ':' && !ratioBefore.test(text.slice(Math.max(0, at - 24), at))) {
      return { kind: 'time', text: `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? '00'}`, to: at + time[0].length };
    }
  }
  const short = isDigit ? null : matchAt(abbreviation, text, at);
  if (short !== null && !/[\p{L}\d_]/u.test(text[at - 1] ?? ''))
    return { kind: 'word', text: short[0], to: at + short[0].length };
  const kept = matchAt(url, text, at) ?? matchAt(email, text, at) ?? matchAt(domain, text, at);
  return kept === null ? null : { kind: 'literal', text: kept[0], to: at + kept[0].length };
}

function dateToken(match: RegExpExecArray, at: number, year: number, month: number, day: number): Scanned | null {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days) return null;
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const hour = match[5];
  const minute = match[6];
  const time = hour === undefined || minute === undefined ? '' : `T${hour}:${minute}:${match[7] ?? '00'}`;
  return { kind: 'date', text: date + time, to: at + match[0].length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
