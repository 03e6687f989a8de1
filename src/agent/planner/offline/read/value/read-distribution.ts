import { wordSet } from '../text/word-set.ts';
import type { ValueAsk } from '../../reading.ts';
import { wordsEnd } from '../lexicon/lexicon.ts';
import { spanOf } from '../text/scene.ts';
import type { ValueReader } from './value-read.ts';

const names: readonly (readonly [string, string])[] = [
  ['log - normally distributed', 'lognormal'],
  ['log - normal', 'lognormal'],
  ['log normal', 'lognormal'],
  ['lognormally distributed', 'lognormal'],
  ['lognormal', 'lognormal'],
  ['normally distributed', 'normal'],
  ['normal distribution', 'normal'],
  ['gaussian', 'normal'],
  ['bell curve', 'normal'],
  ['bell - curve', 'normal'],
  ['bell shaped', 'normal'],
  ['uniformly distributed', 'uniform'],
  ['uniform distribution', 'uniform'],
  ['uniform', 'uniform'],
  ['evenly distributed', 'uniform'],
  ['exponentially distributed', 'exponential'],
  ['exponential distribution', 'exponential'],
  ['exponential', 'exponential'],
  ['poisson', 'poisson'],
  ['zipfian', 'zipf'],
  ['zipf', 'zipf'],
  ['power law', 'pareto'],
  ['power - law', 'pareto'],
  ['pareto', 'pareto'],
  ['long - tailed', 'lognormal'],
  ['long tailed', 'lognormal'],
  ['long tail', 'lognormal'],
  ['heavy - tailed', 'lognormal'],
  ['right - skewed', 'lognormal'],
  ['right skewed', 'lognormal'],
  ['skewed right', 'lognormal'],
  ['positively skewed', 'lognormal'],
  ['left - skewed', 'left-skewed'],
  ['left skewed', 'left-skewed'],
  ['skewed low', 'lognormal'],
  ['skewed', 'lognormal'],
  ['bimodal', 'bimodal'],
  ['binomial', 'binomial'],
  ['gamma', 'gamma'],
  ['beta distribution', 'beta'],
  ['beta distributed', 'beta'],
  ['triangular', 'triangular'],
  ['weibull', 'weibull'],
  ['normal', 'normal'],
];
const statistics: readonly (readonly [string, 'mean' | 'median' | 'sd' | 'sum'])[] = [
  ['standard deviation', 'sd'],
  ['std dev', 'sd'],
  ['stddev', 'sd'],
  ['std', 'sd'],
  ['sd', 'sd'],
  ['sigma', 'sd'],
  ['σ', 'sd'],
  ['on average', 'mean'],
  ['average', 'mean'],
  ['averaging', 'mean'],
  ['mean', 'mean'],
  ['avg', 'mean'],
  ['mu', 'mean'],
  ['μ', 'mean'],
  ['median', 'median'],
  ['centered around', 'mean'],
  ['centered at', 'mean'],
  ['centred on', 'mean'],
  ['centered on', 'mean'],
  ['centred around', 'mean'],
  ['media', 'mean'],
  ['summing to', 'sum'],
  ['sum of', 'sum'],
  ['adding up to', 'sum'],
  ['totalling', 'sum'],
  ['totaling', 'sum'],
  ['lambda', 'mean'],
];
const links = wordSet('of : = is around about at a ( the de , an ~ age value');

/** `log-normal amounts`, `normally distributed with mean 50 and sd 10`, `average 35`, `median of 20`. */
export const readDistributionValue: ValueReader = (scene, at, end, named) => {
  const { tokens } = scene;
  if (tokens[at]?.kind !== 'word') return null;
  for (const [words, name] of names) {
    const next = wordsEnd(tokens, at, words);
    if (next < 0 || next > end) continue;
    // "Normal" or "gamma" by itself may be a value or a name; it takes "distribution" or the end of the item.
    const isWeak =
      !words.includes(' ') &&
      ![
        'gaussian',
        'lognormal',
        'poisson',
        'zipf',
        'zipfian',
        'uniform',
        'exponential',
        'pareto',
        'skewed',
        'bimodal',
      ].includes(words);
    const isDistribution = /^(?:distribution|distributed|dist)$/u.test(tokens[next]?.word ?? '');
    if (isWeak && !(named && (isDistribution || tokens[next]?.word === '('))) continue;
    const stop = isDistribution ? next + 1 : next;
    const values: ValueAsk[] = [{ ...spanOf(scene, at, stop), kind: 'distribution', name, parameters: {} }];
    return { next: stop, values };
  }
  for (const [words, statistic] of statistics) {
    let here = wordsEnd(tokens, at, words);
    if (here < 0) continue;
    for (
      let steps = 0;
      steps < 4 && links.has(tokens[here]?.word ?? '') && scene.factFrom.get(here) === undefined;
      steps += 1
    )
      here += 1;
    const fact = scene.factFrom.get(here);
    if (fact?.kind !== 'amount' || fact.end > end) continue;
    return {
      next: fact.end,
      values: [{ ...spanOf(scene, at, fact.end), kind: 'statistic', statistic, value: fact.value }],
    };
  }
  return null;
};
