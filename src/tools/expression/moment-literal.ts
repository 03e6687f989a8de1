/** A written date, time or instant that exists in the calendar, and its SQL literal. */
export type MomentLiteral = { readonly type: 'date' | 'time' | 'timestamp'; readonly sql: string };

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?)?$/u;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?$/u;

/** Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS` or `HH:MM:SS`; null for anything else, 30 February included. */
export function readMoment(text: string): MomentLiteral | null {
  const time = clock.exec(text);
  if (time !== null) {
    const [, hour = '', minute = '', second = '0'] = time;
    return inRange(hour, minute, second)
      ? { type: 'time', sql: `TIME '${text.padStart(hour.length === 1 ? text.length + 1 : 0, '0')}'` }
      : null;
  }
  const parts = shape.exec(text);
  if (parts === null) return null;
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0'] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day) || Number(year) < 1) return null;
  if (hour === undefined) return { type: 'date', sql: `DATE '${text}'` };
  return inRange(hour, minute, second) ? { type: 'timestamp', sql: `TIMESTAMP '${text.replace('T', ' ')}'` } : null;
}

function inRange(hour: string, minute: string, second: string): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
