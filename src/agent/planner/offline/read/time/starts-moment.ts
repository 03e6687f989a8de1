import { startsHoliday } from './holidays.ts';
import { monthOf, seasonMonths } from './month-names.ts';

const openers = new Set(
  'over during in for within across from covering spanning throughout the los las os as les den this current last past previous trailing prior ultimos ultimas ultimo ultima derniers dernieres letzten letzte 过去 最近 過去 지난 최근 去年 preceding recent next coming following upcoming proximos proximas nachsten since after desde depuis seit starting before until till by hasta ate bis today now hoy hoje yesterday ayer ontem tomorrow'.split(
    ' ',
  ),
);

/** Whether a stretch of time can start with this word. */
export function startsMoment(word: string): boolean {
  return (
    openers.has(word) ||
    monthOf(word) > 0 ||
    seasonMonths(word).length > 0 ||
    /^[qh][1-4]$/u.test(word) ||
    startsHoliday(word)
  );
}
