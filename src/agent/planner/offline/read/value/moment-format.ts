const parts = /YYYY|yyyy|YY|yy|MMMM|MMM|MM|mm|M|DD|dd|D|d|HH|hh|H|h|SS|ss|AM|PM|am|pm|A|T|Z|Mon/gu;
const whole = /^[YyMmDdHhSsAPTZon\-/. :,]{4,40}$/u;

/**
 * A date or time layout in the plan's tokens, or null: `YYYY-MM-DD`, `dd/mm/yyyy`, `DD-MMM-YYYY HH:MM:SS`, `MM/DD/YYYY`, `HH:mm`.
 * Whether `mm` is months or minutes follows from its neighbours: after hours it is minutes.
 */
export function momentFormat(text: string): string | null {
  // Minutes and seconds of a length of time.
  if (/^mm:ss$/iu.test(text)) return 'mm:ss';
  if (!whole.test(text)) return null;
  const pieces = text.match(parts) ?? [];
  if (pieces.join('').length < text.replaceAll(/[-/. :,]/gu, '').length) return null;
  const hasDate =
    pieces.some((piece) => /^(?:YYYY|yyyy|YY|yy)$/u.test(piece)) && pieces.some((piece) => /^[mM]/u.test(piece));
  const hasTime = pieces.some((piece) => /^[Hh]/u.test(piece)) && pieces.some((piece) => /^(?:MM|mm)$/u.test(piece));
  const hasDayMonth =
    pieces.some((piece) => /^(?:DD|dd)$/u.test(piece)) && pieces.some((piece) => /^(?:MM|mm|MMM)$/u.test(piece));
  if (!hasDate && !hasTime && !hasDayMonth) return null;
  let afterHours = false;
  return text.replaceAll(parts, (piece) => {
    if (/^[Hh]/u.test(piece)) {
      afterHours = true;
      return piece;
    }
    if (piece === 'MM' || piece === 'mm') return afterHours ? 'mm' : 'MM';
    if (/^(?:SS|ss)$/u.test(piece)) return 'ss';
    if (/^(?:AM|PM|am|pm)$/u.test(piece)) return 'A';
    if (piece === 'T' || piece === 'Z') return `[${piece}]`;
    if (piece === 'Mon') return 'MMM';
    return piece.toUpperCase();
  });
}
