import { wordSet } from '../text/word-set.ts';

/** Words after a figure that make it a factor. */
export const times = wordSet('x times fold * vezes veces fois mal 倍');
