import { byKey, composeFromEnd, composeFromStart } from './compose-concept.ts';
import { dressed, withUnit } from './dressed-names.ts';
import { exactNames } from './exact-names.ts';
import { lower, type FindContext, type FoundConcept } from './found-concept.ts';
import { misspelt, searched } from './guessed-names.ts';
import type { Knowledge } from './load-knowledge.ts';
import { readNameForm, type NameForm } from './name-forms.ts';
import { keyOf } from './name-words.ts';
import { ownColumns } from './own-columns.ts';

/**
 * The concepts a column name or phrase can mean, best first; empty when nothing comes near.
 *
 * Tried in turn, the next only when nothing better than 0.9 came out: columns of the domain, names as they stand, names without their dress
 * (unit, is_, number of, avg), "customer name" as a name of a customer, slips of the keyboard. Names may be in any of the languages of the
 * knowledge base and in any spelling of their words (`snake_case`, `camelCase`, `Title Case`, plural).
 */
export function findConcept(knowledge: Knowledge, words: string, context: FindContext = {}): readonly FoundConcept[] {
  const found: FoundConcept[] = [...ownColumns(knowledge, words, context), ...exactNames(knowledge, words, context)];
  const add = (more: readonly FoundConcept[]): void => {
    for (const one of more)
      if (!found.some((other) => other.concept.id === one.concept.id && other.subject === one.subject)) found.push(one);
  };
  if (best(found) <= 0.9) {
    const form = readNameForm(knowledge.facts, words);
    add(dressed(knowledge, form, context, words));
    if (best(found) < 0.9) add(composed(knowledge, form));
    const cut = cutTail(words);
    if (best(found) < 0.9 && cut !== null) add(lower(findConcept(knowledge, cut, context), 0.06));
    if (best(found) < 0.8) add(misspelt(knowledge, words, form));
    if (best(found) < 0.6) add(searched(knowledge, form));
  }
  return found.toSorted((a, b) => b.confidence - a.confidence);
}

/** "number of years working at Pluto Bank", "department they work in": what follows a small word only tells more. */
function cutTail(words: string): string | null {
  const at = /\s(?:at|in|for|on|from|with|per|they|who|that|which|when|where|by|within|during|to|and)\s/iu.exec(
    words,
  )?.index;
  return at === undefined || at === 0 ? null : words.slice(0, at);
}

function best(found: readonly FoundConcept[]): number {
  return found.reduce((most, one) => Math.max(most, one.confidence), 0);
}

/** "mobile no", "tracking #", "account number": the number of a thing that has one is that thing's own concept. */
function numberOf(knowledge: Knowledge, form: NameForm): readonly FoundConcept[] {
  if (!['no', 'number', 'num', '#', 'nr'].includes(form.words.at(-1) ?? '')) return [];
  return byKey(knowledge, keyOf(form.words.slice(0, -1)))
    .filter(({ role }) => role === 'code' || role === 'contact' || role === 'id')
    .slice(0, 1)
    .map((concept) => ({ concept, confidence: 0.93, why: `the number of ${concept.id}`, subject: null }));
}

function composed(knowledge: Knowledge, form: NameForm): readonly FoundConcept[] {
  if (form.words.length < 2) return [];
  const of = form.words.indexOf('of');
  const turned = of > 0 ? [...form.words.slice(of + 1), ...form.words.slice(0, of)] : null;
  const named = turned === null ? [] : byKey(knowledge, keyOf(turned)).slice(0, 1);
  const reversed = byKey(knowledge, keyOf(form.words.toReversed())).slice(0, 1);
  const fromEnd = composeFromEnd(knowledge, turned ?? form.words);
  const fromStart = composeFromStart(knowledge, form.words);
  const candidates: FoundConcept[] = [
    ...numberOf(knowledge, form),
    ...named.map((concept) => ({
      concept,
      confidence: 0.94,
      why: `"${form.words.join(' ')}" turned round`,
      subject: null,
    })),
    ...reversed.map((concept) => ({
      concept,
      confidence: 0.88,
      why: `"${form.words.join(' ')}" turned round`,
      subject: null,
    })),
    ...(fromEnd === null ? [] : [fromEnd]),
    ...(fromStart === null ? [] : [fromStart]),
  ];
  return form.unit === null ? candidates : candidates.map((one) => withUnit(knowledge, one, form.unit ?? ''));
}
