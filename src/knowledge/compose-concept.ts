import type { Knowledge } from './load-knowledge.ts';
import { idsOf } from './name-index.ts';
import { keyOf } from './name-words.ts';
import type { Concept } from './schema.ts';

/** A concept put together from words that are known apart. */
export type Composed = {
  readonly concept: Concept;
  readonly confidence: number;
  readonly why: string;
  readonly subject: string | null;
};

export type SubjectKind = 'person' | 'company' | 'place' | 'thing';

/** What kind of thing the words name; null when they are no known subject. */
export function subjectKind(knowledge: Knowledge, words: readonly string[]): SubjectKind | null {
  const { subjects } = knowledge.facts;
  const spoken = words.join(' ');
  const last = words.at(-1) ?? '';
  if (Object.hasOwn(subjects.thing, last)) return 'thing';
  if (subjects.person.includes(spoken) || subjects.person.includes(last)) return 'person';
  if (subjects.company.includes(spoken) || subjects.company.includes(last)) return 'company';
  return subjects.place.includes(spoken) || subjects.place.includes(last) ? 'place' : null;
}

export function byKey(knowledge: Knowledge, key: string): readonly Concept[] {
  return idsOf(knowledge.names, key).flatMap((id) => knowledge.concepts.get(id) ?? []);
}

/** "customer name": the last words are a concept, those before say of whom. The longest known end wins. */
export function composeFromEnd(knowledge: Knowledge, words: readonly string[]): Composed | null {
  for (let at = 1; at < words.length; at += 1) {
    const head = words.slice(at);
    const before = words.slice(0, at);
    const concept = byKey(knowledge, keyOf(head))[0];
    if (concept === undefined) continue;
    return qualify(knowledge, concept, before, head);
  }
  return null;
}

/** "date shipped", "temperature outside": the first words are a concept. */
export function composeFromStart(knowledge: Knowledge, words: readonly string[]): Composed | null {
  for (let at = words.length - 1; at >= 1; at -= 1) {
    const concept = byKey(knowledge, keyOf(words.slice(0, at)))[0];
    if (concept === undefined) continue;
    const rest = words.slice(at);
    return {
      concept,
      confidence: 0.62,
      why: `"${words.slice(0, at).join(' ')}" is ${concept.id}, "${rest.join(' ')}" qualifies it`,
      subject: rest.join('_'),
    };
  }
  return null;
}

const names = new Set(['name', 'full_name', 'title']);

function qualify(knowledge: Knowledge, concept: Concept, before: readonly string[], head: readonly string[]): Composed {
  const subject = before.join('_');
  const kind = subjectKind(knowledge, before);
  const why = `"${head.join(' ')}" is ${concept.id}, "${before.join(' ')}" says of what`;
  if (names.has(concept.id)) return qualifyName(knowledge, { subject, kind, before, concept, why });
  if (concept.id === 'id') return { concept, confidence: 0.92, why, subject };
  // An end that is itself specific ("job title", "birth date") is trusted more than a bare "type" or "value".
  const trust = kind !== null ? 0.93 : head.length > 1 ? 0.85 : 0.78;
  return { concept: kind === null ? concept : { ...concept, subject }, confidence: trust, why, subject };
}

type NameAsk = {
  readonly subject: string;
  readonly kind: SubjectKind | null;
  readonly before: readonly string[];
  readonly concept: Concept;
  readonly why: string;
};

function qualifyName(knowledge: Knowledge, ask: NameAsk): Composed {
  const { subject, why } = ask;
  const thing = knowledge.facts.subjects.thing[ask.before.at(-1) ?? ''];
  const named = thing === undefined ? undefined : knowledge.concepts.get(thing);
  if (ask.kind === 'thing' && named !== undefined) return { concept: named, confidence: 0.94, why, subject };
  const person = knowledge.concepts.get('full_name');
  const company = knowledge.concepts.get('company_name');
  if (ask.kind === 'person' && person !== undefined)
    return { concept: { ...person, subject }, confidence: 0.95, why, subject };
  if (ask.kind === 'company' && company !== undefined)
    return { concept: { ...company, subject }, confidence: 0.93, why, subject };
  const place = knowledge.concepts.get('location');
  if (ask.kind === 'place' && place !== undefined)
    return { concept: { ...place, subject }, confidence: 0.85, why, subject };
  return { concept: { ...ask.concept, subject }, confidence: 0.65, why: `${why}; what it names is not known`, subject };
}
