/** A number as written, and where it ends. */
export type WrittenNumber = { readonly value: number; readonly end: number };

const digits = /\d+/y;

/**
 * Reads digits with their separators from `at`: `1000`, `1,000,000`, `1,95,000`, `1.000.000`, `1 000 000`, `1_000_000`, `8.50`, `1e6`, `10^6`.
 * With `decimalComma`, a comma is the decimal sign and `1.000` is a thousand. `1,2,3` is three numbers.
 */
export function scanNumber(text: string, at: number, decimalComma: boolean): WrittenNumber | null {
  const whole = digitsAt(text, at);
  if (whole === '') return null;
  let end = at + whole.length;
  let body = whole;
  let groupSign = '';
  const separator = text[end] ?? '';
  if (separator !== '' && ",._ '".includes(separator)) {
    const grouped = scanGroups(text, end, separator, whole.length, decimalComma);
    if (grouped !== null) {
      body += grouped.body;
      end = grouped.end;
      groupSign = separator;
    }
  }
  const point = text[end] ?? '';
  if (point === '.' || (point === ',' && decimalComma && groupSign !== ',')) {
    const fraction = digitsAt(text, end + 1);
    const closing = text[end + 1 + fraction.length] ?? '';
    const isList = point === ',' && closing === ',' && /\d/u.test(text[end + 2 + fraction.length] ?? '');
    if (fraction !== '' && !isList) {
      body += `.${fraction}`;
      end += 1 + fraction.length;
    }
  }
  const exponent = /^[eE][+-]?\d{1,3}(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 6));
  if (exponent !== null) {
    body += exponent[0];
    end += exponent[0].length;
  }
  const power = body === '10' ? digitsAt(text, end + 1) : '';
  if (text[end] === '^' && power !== '' && power.length <= 3) {
    body = `1e${power}`;
    end += 1 + power.length;
  }
  const value = Number(body);
  return Number.isFinite(value) ? { value, end } : null;
}

function scanGroups(
  text: string,
  from: number,
  separator: string,
  leading: number,
  decimalComma: boolean,
): { body: string; end: number } | null {
  if (leading > 3) return null;
  const groups: string[] = [];
  let end = from;
  while (text[end] === separator && groups.length < 8) {
    const group = digitsAt(text, end + 1);
    if (group.length !== 3 && group.length !== 2) break;
    groups.push(group);
    end += 1 + group.length;
  }
  const last = groups.at(-1);
  if (last === undefined || last.length !== 3) return null;
  const isIndian =
    groups.length > 1 && separator === ',' && leading <= 2 && groups.slice(0, -1).every((group) => group.length === 2);
  if (!isIndian && groups.some((group) => group.length !== 3)) return null;
  if (separator === '.' && groups.length === 1 && !decimalComma) return null;
  if (/\d/u.test(text[end] ?? '')) return null;
  return { body: groups.join(''), end };
}

function digitsAt(text: string, at: number): string {
  digits.lastIndex = at;
  return digits.exec(text)?.[0] ?? '';
}
