import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import type { RuleAsk } from '../../reading.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';

type Dirt = Extract<RuleAsk, { kind: 'dirt' }>;

const words = dictionary<Dirt['what']>({
  typos: 'typos',
  typo: 'typos',
  misspellings: 'typos',
  misspelled: 'typos',
  misspelt: 'typos',
  outliers: 'outliers',
  outlier: 'outliers',
  duplicates: 'duplicates',
  duplicate: 'duplicates',
  duplicated: 'duplicates',
  dupes: 'duplicates',
  duplicados: 'duplicates',
  doublons: 'duplicates',
  duplikate: 'duplicates',
  missing: 'nulls',
  nulls: 'nulls',
  null: 'nulls',
  blanks: 'nulls',
  nas: 'nulls',
  nan: 'nulls',
  nans: 'nulls',
  faltantes: 'nulls',
  ausentes: 'nulls',
  manquantes: 'nulls',
  nulos: 'nulls',
  blank: 'nulls',
  empty: 'nulls',
  inconsistent: 'format-drift',
  inconsistencies: 'format-drift',
  messy: 'messy',
  dirty: 'messy',
  unclean: 'messy',
  imperfections: 'messy',
  uncleaned: 'messy',
});
const fillers = wordSet(
  'some a few with and of the values value rows row records entries data in introduce include add inject occasional random about are be should is at randomly cells several then make it have has left on purpose formatting formats format casing capitalization dates date for columns column realistic common percent % plus also quality issues like real slightly bit little around approximately text all exact near points to e valores dados alguns algunos experience or sprinkle missing throughout across there into each contain will which that them amount readings reading measurements points observations samples',
);
const nearly = wordSet(
  'near nearly almost fuzzy approximate similar close partial inexact imperfect quasi casi quase presque fast',
);
const between = wordSet('- exact identical perfect / of');
const never = wordSet('no without never not remove drop avoid handle fill clean zero sem sin sans ohne none');

/** Dirt asked for on purpose: `some duplicates`, `10% of emails NULL`, `5% missing values`, `typos in names`, `make it messy`. Empty when the clause is about something else. */
export function readDirt(scene: Scene, first: number, end: number): readonly Dirt[] {
  const { tokens } = scene;
  if (tokens[first + 1]?.word === ':' || tokens[first + 1]?.word === '(') return [];
  const found: Dirt[] = [];
  for (let at = first; at < end; at += 1) {
    const said = words[tokens[at]?.word ?? ''];
    const lead = said === 'duplicates' ? nearWords(scene, first, at) : 0;
    const what = lead > 0 ? 'near-duplicates' : said;
    if (what === undefined || tokens[at]?.text.includes('_') === true) continue;
    if (
      never.has(tokens[at - 1]?.word ?? '') ||
      never.has(tokens[at - 2]?.word ?? '') ||
      never.has(tokens[first]?.word ?? '')
    )
      return [];
    if (found.some((dirt) => dirt.what === what)) continue;
    const share = shareIn(scene, first, end);
    const column = columnIn(scene, first, end, at);
    const isAsked =
      share !== null ||
      at - lead === first ||
      /^(?:some|few|occasional|random|introduce|inject|include|add|make|with|of|the|several|and|then|realistic|common|contain|sprinkle|a|be|or|have|experience|alguns|algunos|outliers|values|slightly|is|are|bit|missing|or)$/u.test(
        tokens[at - 1 - lead]?.word ?? '',
      ) ||
      what === 'messy';
    if (!isAsked) continue;
    if (
      what === 'nulls' &&
      column === null &&
      share === null &&
      !/^(?:values?|data|cells|entries)$/u.test(tokens[at + 1]?.word ?? '') &&
      at + 1 < end &&
      tokens[at]?.word !== 'nulls' &&
      tokens[at]?.word !== 'blanks' &&
      tokens[at]?.word !== 'nans'
    )
      continue;
    if (what === 'nulls' && (tokens[at + 1]?.word === 'person' || tokens[at + 1]?.word === 'persons')) continue;
    found.push({ ...spanOf(scene, first, end), kind: 'dirt', what, share, column });
  }
  return found;
}

/** How many words before "duplicates" say that they are not exact: "near", "near -", "almost", "fuzzy", "nearly - identical". */
function nearWords({ tokens }: Scene, first: number, at: number): number {
  for (let back = 1; back <= 4 && at - back >= first; back += 1) {
    const word = tokens[at - back]?.word ?? '';
    if (nearly.has(word)) return back;
    if (!between.has(word)) return 0;
  }
  return 0;
}

function shareIn(scene: Scene, first: number, end: number): number | null {
  for (let at = first; at < end; at += 1) {
    const fact = scene.factFrom.get(at);
    if (fact?.kind === 'amount' && fact.percent) return fact.value / 100;
    if (fact?.kind === 'range' && fact.percent && fact.min !== null && fact.max !== null)
      return (fact.min + fact.max) / 200;
  }
  return null;
}

/** The column named in the clause: "10% of emails NULL", "missing values in age", or null. */
function columnIn(scene: Scene, first: number, end: number, word: number): string | null {
  const { tokens } = scene;
  let from = -1;
  let best: string | null = null;
  for (let at = first; at <= end; at += 1) {
    const isFree =
      at < end &&
      at !== word &&
      tokens[at]?.kind === 'word' &&
      (scene.factEnd[at] ?? 0) <= at &&
      !fillers.has(tokens[at]?.word ?? '') &&
      !nearly.has(tokens[at]?.word ?? '') &&
      !between.has(tokens[at]?.word ?? '') &&
      words[tokens[at]?.word ?? ''] === undefined;
    const isName = at < end && tokens[at]?.kind === 'quoted';
    if ((isFree || isName) && from < 0) from = at;
    if (!isFree && !isName && from >= 0) {
      best ??= wordsOf(scene, from, at).replaceAll(/["'`]/gu, '');
      from = -1;
    }
  }
  return best;
}
