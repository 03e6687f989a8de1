import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';

/** Words between a column and what it is. */
export const modals = wordSet(
  'is are be must should will can may always have has had get gets a an the of to set equal equals becomes remain remains stay stays also just only then = : run runs range ranges lie lies falls fall goes go from been typically usually charge pay',
);

/** Words for what was spoken of before. */
export const pronouns = wordSet('it they this that');

type Sign = { readonly min: number | null; readonly max: number | null; readonly exclusive: 'none' | 'min' | 'max' };

/** Words for a sign, as bounds. */
export const signs = dictionary<Sign>({
  negative: { min: null, max: 0, exclusive: 'max' },
  positive: { min: 0, max: null, exclusive: 'min' },
  zero: { min: 0, max: 0, exclusive: 'none' },
});
