import { exactNames } from './exact-names.ts';
import { lower, type FindContext, type FoundConcept } from './found-concept.ts';
import type { Knowledge } from './load-knowledge.ts';
import type { NameForm } from './name-forms.ts';
import { nameWords } from './name-words.ts';
import { ownColumns } from './own-columns.ts';
import type { Concept } from './schema.ts';
import { conceptInCurrency, conceptInUnit } from './units.ts';

/** The name without its dress, and what the dress says. */
export function dressed(
  knowledge: Knowledge,
  form: NameForm,
  context: FindContext,
  words: string,
): readonly FoundConcept[] {
  const inner = form.words.join(' ');
  const changed = inner !== nameWords(words).join(' ');
  const candidates = changed
    ? [...ownColumns(knowledge, inner, context), ...exactNames(knowledge, inner, context)]
    : [];
  const subject = form.words.join('_');
  const generic = (id: string, confidence: number, why: string): readonly FoundConcept[] => {
    const concept = knowledge.concepts.get(id);
    return concept === undefined ? [] : [{ concept, confidence, why, subject }];
  };
  if (form.shortUnit !== null) {
    const { unit, words: short } = form.shortUnit;
    const convertible = exactNames(knowledge, short.join(' '), context).flatMap((one) => {
      const concept = conceptInUnit(knowledge.facts, one.concept, unit);
      return concept === undefined
        ? []
        : [{ ...one, concept, confidence: one.confidence - 0.03, why: `${one.why}, in ${unit}` }];
    });
    if (convertible.length > 0) return convertible;
  }
  if (form.asks) {
    const flags = candidates.filter(({ concept }) => concept.type === 'boolean');
    return flags.length > 0 ? lower(flags, 0.02) : generic('flag', 0.85, `"${words}" asks yes or no`);
  }
  if (form.counts) {
    const counted = candidates.filter(
      ({ concept }) => concept.type === 'integer' && (concept.role === 'count' || concept.is.includes('count')),
    );
    return counted.length > 0 ? lower(counted, 0.05) : generic('count', 0.86, `"${words}" counts`);
  }
  const inUnit = form.unit === null ? candidates : candidates.map((one) => withUnit(knowledge, one, form.unit ?? ''));
  const figured = form.figure === null ? inUnit : inUnit.map(withFigure(form.figure));
  return lower(figured, changed ? 0.03 : 0);
}

const withFigure =
  (figure: string) =>
  (found: FoundConcept): FoundConcept => {
    const average =
      ['avg', 'average', 'mean'].includes(figure) &&
      found.concept.type === 'integer' &&
      found.concept.source.kind === 'number';
    const concept: Concept = average ? { ...found.concept, type: 'decimal', decimals: 1 } : found.concept;
    return { ...found, concept, confidence: found.confidence - 0.05, why: `${found.why}, ${figure}` };
  };

/** The concept with its figures in that unit or currency. */
export function withUnit(knowledge: Knowledge, found: FoundConcept, unit: string): FoundConcept {
  const moved = Object.hasOwn(knowledge.facts.currencies, unit)
    ? conceptInCurrency(knowledge.facts, found.concept, unit)
    : conceptInUnit(knowledge.facts, found.concept, unit);
  // A unit of another kind means another thing was meant ("size_mb" is no length).
  return moved === undefined
    ? { ...found, confidence: found.confidence - 0.35 }
    : { ...found, concept: moved, why: `${found.why}, in ${unit}` };
}
