import type { Span, ValueAsk } from '../../reading.ts';
import { sameName, type Draft } from '../draft.ts';
import { spanOf, wordsOf, type Scene } from '../text/scene.ts';
import { isAnd } from '../text/split.ts';
import { modals, pronouns, signs } from './consequence-words.ts';
import { negations, type Consequence } from './loose-consequence.ts';
import { flagCondition, flagNamed, isFlag, listedValue } from './match-value.ts';
import { columnAt, namedColumns } from './name-run.ts';
import { quoteName } from './read-expression.ts';

/** A value that the column lists, or several of them. */
export function choiceAt(
  scene: Scene,
  draft: Draft,
  name: string,
  at: number,
  end: number,
): { readonly ask: ValueAsk; readonly values: readonly string[] } | null {
  const flag = namedColumns(draft).find((one) => sameName(one.name) === sameName(name) && isFlag(one));
  const word = scene.tokens[at]?.word ?? '';
  const span = spanOf(scene, at, end);
  if (flag !== undefined && ['true', 'yes', 'false', 'no'].includes(word) && at + 1 >= end) {
    const text = flagCondition(flag, word === 'true' || word === 'yes').split(' == ')[1] ?? word;
    const parsed = text === 'true' ? true : text === 'false' ? false : text.replaceAll('"', '');
    return { ask: { ...span, kind: 'constant', value: parsed }, values: [text] };
  }
  const found: (string | number | boolean)[] = [];
  for (let here = at; here < end;) {
    const one = [3, 2, 1]
      .filter((size) => here + size <= end)
      .map((size) => ({ size, hit: listedValue(draft, wordsOf(scene, here, here + size)) }))
      .find((each) => each.hit !== null && sameName(each.hit.column.name) === sameName(name));
    if (one?.hit === null || one?.hit === undefined) return null;
    found.push(one.hit.value);
    here += one.size;
    while (here < end && ([',', 'or', 'nor', '/'].includes(scene.tokens[here]?.word ?? '') || isAnd(scene, here)))
      here += 1;
  }
  const [only] = found;
  if (only === undefined) return null;
  return {
    ask:
      found.length === 1
        ? { ...span, kind: 'constant', value: only }
        : { ...span, kind: 'one-of', values: found.map((value) => ({ value })), open: false },
    values: found.map((value) => JSON.stringify(value)),
  };
}

/** "then it is premium", "are always closed": a listed value by itself is its column's. */
export function bareValue(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  from: number,
  end: number,
): Consequence | null {
  let at = from;
  let isNot = false;
  while (
    at < end &&
    (modals.has(scene.tokens[at]?.word ?? '') ||
      pronouns.has(scene.tokens[at]?.word ?? '') ||
      negations.has(scene.tokens[at]?.word ?? ''))
  ) {
    if (negations.has(scene.tokens[at]?.word ?? '')) isNot = !isNot;
    at += 1;
  }
  if (at >= end || at === from) return null;
  const hit = listedValue(draft, wordsOf(scene, at, end));
  if (hit === null) return flagOf(scene, draft, when, span, at, end, !isNot);
  const { name } = hit.column;
  const value = JSON.stringify(hit.value);
  return {
    column: name,
    rule: isNot
      ? { ...span, kind: 'row', expression: `${quoteName(name)} != ${value}`, when }
      : {
          ...span,
          kind: 'conditional-values',
          when,
          column: name,
          value: { ...spanOf(scene, at, end), kind: 'constant', value: hit.value },
        },
  };
}

/** "never pregnant", "always insured": a column of yes and no, said by its name. */
function flagOf(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  at: number,
  end: number,
  yes: boolean,
): Consequence | null {
  const flag = flagNamed(draft, wordsOf(scene, at, end));
  if (flag === null) return null;
  const [name = '', text = ''] = flagCondition(flag, yes).split(' == ');
  const value = text.startsWith('"') ? text.slice(1, -1) : text === 'true';
  return {
    column: flag.name,
    rule:
      name === ''
        ? { ...span, kind: 'row', expression: text, when }
        : {
            ...span,
            kind: 'conditional-values',
            when,
            column: flag.name,
            value: { ...spanOf(scene, at, end), kind: 'constant', value },
          },
  };
}

/** "have negative amounts": the sign before the column. */
export function signedColumn(
  scene: Scene,
  draft: Draft,
  when: string,
  span: Span,
  from: number,
  end: number,
): Consequence | null {
  let at = from;
  while (at < end && modals.has(scene.tokens[at]?.word ?? '')) at += 1;
  const sign = signs[scene.tokens[at]?.word ?? ''];
  const name = sign === undefined ? null : columnAt(scene, draft, at + 1, end);
  if (sign === undefined || name === null || name.next < end) return null;
  return {
    column: name.name,
    rule: { ...span, kind: 'conditional-values', when, column: name.name, value: { ...span, kind: 'range', ...sign } },
  };
}
