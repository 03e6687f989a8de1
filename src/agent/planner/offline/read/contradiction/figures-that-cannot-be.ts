import type { RuleAsk, TableAsk } from '../../reading.ts';
import { sameName } from '../draft.ts';
import type { Scene } from '../text/scene.ts';
import { spanOf } from '../text/scene.ts';
import { conflict, figure, type Contradiction } from './contradiction.ts';
import { claimless, sentencesOf } from './sentences-of.ts';

/** Figures that do not go together: a mean outside the bounds, more different things than rows, children that do not fit, letters in a number. */
export function figuresThatCannotBe(
  scene: Scene,
  tables: readonly TableAsk[],
  rules: readonly RuleAsk[],
): readonly Contradiction[] {
  return [
    ...tables.flatMap((table) => [...meansOutside(table), ...moreThanRows(scene, table)]),
    ...childrenOf(tables, rules),
    ...lettersInNumbers(scene),
  ];
}

function meansOutside(table: TableAsk): readonly Contradiction[] {
  return table.columns.flatMap((column) => {
    const ranges = column.values.filter((value) => value.kind === 'range');
    const [range] = ranges;
    if (range === undefined || ranges.length > 1) return [];
    return column.values.flatMap((value) => {
      if (value.kind !== 'statistic' || (value.statistic !== 'mean' && value.statistic !== 'median')) return [];
      const isIn = value.value >= (range.min ?? -Infinity) && value.value <= (range.max ?? Infinity);
      return isIn
        ? []
        : [
            conflict(
              value,
              `The ${value.statistic} of "${column.name}" cannot be ${figure(value.value)} when its values are ${range.min === null ? '' : `at least ${figure(range.min)}`}${range.min !== null && range.max !== null ? ' and ' : ''}${range.max === null ? '' : `at most ${figure(range.max)}`}: which is meant?`,
            ),
          ];
    });
  });
}

function moreThanRows(scene: Scene, table: TableAsk): readonly Contradiction[] {
  const { rows } = table;
  if (rows?.max === null || rows === null || rows.approximate || rows.per !== undefined) return [];
  const most = rows.max;
  return (table.distinct ?? []).flatMap((one) => {
    const words = scene.request.slice(Math.max(0, one.from - 24), one.to + 24);
    return one.count > most && /\b(?:different|distinct|unique)\b/iu.test(words)
      ? [
          conflict(
            one,
            `${figure(most)} rows cannot hold ${figure(one.count)} different ${one.of}: more rows, or fewer ${one.of}?`,
          ),
        ]
      : [];
  });
}

function childrenOf(tables: readonly TableAsk[], rules: readonly RuleAsk[]): readonly Contradiction[] {
  return rules.flatMap((rule) => {
    // "Every student has one teacher" counts no teachers.
    if (rule.kind !== 'children' || Math.max(rule.min, rule.max ?? 0) < 2) return [];
    const parent = tables.find((table) => isCalled(table, rule.parent));
    const child = tables.find((table) => isCalled(table, rule.child));
    const parents =
      parent?.rows?.min ??
      tables.flatMap((table) => table.distinct ?? []).find((one) => sameName(one.of) === sameName(rule.parent))?.count;
    const rows = child?.rows ?? null;
    if (parents === undefined || rows?.max === null || rows === null || rows.approximate || rows.per !== undefined)
      return [];
    const [least, most] = [parents * rule.min, rule.max === null ? Infinity : parents * rule.max];
    if (least <= rows.max && most >= rows.min) return [];
    return [
      conflict(
        rule,
        `${figure(parents)} ${rule.parent} with ${least > rows.max ? 'at least' : 'at most'} ${figure(least > rows.max ? rule.min : (rule.max ?? 0))} each make ${figure(least > rows.max ? least : most)} ${rule.child}, but the request says ${figure(rows.max)}: which is meant?`,
      ),
    ];
  });
}

function isCalled(table: TableAsk, name: string): boolean {
  return sameName(table.name ?? table.subject) === sameName(name);
}

const numbers = /\b(?:floats?|integers?|ints?|decimals?|numeric|numbers?|doubles?)\b/u;
const letters =
  /\b(?:but|and|yet|with|,) (?:contains? |has |have )?only (?:letters|text|words|alphabetic(?:al)?(?: characters)?)\b|\b(?:without|no) (?:any )?(?:digits|figures|numerals)\b|\bletters only\b/u;

/** "Of type float but only letters": no value is both. */
function lettersInNumbers(scene: Scene): readonly Contradiction[] {
  return sentencesOf(scene).flatMap(({ first, end }) => {
    const words = claimless(scene, first, end);
    const type = numbers.exec(words)?.[0];
    if (type === undefined || !letters.test(words) || !/\b(?:type|typed|column|field|values?)\b/u.test(words))
      return [];
    const isOther = /\b(?:names?|codes?|phone)\b/u.test(words);
    return isOther
      ? []
      : [
          conflict(
            spanOf(scene, first, end),
            `A value of type ${type} cannot consist of letters only: should the column hold numbers or text?`,
          ),
        ];
  });
}
