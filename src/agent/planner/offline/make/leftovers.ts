import type { Span } from '../reading.ts';
import type { Making } from './draft.ts';
import { assume } from './draft.ts';

/** Words that carry no wish of their own. */
const silent = new Set(
  'a an the and or of for to in on at by with from as is are be been it its this that these those there which who whom whose i we you he she they me my our your their please can could would should will shall may might must do does did have has had want need like give make create generate produce build get provide show set data dataset datasets sample demo synthetic fake mock test realistic random table tables row rows record records entry entries column columns field fields feature features following include includes including each every all some any also just only very so such then than about into per using use used based where when while if not no but both more most other e.g i.e etc new simple basic diverse various different least following format file values value'.split(
    ' ',
  ),
);

/** Notes as unplaced every stretch of the request that neither the reading nor the plan accounts for, if it holds a word that could be a wish. */
export function noteLeftovers(making: Making): void {
  const { request } = making.reading;
  const covered = new Uint8Array(request.length);
  const cover = (span: Span): void => {
    covered.fill(1, Math.max(0, span.from), Math.min(request.length, span.to));
  };
  for (const span of making.reading.used) cover(span);
  for (const reading of making.readings) cover(reading);
  if (making.reading.format?.name === 'xlsx') {
    making.unmet.push(request.slice(making.reading.format.span.from, making.reading.format.span.to));
    assume(making, 'Excel files are not written: the table is CSV, which Excel opens');
  }
  const words = [...request.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  let phrase: { from: number; to: number; telling: boolean } | null = null;
  const close = (): void => {
    if (phrase?.telling === true) making.unmet.push(request.slice(phrase.from, phrase.to).replace(/\s+/gu, ' '));
    phrase = null;
  };
  for (const word of words) {
    const used = covered.subarray(word.from, word.to).some((one) => one === 1);
    const apart: boolean = phrase !== null && /[.,;:!?()\n]/u.test(request.slice(phrase.to, word.from));
    if (used || apart) close();
    if (used) continue;
    const telling = !silent.has(word.text.toLowerCase());
    if (phrase === null) {
      if (telling) phrase = { from: word.from, to: word.to, telling };
    } else if (telling) phrase = { from: phrase.from, to: word.to, telling: true };
  }
  close();
  making.unmet.splice(0, making.unmet.length, ...new Set(making.unmet));
}
