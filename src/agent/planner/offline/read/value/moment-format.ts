const parts = /YYYY|yyyy|YY|yy|MMMM|MMM|MM|mm|M|DD|dd|D|d|HH|hh|H|h|SS|ss|AM|PM|am|pm|A|T|Z|Mon/gu;
const whole = /^[YyMmDdHhSsAPTZon\-/. :,年月日時分秒时]{4,40}$/u;

/** The letters for day, month and year of a language, by its word for the year. */
const alphabets: readonly (readonly [year: RegExp, letters: Readonly<Record<string, string>>])[] = [
  [/^[TMJHhmSs\-/. :,]*JJ(?:JJ)?[TMJHhmSs\-/. :,]*$/u, { T: 'D', J: 'Y' }],
  [/^[DMJHhmSsu\-/. :,]*JJ(?:JJ)?[DMJHhmSsu\-/. :,]*$/u, { J: 'Y', u: 'h' }],
  [/^[JMAHhmSs\-/. :,]*JJ[-/. ]MM[-/. ]AA(?:AA)?[HhmSs\-/. :,]*$/u, { J: 'D', A: 'Y' }],
  [/^[DMAHhmSs\-/. :,]*AAAA[DMAHhmSs\-/. :,年月]*$/u, { A: 'Y' }],
  [/^AAAA年MM月DD日$/u, { A: 'Y' }],
  [/^[GMAHhmSs\-/. :,]*GG[-/. ]MM[-/. ]AA(?:AA)?[HhmSs\-/. :,]*$/u, { G: 'D', A: 'Y' }],
  [/^(?:GG[-/. ]AA[-/. ]YYYY|YYYY[-/. ]AA[-/. ]GG)$/u, { G: 'D', A: 'M' }],
  [/^[DMRHhmSs\-/. :,]*RRRR[DMRHhmSs\-/. :,]*$/u, { R: 'Y' }],
  [/^(?:[PKV\-/. :]*VVVV[PKV\-/. :]*)$/u, { P: 'D', K: 'M', V: 'Y' }],
  [/^(?:[DMÅ\-/. :]*ÅÅÅÅ[DMÅ\-/. :]*)$/u, { Å: 'Y' }],
  [/^(?:[ДМГ\-/. :]*ГГГГ[ДМГ\-/. :]*)$/u, { Д: 'D', М: 'M', Г: 'Y' }],
];

/** `TT.MM.JJJJ`, `JJ/MM/AAAA`, `DD/MM/AAAA`, `GG.MM.AAAA`, `ДД.ММ.ГГГГ` in the letters of English layouts. */
function inEnglish(text: string): string {
  if (text.length > 40) return text;
  // Small letters mean the same, where they do not mean minutes.
  const upper = /[hH:]/u.test(text) ? text : text.toUpperCase();
  const letters = alphabets.find(([year]) => year.test(upper))?.[1];
  return letters === undefined ? text : Array.from(upper, (letter) => letters[letter] ?? letter).join('');
}

/**
 * A date or time layout in the plan's tokens, or null: `YYYY-MM-DD`, `dd/mm/yyyy`, `DD-MMM-YYYY HH:MM:SS`, `MM/DD/YYYY`, `HH:mm`.
 * Whether `mm` is months or minutes follows from its neighbours: after hours it is minutes.
 */
export function momentFormat(written: string): string | null {
  const text = inEnglish(written);
  const slot = /^(HH|hh|H|h):([0-5]\d)$/u.exec(text);
  if (slot !== null) return `${slot[1] === 'hh' ? 'HH' : (slot[1] ?? 'HH')}:[${slot[2] ?? '00'}]`;
  // Minutes and seconds of a length of time.
  if (/^mm:ss$/iu.test(text)) return 'mm:ss';
  if (!whole.test(text)) return null;
  const pieces = text.match(parts) ?? [];
  if (pieces.join('').length < text.replaceAll(/[-/. :,年月日時分秒时]/gu, '').length) return null;
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
