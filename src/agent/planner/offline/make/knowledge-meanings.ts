import { correctPhrase } from '../../../../knowledge/correct-words.ts';
import { holidayDates, holidayOf, placeOf } from '../../../../knowledge/facts.ts';
import { findConcept } from '../../../../knowledge/find-concept.ts';
import { findDomain } from '../../../../knowledge/find-domain.ts';
import type { Knowledge } from '../../../../knowledge/load-knowledge.ts';
import { unitFactor, unitOf } from '../../../../knowledge/units.ts';
import { nameWords } from './name-words.ts';
import type { ConceptFound, ConceptQuestion, Meanings, TableFound, TableQuestion } from './meanings.ts';

/** The knowledge base, as plan-making asks it. */
export function meaningsOf(knowledge: Knowledge): Meanings {
  const asked = new Map<string, readonly ConceptFound[]>();
  return {
    concept: (id) => knowledge.concepts.get(id) ?? null,
    narrower: (id) =>
      (Object.hasOwn(knowledge.kinds, id) ? (knowledge.kinds[id] ?? []) : []).flatMap(
        (kind) => knowledge.concepts.get(kind) ?? [],
      ),
    domain: (id) => knowledge.domains.get(id) ?? null,
    findTables: (question) => findTables(knowledge, question),
    findConcepts: (question) => {
      const key = JSON.stringify(question);
      const found = asked.get(key) ?? findConcepts(knowledge, question);
      asked.set(key, found);
      return found;
    },
    columnName: (name, language) => columnName(knowledge, name, language),
    corrections: (words) => correctPhrase(knowledge, words).corrections,
    conceptsNamed: (words) => conceptsNamed(knowledge, words),
    textHeads: () => knowledge.facts.grammars,
    isPerson: (word) => knowledge.facts.subjects.person.includes(word),
    unit: (words) => unitOf(knowledge.facts, words) ?? null,
    conversion: (from, to) => unitFactor(knowledge.facts, from, to) ?? null,
    holiday: (name, year) => {
      const found = holidayOf(knowledge.facts, name);
      return found === undefined
        ? []
        : holidayDates(found.holiday, year).map((dates) => ({
            name: found.holiday.title,
            from: dates.seasonFrom,
            to: dates.seasonTo,
          }));
    },
    place: (words) => placeOf(knowledge.facts, words),
  };
}

function columnName(knowledge: Knowledge, name: string, language: string): string | null {
  const names = knowledge.facts.column_names[language];
  if (names !== undefined && Object.hasOwn(names, name)) return names[name] ?? null;
  const concept = knowledge.concepts.get(name);
  return concept?.names[language]?.[0] ?? null;
}

function findConcepts(knowledge: Knowledge, question: ConceptQuestion): readonly ConceptFound[] {
  const context = {
    ...(question.domain === null ? {} : { domain: question.domain }),
    ...(question.table === null ? {} : { table: question.table }),
    subject: question.subject,
    others: question.siblings,
    language: question.language.slice(0, 2),
  };
  const found = findConcept(knowledge, question.name, context);
  const more =
    question.about === '' || found.length > 0
      ? []
      : findConcept(knowledge, question.about, context).map((one) => ({ ...one, confidence: one.confidence * 0.8 }));
  return [...found, ...more].map((one) => ({ concept: one.concept, score: one.confidence, subject: one.subject }));
}

function conceptsNamed(knowledge: Knowledge, text: string): readonly string[] {
  const words = nameWords(text);
  const found: string[] = [];
  for (let length = Math.min(3, words.length); length >= 1; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const best = findConcept(knowledge, words.slice(at, at + length).join(' '))[0];
      if (best !== undefined && best.confidence >= 0.95 && !found.includes(best.concept.id))
        found.push(best.concept.id);
    }
  }
  return found;
}

function findTables(knowledge: Knowledge, question: TableQuestion): readonly TableFound[] {
  return findDomain(knowledge, question.subject, question.columns).map((one) => ({
    domain: one.domain,
    table: one.table,
    score: one.confidence,
    business: one.business,
  }));
}
