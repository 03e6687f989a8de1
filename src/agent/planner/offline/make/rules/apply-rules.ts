import type { RuleAsk } from '../../reading.ts';
import { noteReading, type Making } from '../draft.ts';
import { phraseOf } from '../phrase.ts';
import { applyConcentration } from './apply-concentration.ts';
import { applyConditionalValues } from './apply-conditional-values.ts';
import { applyCorrelation } from './apply-correlation.ts';
import { applyDirt } from './apply-dirt.ts';
import { applyFits } from './apply-fits.ts';
import { applyGroupShare } from './apply-group-share.ts';
import { applyRowRule } from './apply-row-rule.ts';
import { applyDiscount } from './apply-discount.ts';
import { applyChildrenInTable, applyPerGroup } from './apply-per-group.ts';
import { applyScaled } from './apply-scaled.ts';
import { applyChildSum, applySums } from './apply-sums.ts';
import { applyUniqueTogether } from './apply-unique-together.ts';
import { promiseChildren, promiseSameForSame } from './structure-rules.ts';

type RuleOf<Kind extends RuleAsk['kind']> = Extract<RuleAsk, { kind: Kind }>;
type Handlers = { readonly [Kind in RuleAsk['kind']]: (rule: RuleOf<Kind>, making: Making) => boolean };

const handlers: Handlers = {
  row: applyRowRule,
  'conditional-values': applyConditionalValues,
  unique: applyUniqueTogether,
  fits: applyFits,
  // What concerns tables was laid down with them; here it is promised.
  'same-for-same': promiseSameForSame,
  children: (rule, making) => promiseChildren(rule, making) || applyChildrenInTable(rule, making),
  regular: (_rule, making) => making.tables.some((table) => table.panel !== null),
  concentration: applyConcentration,
  'group-share': applyGroupShare,
  correlates: applyCorrelation,
  scaled: applyScaled,
  discount: applyDiscount,
  'per-group': applyPerGroup,
  sums: applySums,
  'child-sum': applyChildSum,
  dirt: applyDirt,
};

/** Puts every rule of the request into the plan; one that finds no place is noted as unmet. Formulas and bounds come before what is drawn around them. */
export function applyRules(making: Making): void {
  for (const rule of making.reading.rules) {
    if (dispatch(rule, making)) noteReading(making, rule, `rule: ${rule.kind}`);
    else making.unmet.push(phraseOf(making.reading.request, rule));
  }
}

function dispatch<Kind extends RuleAsk['kind']>(rule: RuleOf<Kind>, making: Making): boolean {
  // The table of handlers is keyed by the kind of their argument. -- as is needed: TypeScript does not tie an index to a union member
  const handler = handlers[rule.kind] as (rule: RuleOf<Kind>, making: Making) => boolean;
  return handler(rule, making);
}
