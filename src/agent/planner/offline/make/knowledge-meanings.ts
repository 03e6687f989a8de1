import { findConcept } from '../../../../knowledge/find-concept.ts';
import type { Knowledge } from '../../../../knowledge/load-knowledge.ts';
import type { Domain, TableShape } from '../../../../knowledge/schema.ts';
import { unitFactor, unitOf } from '../../../../knowledge/units.ts';
import type { ConceptFound, ConceptQuestion, Meanings, TableFound, TableQuestion } from './meanings.ts';
import { nameWords } from './name-words.ts';

/** The knowledge base, as plan-making asks it. */
export function meaningsOf(knowledge: Knowledge): Meanings {
  return {
    concept: (id) => knowledge.concepts.get(id) ?? null,
    domain: (id) => knowledge.domains.get(id) ?? null,
    findTables: (question) => findTables(knowledge, question),
    findConcepts: (question) => findConcepts(knowledge, question),
    unit: (words) => unitOf(knowledge.facts, words) ?? null,
    conversion: (from, to) => unitFactor(knowledge.facts, from, to) ?? null,
  };
}

function findConcepts(knowledge: Knowledge, question: ConceptQuestion): readonly ConceptFound[] {
  const context = {
    ...(question.domain === null ? {} : { domain: question.domain }),
    ...(question.table === null ? {} : { table: question.table }),
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

function findTables(knowledge: Knowledge, question: TableQuestion): readonly TableFound[] {
  const subject = nameWords(question.subject);
  const found: TableFound[] = [];
  for (const domain of knowledge.domains.values()) {
    const ofDomain = Math.max(0, ...namesOf(domain, question.language).map((name) => coverage(subject, name)));
    for (const table of domain.tables) {
      const ofTable = Math.max(0, ...namesOf(table, question.language).map((name) => coverage(subject, name)));
      const shared = columnsShared(table, question.columns);
      const main = table.name === domain.main ? 0.05 : 0;
      const score =
        Math.max(ofTable, ofDomain * 0.8 + main * 2) +
        Math.min(ofTable, ofDomain) * 0.2 +
        shared * 0.3 +
        (ofTable > 0 ? main : 0);
      if (score > 0.3) found.push({ domain, table, score: Math.min(1, score / 1.5) });
    }
  }
  return found.toSorted((a, b) => b.score - a.score);
}

function namesOf(one: Domain | TableShape, language: string): readonly (readonly string[])[] {
  return [...(one.names['en'] ?? []), ...(one.names[language.slice(0, 2)] ?? [])].map(nameWords);
}

function coverage(subject: readonly string[], name: readonly string[]): number {
  if (name.length === 0 || !name.every((word) => subject.includes(word))) return 0;
  return 0.5 + 0.5 * (name.length / subject.length);
}

function columnsShared(table: TableShape, columns: readonly string[]): number {
  if (columns.length === 0) return 0;
  const own = table.columns.map((column) => nameWords(column.name).join(' '));
  return columns.filter((column) => own.includes(nameWords(column).join(' '))).length / columns.length;
}
