import { RowsmithError } from '../../contract/error.ts';

/** The value of a sum of numbers with + - * / and brackets, rounded to two decimals; throws `knowledge-invalid` for anything else. */
export function calculate(sum: string): number {
  const signs = sum.match(/\d+(?:\.\d+)?|[-+*/()]/gu) ?? [];
  let at = 0;
  const fail = (): RowsmithError =>
    new RowsmithError({
      code: 'knowledge-invalid',
      message: `The sum '${sum}' cannot be worked out.`,
      hint: 'Use numbers, + - * / and brackets.',
    });
  const value = (): number => {
    const sign = signs[at];
    at += 1;
    if (sign === '(') {
      const inner = terms();
      if (signs[at] !== ')') throw fail();
      at += 1;
      return inner;
    }
    const number = Number(sign);
    if (sign === undefined || Number.isNaN(number)) throw fail();
    return number;
  };
  const factors = (): number => {
    let product = value();
    while (signs[at] === '*' || signs[at] === '/') {
      const isTimes = signs[at] === '*';
      at += 1;
      product = isTimes ? product * value() : product / value();
    }
    return product;
  };
  const terms = (): number => {
    let total = factors();
    while (signs[at] === '+' || signs[at] === '-') {
      const isPlus = signs[at] === '+';
      at += 1;
      total = isPlus ? total + factors() : total - factors();
    }
    return total;
  };
  const result = terms();
  if (at !== signs.length || signs.join('') !== sum.replaceAll(/\s/gu, '')) throw fail();
  return Math.round(result * 100) / 100;
}
