import type { Token } from '../text/token.ts';
import type { Fact } from '../value/fact.ts';
import { addUnits, partsOf } from './calendar.ts';
import { readYear } from './read-year.ts';

/** Feasts, holidays and shopping events by name. */
export interface Feasts {
  /** The names that start with a word, each as its words, the longest first. */
  startingWith(word: string): readonly (readonly string[])[];
  /** First day and the day after the last in a year; null when not known. */
  datesOf(words: readonly string[], year: number): { readonly from: string; readonly to: string } | null;
}

/** Adds to the facts every feast that the words name ("back to school", "tax season", "Singles' Day"); the latest by today when no year is said. */
export function withFeasts(
  tokens: readonly Token[],
  facts: readonly Fact[],
  today: string,
  feasts: Feasts | undefined,
): readonly Fact[] {
  if (feasts === undefined) return facts;
  const found: Fact[] = [];
  for (let at = 0; at < tokens.length;) {
    const feast = feastAt(tokens, at, today, feasts);
    if (feast === null) at += 1;
    else {
      found.push(feast);
      at = feast.end;
    }
  }
  if (found.length === 0) return facts;
  const kept = found.filter((feast) => facts.every((fact) => isApart(fact, feast) || isWithin(fact, feast)));
  return [...facts.filter((fact) => kept.every((feast) => isApart(fact, feast))), ...kept].toSorted(
    (a, b) => a.first - b.first,
  );
}

function isApart(fact: Fact, feast: Fact): boolean {
  return fact.end <= feast.first || fact.first >= feast.end;
}

/** A fact inside the name ("4th of July") gives way; a longer one ("from Black Friday to Christmas") stays. */
function isWithin(fact: Fact, feast: Fact): boolean {
  return fact.first >= feast.first && fact.end < feast.end;
}

function feastAt(tokens: readonly Token[], at: number, today: string, feasts: Feasts): Fact | null {
  const token = tokens[at];
  if (token === undefined || token.kind === 'line' || token.kind === 'mark') return null;
  for (const words of feasts.startingWith(plain(token))) {
    const end = endOf(tokens, at, words);
    if (end < 0) continue;
    const own = readYear(tokens, end);
    const { year } = partsOf(today);
    const now = feasts.datesOf(words, year);
    const dates =
      own === null
        ? now !== null && now.from <= today
          ? now
          : feasts.datesOf(words, year - 1)
        : feasts.datesOf(words, own.year);
    const [from, to] = [dates?.from ?? now?.from, dates?.to ?? now?.to];
    if (from === undefined || to === undefined) continue;
    return {
      kind: 'moment',
      first: at,
      end: own?.next ?? end,
      from,
      to: to > from ? to : addUnits(from, 1, 'day'),
      grain: 'day',
      hasYear: own !== null,
      holiday: words.join(' '),
    };
  }
  return null;
}

/** The position after the name; hyphens and apostrophes between its words are passed over. */
function endOf(tokens: readonly Token[], at: number, words: readonly string[]): number {
  let here = at;
  for (const word of words) {
    while (here > at && ["'", '-', '.', '’'].includes(tokens[here]?.word ?? '')) here += 1;
    const token = tokens[here];
    if (token === undefined || plain(token) !== word) return -1;
    here += 1;
  }
  return tokens[here]?.word === "'" && tokens[here]?.glued === true ? here + 1 : here;
}

function plain(token: Token): string {
  return token.kind === 'number' ? token.text : token.word.replaceAll(/['’]/gu, '');
}
