import { byKey, composeFromEnd, composeFromStart, subjectKind } from './compose-concept.ts';
import type { Knowledge } from './load-knowledge.ts';
import { keysOf } from './name-index.ts';
import { readNameForm, type NameForm } from './name-forms.ts';
import { keyOf, nameKey, nameWords } from './name-words.ts';
import { nearNames } from './near-names.ts';
import { searchNames } from './search-names.ts';
import type { Concept, TableShape } from './schema.ts';
import { conceptInCurrency, conceptInUnit } from './units.ts';

export type FindContext = {
  /** The domain the table belongs to: its own columns win. */
  readonly domain?: string | undefined;
  /** The table within the domain: its columns win over those of the domain's other tables. */
  readonly table?: string | undefined;
  /** What a row is ("products", "patients"): a bare "name" is then the product's. */
  readonly subject?: string | undefined;
  /** Names of the other columns asked for. */
  readonly others?: readonly string[] | undefined;
  readonly language?: string | undefined;
};

export type FoundConcept = {
  /** The concept; its unit, type and figures already fit a unit said in the name. */
  readonly concept: Concept;
  /** 1: its own name. About 0.9: composed of known words. Below 0.5: a guess. */
  readonly confidence: number;
  readonly why: string;
  /** Whom or what it describes when the words say so ("customer name": customer). */
  readonly subject: string | null;
};

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
    for (const one of more) if (!found.some((other) => other.concept.id === one.concept.id && other.subject === one.subject)) found.push(one);
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
  const at = /\s(?:at|in|for|on|from|with|per|they|who|that|which|when|where|by|within|during|to|and)\s/iu.exec(words)?.index;
  return at === undefined || at === 0 ? null : words.slice(0, at);
}

function best(found: readonly FoundConcept[]): number {
  return found.reduce((most, one) => Math.max(most, one.confidence), 0);
}

/** Columns of the domain's tables by name, the table in question first. */
function ownColumns(knowledge: Knowledge, words: string, context: FindContext): readonly FoundConcept[] {
  const domain = context.domain === undefined ? undefined : knowledge.domains.get(context.domain);
  if (domain === undefined) return [];
  const key = nameKey(words);
  const named = byKey(knowledge, key).map((concept) => concept.id);
  const tables = domain.tables.toSorted((a, b) => rankTable(b, context, domain.main) - rankTable(a, context, domain.main));
  const found: FoundConcept[] = [];
  for (const table of tables) {
    for (const column of table.columns) {
      const here = context.table === undefined || context.table === table.name;
      const byName = nameKey(column.name) === key;
      const bySynonym = !byName && (named.includes(column.concept) || (column.base !== undefined && (named.includes(column.base) || carries(knowledge, column.concept, key))));
      const concept = byName || bySynonym ? knowledge.concepts.get(column.concept) : undefined;
      if (concept === undefined) continue;
      const confidence = (byName ? 1 : 0.97) - (here ? 0 : 0.03);
      found.push({ concept, confidence, why: `column ${column.name} of ${domain.title}`, subject: null });
    }
  }
  return found.toSorted((a, b) => b.confidence - a.confidence).slice(0, 3);
}

/** Whether one of the names that a domain gives its own concept is meant. */
function carries(knowledge: Knowledge, id: string, key: string): boolean {
  return Object.values(knowledge.concepts.get(id)?.names ?? {}).some((names) => names.some((name) => nameKey(name) === key));
}

function rankTable(table: TableShape, context: FindContext, main: string): number {
  return (table.name === context.table ? 2 : 0) + (table.name === main ? 1 : 0);
}

const bare = new Set(['name', 'title', 'id', 'status', 'type', 'category', 'date', 'description', 'code', 'number', 'time', 'text', 'score', 'rating', 'price', 'amount', 'level', 'stage', 'priority', 'subject', 'duration', 'length', 'size', 'result', 'method', 'channel', 'value', 'cost']);

