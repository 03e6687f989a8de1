import type { RuleAsk } from '../../reading.ts';
import type { Making } from '../draft.ts';
import { equals } from '../values/apply-one-of.ts';
import { figure, percentage } from '../figures.ts';
import { findColumn } from '../find-column.ts';
import { quantileOf } from '../fit-distribution.ts';
import { promise } from '../promise.ts';
import { rescale } from '../rescale.ts';

type GroupShare = Extract<RuleAsk, { kind: 'group-share' }>;

/**
 * "Enterprise has 60 % of the revenue": figures of the group are so many times as high that its part of the sum comes out.
 * With share p of the rows and share s of the sum the factor is s (1 − p) / (p (1 − s)).
 */
export function applyGroupShare(rule: GroupShare, making: Making): boolean {
  for (const table of making.tables.filter((one) => !one.pool)) {
    const [group, measure] = [findColumn(table, rule.group), findColumn(table, rule.measure)];
    if (
      group === null ||
      measure === null ||
      group.plan.source.kind !== 'category' ||
      measure.plan.source.kind !== 'number'
    )
      continue;
    const { values } = group.plan.source;
    const own = values.find((one) => String(one.value).toLowerCase() === rule.value.toLowerCase());
    const total = values.reduce((sum, one) => sum + one.weight, 0);
    if (own === undefined || total <= 0) continue;
    const p = own.weight / total;
    if (p <= 0 || p >= 1 || rule.share <= 0 || rule.share >= 1) return false;
    const factor = (rule.share * (1 - p)) / (p * (1 - rule.share));
    const { distribution } = measure.plan.source;
    // A narrow shape keeps the sum near its expectation.
    const narrow =
      distribution.kind === 'lognormal' ? { ...distribution, sigma: Math.min(distribution.sigma, 0.4) } : distribution;
    const when = equals(group.plan.name, own.value);
    measure.plan = {
      ...measure.plan,
      correlatesWith: [],
      source: {
        kind: 'number',
        distribution: narrow,
        ...(measure.plan.source.min === undefined ? {} : { min: measure.plan.source.min }),
        given: [{ when, distribution: rescale(narrow, { factor, offset: 0 }) }],
      },
    };
    const others = quantileOf(narrow, 'p50') * (narrow.kind === 'lognormal' ? Math.exp(narrow.sigma ** 2 / 2) : 1);
    promise(
      making,
      rule,
      {
        kind: 'statistic',
        table: table.name,
        column: measure.plan.name,
        where: when,
        statistic: 'mean',
        target: Number((others * factor).toPrecision(6)),
        tolerance: 0.25,
      },
      `${percentage(rule.share)} of all ${measure.plan.name}: a mean of ${figure(Number((others * factor).toPrecision(3)))} against ${figure(Number(others.toPrecision(3)))}`,
    );
    return true;
  }
  return false;
}
