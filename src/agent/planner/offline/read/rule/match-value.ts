import type { Scalar } from '../../../../../contract/source.ts';
import { quoteName } from './read-expression.ts';
import type { ColumnAsk } from '../../reading.ts';
import { sameName, type Draft } from '../draft.ts';
import { ageGroups, genders } from './group-words.ts';
import { namedColumns } from './name-run.ts';

/** A condition on a row, in the plan's expression language. `known`: its column was found among those named. */
export type ConditionMatch = { readonly when: string; readonly known: boolean };

const yesWords = new Set(['yes', 'true', 'y', '1']);
const noWords = new Set(['no', 'false', 'n', '0']);

/** The words of a value in the forms it is said in: singular and plural, without a hyphen. */
function formsOf(words: string): readonly string[] {
  const folded = words
    .toLowerCase()
    .replaceAll(/["'`]/gu, '')
    .replace(/['’]s?$/u, '')
    .trim();
  const forms = [folded, folded.replace(/ies$/u, 'y'), folded.replace(/(?<=[^s])s$/u, ''), folded.replace(/es$/u, '')];
  return [...new Set(forms.filter((form) => form !== ''))];
}

/** Whether a column says yes or no: by its name, its type, a share of yes, or its two values. */
export function isFlag(column: ColumnAsk): boolean {
  return (
    /^(?:is|has)[_\s]|^(?:is|has)[A-Z]/u.test(column.name) ||
    column.values.some(
      (ask) =>
        (ask.kind === 'share' && (ask.value === 'true' || sameName(ask.value) === sameName(column.name))) ||
        (ask.kind === 'type' && ask.type === 'boolean') ||
        isYesNo(ask),
    )
  );
}

function isYesNo(ask: ColumnAsk['values'][number]): boolean {
  return (
    ask.kind === 'one-of' &&
    ask.values.length === 2 &&
    ask.values.every(
      (one) => yesWords.has(String(one.value).toLowerCase()) || noWords.has(String(one.value).toLowerCase()),
    )
  );
}

/** The condition that a yes-or-no column says yes (or no), in the spelling of its own values. */
export function flagCondition(column: ColumnAsk, yes: boolean): string {
  const list = column.values.find(isYesNo);
  const wanted = yes ? yesWords : noWords;
  const own =
    list?.kind === 'one-of' ? list.values.find((one) => wanted.has(String(one.value).toLowerCase()))?.value : undefined;
  return `${quoteName(column.name)} == ${own === undefined || typeof own === 'boolean' ? String(yes) : JSON.stringify(own)}`;
}

/** The column that lists a value, and the value as it is spelled there. */
export function listedValue(
  draft: Draft,
  words: string,
): { readonly column: ColumnAsk; readonly value: Scalar } | null {
  const forms = formsOf(words);
  for (const form of forms)
    for (const column of namedColumns(draft))
      for (const ask of column.values) {
        if (ask.kind !== 'one-of') continue;
        const found = ask.values.find(
          (choice) => String(choice.value).toLowerCase().replaceAll('_', ' ') === form.replaceAll('_', ' '),
        );
        if (found !== undefined && !isYesNo(ask)) return { column, value: found.value };
      }
  return null;
}

/** The yes-or-no column that words mean: "members" for `is_member`, "smokers" for `smoking`. */
export function flagNamed(draft: Draft, words: string): ColumnAsk | null {
  const forms = formsOf(words).map(sameName);
  const flags = namedColumns(draft).filter(isFlag);
  const core = (column: ColumnAsk): string => sameName(column.name.replace(/^(?:is|has)[_\s]?(?=.)/iu, ''));
  const exact = flags.find((column) => forms.some((form) => form === core(column) || form === sameName(column.name)));
  if (exact !== undefined || words.trim().includes(' ')) return exact ?? null;
  return (
    flags.find((column) => {
      const stem = core(column);
      return forms.some((form) => sharesStem(form, stem));
    }) ?? null
  );
}

/** "smokers" and `smoking`, "churned" and `churn`, "fraudulent" and `is_fraud`: the same but for an ending. */
function sharesStem(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length);
  let same = 0;
  while (same < short && a[same] === b[same]) same += 1;
  return same >= 4 && same >= short - 2 && Math.max(a.length, b.length) - same <= 5;
}

/** A value as a condition on the column that lists it: `failed` gives `status == "failed"`, `male` gives `gender == "male"`. */
export function conditionOf(draft: Draft, value: string): ConditionMatch {
  const without = /^non[-\s]?(.{3,})$/iu.exec(value);
  if (without !== null) {
    const inner = conditionOf(draft, without[1] ?? '');
    if (inner.known) return { when: `not (${inner.when})`, known: true };
  }
  const listed = listedValue(draft, value);
  if (listed !== null)
    return { when: `${quoteName(listed.column.name)} == ${JSON.stringify(listed.value)}`, known: true };
  const folded = value.toLowerCase();
  const gender = genders[folded];
  if (gender !== undefined) {
    const own = namedColumns(draft).find((column) => ['gender', 'sex'].includes(sameName(column.name)));
    return { when: `${quoteName(own?.name ?? 'gender')} == "${gender}"`, known: true };
  }
  const flag = flagNamed(draft, value);
  if (flag !== null) return { when: flagCondition(flag, true), known: true };
  const age = ageGroups[folded];
  const ages = namedColumns(draft).find((column) => /^(?:.*[\s_])?age$/iu.test(column.name));
  if (age !== undefined && ages !== undefined)
    return { when: age.replaceAll(/\bage\b/gu, quoteName(ages.name)), known: true };
  return { when: value, known: false };
}