function exactNames(knowledge: Knowledge, words: string, context: FindContext): readonly FoundConcept[] {
  const found: FoundConcept[] = [];
  const subject = context.subject ?? subjectOf(knowledge, context.others ?? []);
  const said = nameWords(words);
  if (said.length === 1 && subject !== null && bare.has(said[0] ?? '')) {
    const owner = nameWords(subject).at(-1) ?? '';
    const concept = byKey(knowledge, keyOf([owner, ...said]))[0] ?? composeFromEnd(knowledge, [owner, ...said])?.concept;
    if (concept !== undefined) found.push({ concept, confidence: 0.99, why: `"${words}" of a ${owner}`, subject: owner });
  }
  const concepts = [...new Set(keysOf(words).flatMap((key) => byKey(knowledge, key)))];
  const preferred = concepts.toSorted((a, b) => Number(inDomain(knowledge, b, context)) - Number(inDomain(knowledge, a, context)));
  preferred.forEach((concept, at) => {
    if (found.some((one) => one.concept.id === concept.id)) return;
    found.push({ concept, confidence: 0.98 - at * 0.06, why: `"${words}" is a name of ${concept.id}`, subject: null });
  });
  return found;
}

function inDomain(knowledge: Knowledge, concept: Concept, context: FindContext): boolean {
  const domain = context.domain === undefined ? undefined : knowledge.domains.get(context.domain);
  return domain?.tables.some((table) => table.columns.some((column) => column.concept === concept.id)) ?? false;
}

