import { byKey, subjectKind } from './compose-concept.ts';
import type { FoundConcept } from './found-concept.ts';
import type { Knowledge } from './load-knowledge.ts';
import type { NameForm } from './name-forms.ts';
import { keyOf, nameKey } from './name-words.ts';
import { nearNames } from './near-names.ts';
import { searchNames } from './search-names.ts';

/** The last resort: names that share words with these. */
export function searched(knowledge: Knowledge, form: NameForm): readonly FoundConcept[] {
  return searchNames(knowledge.search, form.words).flatMap(({ id, score }) => {
    const concept = knowledge.concepts.get(id);
    return concept === undefined ? [] : [{ concept, confidence: score, why: `shares words with ${id}`, subject: null }];
  });
}

/** Names a slip of the keyboard away, numbered ones, years, and kinds of people. */
export function misspelt(knowledge: Knowledge, words: string, form: NameForm): readonly FoundConcept[] {
  const alone = form.words.length === 1 ? lonePerson(knowledge, form.words[0] ?? '') : [];
  const year = /^(?:19|20)\d\d$/u.test(words.trim()) ? knowledge.concepts.get('value') : undefined;
  const digitless = words.replace(/[\s_]*\d+$/u, '');
  const numbered = digitless !== words && digitless.length > 1 ? byKey(knowledge, nameKey(digitless)).slice(0, 1) : [];
  const near = nearNames(knowledge, keyOf(form.words)).slice(0, 3);
  return [
    ...alone,
    ...(year === undefined
      ? []
      : [{ concept: year, confidence: 0.5, why: `"${words}" is a year, its column holds figures`, subject: null }]),
    ...numbered.map((concept) => ({
      concept,
      confidence: 0.84,
      why: `"${words}" is a numbered ${concept.id}`,
      subject: null,
    })),
    ...near.flatMap(({ key, distance }) =>
      byKey(knowledge, key)
        .slice(0, 1)
        .map((concept) => ({
          concept,
          confidence: 0.93 - (0.7 * distance) / key.length,
          why: `"${words}" is ${distance} slip(s) from "${key}"`,
          subject: null,
        })),
    ),
  ];
}

/** "captain": a person, so a person's name. */
function lonePerson(knowledge: Knowledge, word: string): readonly FoundConcept[] {
  const kind = subjectKind(knowledge, [word]);
  const concept = knowledge.concepts.get(kind === 'person' ? 'full_name' : kind === 'company' ? 'company_name' : '');
  return concept === undefined
    ? []
    : [
        {
          concept: { ...concept, subject: word },
          confidence: 0.86,
          why: `"${word}" is a ${kind ?? 'thing'}`,
          subject: word,
        },
      ];
}
