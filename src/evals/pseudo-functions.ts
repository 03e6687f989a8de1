import type { PseudoValue } from './pseudo-code.ts';

type PseudoFunction = {
  readonly least: number;
  readonly most: number;
  /** Never called with a null first input: nothing comes of nothing. */
  readonly call: (first: number | string | boolean, rest: readonly PseudoValue[]) => PseudoValue;
};

const dayMs = 86_400_000;

const functions: Readonly<Record<string, PseudoFunction>> = {
  slug: ofText((one) => one.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')),
  lower: ofText((one) => one.toLowerCase()),
  upper: ofText((one) => one.toUpperCase()),
  length: ofText((one) => one.length),
  words: ofText((one) => wordsIn(one).length),
  lines: ofText((one) => one.split('\n').length),
  days: figure((one) => one / dayMs),
  hours: figure((one) => one / 3_600_000),
  minutes: figure((one) => one / 60_000),
  abs: figure(Math.abs),
  sqrt: figure(Math.sqrt),
  year: figure((one) => new Date(one).getUTCFullYear()),
  month: figure((one) => new Date(one).getUTCMonth() + 1),
  day: figure((one) => new Date(one).getUTCDate()),
  hour: figure((one) => new Date(one).getUTCHours()),
  round: {
    least: 1,
    most: 2,
    call: (one, [decimals]) => Math.round(Number(one) * 10 ** Number(decimals ?? 0)) / 10 ** Number(decimals ?? 0),
  },
  weekday: { least: 1, most: 2, call: (one, [language]) => weekdayOf(Number(one), language ?? null) },
  contains: {
    least: 2,
    most: 2,
    call: (one, [part]) => (part == null ? null : String(one).toLowerCase().includes(String(part).toLowerCase())),
  },
};

/** The function of a name, checked for its number of inputs; throws SyntaxError when there is none such. */
export function callPseudo(name: string, inputs: number): (values: readonly PseudoValue[]) => PseudoValue {
  const known = functions[name];
  if (known === undefined)
    throw new SyntaxError(`there is no function ${name}; there are ${Object.keys(functions).join(', ')}`);
  if (inputs < known.least || inputs > known.most)
    throw new SyntaxError(`${name} takes ${known.least} to ${known.most} inputs, got ${inputs}`);
  return ([first, ...rest]) => (first == null ? null : known.call(first, rest));
}

/** Words of a text: runs of letters and digits; in scripts without blanks, as the runtime cuts them. */
export function wordsIn(text: string): readonly string[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text))
    return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
    .filter((part) => part.isWordLike === true)
    .map((part) => part.segment);
}

function ofText(call: (one: string) => PseudoValue): PseudoFunction {
  return { least: 1, most: 1, call: (one) => call(String(one)) };
}

function figure(call: (one: number) => number): PseudoFunction {
  return {
    least: 1,
    most: 1,
    call: (one) => {
      const value = call(Number(one));
      return Number.isNaN(value) ? null : value;
    },
  };
}

function weekdayOf(moment: number, language: PseudoValue): PseudoValue {
  if (Number.isNaN(moment)) return null;
  if (language === null) return ((Math.floor(moment / dayMs) + 3) % 7) + 1;
  return new Intl.DateTimeFormat(String(language), { weekday: 'long', timeZone: 'UTC' }).format(moment);
}
