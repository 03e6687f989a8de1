import type { Source } from '../contract/source.ts';
import { unitFactor } from './units.ts';
import type { Concept, Fit } from './schema.ts';
import type { Facts } from './facts-schema.ts';

/** A column that is already in the table: its name, what it holds, and the unit of its figures. */
export type Neighbour = { readonly name: string; readonly concept: Concept; readonly unit?: string | undefined };

/** A concept with every placeholder replaced by the table's own column names. */
export type BoundConcept = {
  readonly source: Source;
  readonly type: Concept['type'];
  readonly unit: string | undefined;
  readonly decimals: number | undefined;
  readonly format: string | undefined;
  readonly nulls: readonly { readonly share: number; readonly if?: string | undefined }[];
  readonly rules: readonly { readonly expression: string; readonly text: string }[];
  readonly correlates: readonly { readonly column: string; readonly rho: number }[];
  /** Columns the source, its nulls or its rules read; they must come earlier. */
  readonly reads: readonly string[];
  /** The fit that was taken, null when the concept stands alone. */
  readonly fit: Fit | null;
};

const placeholder = /\{(?<id>[a-z][a-z0-9_.]*)(?: in (?<unit>[^{}]+))?\}/gu;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** The neighbour that is meant by a concept id: the one with that very concept, else the nearest one that `is` it. */
export function neighbourOf(id: string, neighbours: readonly Neighbour[]): Neighbour | undefined {
  const exact = neighbours.find((one) => one.concept.id === id);
  if (exact !== undefined) return exact;
  const kin = neighbours.filter((one) => one.concept.is.includes(id));
  return kin.toSorted((a, b) => a.concept.is.indexOf(id) - b.concept.is.indexOf(id))[0];
}

/**
 * The concept's column in a table that also has `neighbours` (not itself): the first fit whose concepts are all there, else the concept alone.
 *
 * `subject` fills the `of` of identity sources ("customer name": customer); the concept's own subject, then `row`, when absent.
 * `{x in unit}` becomes a conversion by exact factors; units without a known factor are taken as they are.
 */
export function bindConcept(
  concept: Concept,
  context: { readonly facts: Facts; readonly neighbours: readonly Neighbour[]; readonly subject?: string | null | undefined; readonly language?: string | undefined },
): BoundConcept {
  const { neighbours } = context;
  const fit = concept.fits.find((one) => one.has.every((id) => neighbourOf(id, neighbours) !== undefined)) ?? null;
  const reads = new Set<string>();
  const subject = context.subject ?? concept.subject ?? 'row';
  const language = context.language ?? 'en';
  const fill = (text: string): string => (text.includes('{') ? fillText(text, { ...context, language, subject, reads }) : text);
  const localised = concept.languages[context.language ?? '']?.source;
  const source = inLanguage(fillSource(fit?.source ?? localised ?? concept.source, fill), context.facts, context.language);
  return {
    source,
    type: fit?.type ?? concept.type,
    unit: fit?.unit ?? concept.unit,
    decimals: fit?.decimals ?? concept.decimals,
    format: fit?.format ?? concept.format,
    nulls: (fit?.nulls ?? concept.nulls).map((one) => ({ share: one.share, if: one.if === undefined ? undefined : fill(one.if) })),
    rules: (fit?.rules ?? []).map((rule) => ({ expression: fill(withSelf(rule.expression, concept)), text: rule.text })),
    correlates: [...(fit?.correlates ?? []), ...(fit?.source === undefined ? concept.correlates : [])].flatMap(({ concept: id, rho }) => {
      const other = neighbourOf(id, neighbours);
      return other === undefined ? [] : [{ column: other.name, rho }];
    }),
    reads: [...reads],
    fit,
  };
}

/** In a rule a concept may name itself; the caller's own column is written `{self}` afterwards. */
function withSelf(expression: string, concept: Concept): string {
  return expression.replaceAll(`{${concept.id}}`, '{self}');
}

type Filling = { readonly facts: Facts; readonly neighbours: readonly Neighbour[]; readonly language: string; readonly subject: string; readonly reads: Set<string> };

function fillText(text: string, filling: Filling): string {
  const bare = /^\{[a-z][a-z0-9_.]*\}$/u.test(text);
  return text.replaceAll(placeholder, (whole: string, id: string, unit: string | undefined) => {
    if (id === 'subject') return filling.subject;
    if (id === 'language') return filling.language;
    if (id === 'self') return whole;
    const neighbour = neighbourOf(id, filling.neighbours);
    if (neighbour === undefined) return whole;
    filling.reads.add(neighbour.name);
    if (bare) return neighbour.name;
    const name = identifier.test(neighbour.name) ? neighbour.name : `\`${neighbour.name}\``;
    const from = neighbour.unit ?? neighbour.concept.unit;
    const change = unit === undefined || from === undefined ? undefined : unitFactor(filling.facts, from, unit);
    if (change === undefined || (change.factor === 1 && change.offset === 0)) return name;
    return change.offset === 0 ? `(${name} * ${change.factor})` : `(${name} * ${change.factor} + ${change.offset})`;
  });
}

/** Sentences in the table's language when the grammar is written in it, else in English. */
function inLanguage(source: Source, facts: Facts, language: string | undefined): Source {
  if (source.kind !== 'text' || language === undefined) return source;
  return facts.texts[source.grammar]?.includes(language) === true ? { ...source, language } : source;
}

/** Fields that hold an expression even when it is nothing but one column: names there need backticks when they are no identifier. */
const expressions = new Set(['expression', 'when', 'if']);

function fillSource(source: Source, fill: (text: string) => string): Source {
  if (source.kind === 'pattern' || source.kind === 'constant') return source;
  return fillDeep(source, fill) as Source; // -- only texts change, never the shape
}

function fillDeep(value: unknown, fill: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return expressions.has(key) ? fill(` ${value}`).trim() : fill(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => fillDeep(inner, fill, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [name, fillDeep(inner, fill, name)]));
}
