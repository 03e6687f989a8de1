import { dictionary } from '../text/dictionary.ts';
const digitOf = dictionary<number>({
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
});
const smallOf = dictionary<number>({ 十: 10, 百: 100, 千: 1000 });
const bigOf = dictionary<number>({ 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 });
const counters = '行条筆笔件个個列年月日天周週秒小分位名人次';

/** A number written in Han numerals (`三百二十`, `五百万`, `一千`). A lone digit counts only before a counting word, so `一些` is no number. */
export function readHanNumber(text: string, from: number): { readonly value: number; readonly end: number } | null {
  let at = from;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  while (at < text.length) {
    const sign = text.charAt(at);
    const asDigit = digitOf[sign];
    const small = smallOf[sign];
    const big = bigOf[sign];
    if (asDigit !== undefined) {
      digit = digit === null ? asDigit : digit * 10 + asDigit;
    } else if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
    } else if (big !== undefined && at > from) {
      total += (section + (digit ?? 0)) * big;
      section = 0;
      digit = null;
    } else break;
    at += 1;
  }
  if (at === from) return null;
  if (at - from === 1 && !counters.includes(text.charAt(at) || ' ')) return null;
  return { value: total + section + (digit ?? 0), end: at };
}
