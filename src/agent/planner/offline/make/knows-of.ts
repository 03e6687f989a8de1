import { correctPhrase, isRightWord } from '../../../../knowledge/correct-words.ts';
import { findConcept } from '../../../../knowledge/find-concept.ts';
import { findDomain } from '../../../../knowledge/find-domain.ts';
import type { Knowledge } from '../../../../knowledge/load-knowledge.ts';
import { softWords } from '../../../../knowledge/any-business.ts';
import { idsOf } from '../../../../knowledge/name-index.ts';
import type { Knowledge as Knows } from '../read/text/scene.ts';

/** From here on the words say what a table is about. */
const sureEnough = 0.5;

/** The knowledge base, as the reader asks it. */
export function knowsOf(knowledge: Knowledge): Knows {
  const subjects = new Map<string, boolean>();
  const columns = new Map<string, number>();
  return {
    isSubject: (words) => {
      const known = subjects.get(words) ?? isSubject(knowledge, words);
      subjects.set(words, known);
      return known;
    },
    isColumn: (words) => {
      const known = columns.get(words) ?? findConcept(knowledge, words)[0]?.confidence ?? 0;
      columns.set(words, known);
      return known;
    },
    isWord: (word) => isRightWord(knowledge, word),
  };
}

/** A domain, a table of any business, a kind of person, or a thing the knowledge base has a name for at the head of the words. */
function isSubject(knowledge: Knowledge, words: string): boolean {
  const [found] = findDomain(knowledge, words);
  if (found !== undefined && (found.business !== null || found.confidence >= sureEnough)) return true;
  const said = correctPhrase(knowledge, words).words;
  const soft = softWords(knowledge.facts);
  const head = said.findLast((word) => !soft.has(word)) ?? '';
  return (
    knowledge.facts.subjects.person.includes(head) ||
    (head.length > 3 && (knowledge.facts.words.right.includes(head) || idsOf(knowledge.names, head).length > 0))
  );
}