/** What the other columns are about: `product_id`, `product_price` → product. */
function subjectOf(knowledge: Knowledge, others: readonly string[]): string | null {
  const votes = new Map<string, number>();
  for (const other of others) {
    const words = nameWords(other);
    const first = words[0] ?? '';
    if (words.length < 2 || !(Object.hasOwn(knowledge.facts.subjects.thing, first) || knowledge.facts.subjects.person.includes(first))) continue;
    votes.set(first, (votes.get(first) ?? 0) + (words[1] === 'id' ? 2 : 1));
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The name without its dress, and what the dress says. */
function dressed(knowledge: Knowledge, form: NameForm, context: FindContext, words: string): readonly FoundConcept[] {
  const inner = form.words.join(' ');
  const changed = inner !== nameWords(words).join(' ');
  const candidates = changed ? [...ownColumns(knowledge, inner, context), ...exactNames(knowledge, inner, context)] : [];
  const subject = form.words.join('_');
  const generic = (id: string, confidence: number, why: string): readonly FoundConcept[] => {
    const concept = knowledge.concepts.get(id);
    return concept === undefined ? [] : [{ concept, confidence, why, subject }];
  };
  if (form.shortUnit !== null) {
    const { unit, words: short } = form.shortUnit;
    const convertible = exactNames(knowledge, short.join(' '), context).flatMap((one) => {
      const concept = conceptInUnit(knowledge.facts, one.concept, unit);
      return concept === undefined ? [] : [{ ...one, concept, confidence: one.confidence - 0.03, why: `${one.why}, in ${unit}` }];
    });
    if (convertible.length > 0) return convertible;
  }
  if (form.asks) {
    const flags = candidates.filter(({ concept }) => concept.type === 'boolean');
    return flags.length > 0 ? lower(flags, 0.02) : generic('flag', 0.85, `"${words}" asks yes or no`);
  }
  if (form.counts) {
    const counted = candidates.filter(({ concept }) => concept.type === 'integer' && (concept.role === 'count' || concept.is.includes('count')));
    return counted.length > 0 ? lower(counted, 0.05) : generic('count', 0.86, `"${words}" counts`);
  }
  const inUnit = form.unit === null ? candidates : candidates.map((one) => withUnit(knowledge, one, form.unit ?? ''));
  const figured = form.figure === null ? inUnit : inUnit.map(withFigure(form.figure));
  return lower(figured, changed ? 0.03 : 0);
}

function lower(found: readonly FoundConcept[], by: number): readonly FoundConcept[] {
  return found.map((one) => ({ ...one, confidence: one.confidence - by }));
}

function withUnit(knowledge: Knowledge, found: FoundConcept, unit: string): FoundConcept {
  const moved = Object.hasOwn(knowledge.facts.currencies, unit)
    ? conceptInCurrency(knowledge.facts, found.concept, unit)
    : conceptInUnit(knowledge.facts, found.concept, unit);
  // A unit of another kind means another thing was meant ("size_mb" is no length).
  return moved === undefined ? { ...found, confidence: found.confidence - 0.35 } : { ...found, concept: moved, why: `${found.why}, in ${unit}` };
}

const withFigure =
  (figure: string) =>
  (found: FoundConcept): FoundConcept => {
    const average = ['avg', 'average', 'mean'].includes(figure) && found.concept.type === 'integer' && found.concept.source.kind === 'number';
    const concept: Concept = average ? { ...found.concept, type: 'decimal', decimals: 1 } : found.concept;
    return { ...found, concept, confidence: found.confidence - 0.05, why: `${found.why}, ${figure}` };
  };

/** "captain": a person, so a person's name. */
function lonePerson(knowledge: Knowledge, word: string): readonly FoundConcept[] {
  const kind = subjectKind(knowledge, [word]);
  const concept = knowledge.concepts.get(kind === 'person' ? 'full_name' : kind === 'company' ? 'company_name' : '');
  return concept === undefined ? [] : [{ concept: { ...concept, subject: word }, confidence: 0.86, why: `"${word}" is a ${kind ?? 'thing'}`, subject: word }];
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
    ...named.map((concept) => ({ concept, confidence: 0.94, why: `"${form.words.join(' ')}" turned round`, subject: null })),
    ...reversed.map((concept) => ({ concept, confidence: 0.88, why: `"${form.words.join(' ')}" turned round`, subject: null })),
    ...(fromEnd === null ? [] : [fromEnd]),
    ...(fromStart === null ? [] : [fromStart]),
  ];
  return form.unit === null ? candidates : candidates.map((one) => withUnit(knowledge, one, form.unit ?? ''));
}

/** The last resort: names that share words with these. */
function searched(knowledge: Knowledge, form: NameForm): readonly FoundConcept[] {
  return searchNames(knowledge.search, form.words).flatMap(({ id, score }) => {
    const concept = knowledge.concepts.get(id);
    return concept === undefined ? [] : [{ concept, confidence: score, why: `shares words with ${id}`, subject: null }];
  });
}

function misspelt(knowledge: Knowledge, words: string, form: NameForm): readonly FoundConcept[] {
  const alone = form.words.length === 1 ? lonePerson(knowledge, form.words[0] ?? '') : [];
  const year = /^(?:19|20)\d\d$/u.test(words.trim()) ? knowledge.concepts.get('value') : undefined;
  const digitless = words.replace(/[\s_]*\d+$/u, '');
  const numbered = digitless !== words && digitless.length > 1 ? byKey(knowledge, nameKey(digitless)).slice(0, 1) : [];
  const near = nearNames(knowledge, keyOf(form.words)).slice(0, 3);
  return [
    ...alone,
    ...(year === undefined ? [] : [{ concept: year, confidence: 0.5, why: `"${words}" is a year, its column holds figures`, subject: null }]),
    ...numbered.map((concept) => ({ concept, confidence: 0.84, why: `"${words}" is a numbered ${concept.id}`, subject: null })),
    ...near.flatMap(({ key, distance }) =>
      byKey(knowledge, key).slice(0, 1).map((concept) => ({ concept, confidence: 0.93 - (0.7 * distance) / key.length, why: `"${words}" is ${distance} slip(s) from "${key}"`, subject: null })),
    ),
  ];
}
