import type { ColumnShape, Concept } from '../../../../knowledge/schema.ts';
import type { ColumnAsk, ValueAsk } from '../reading.ts';
import { assume, draftColumn, freshColumn, type ColumnDraft, type Making, type TableDraft } from './draft.ts';
import { holderOf } from './holder-of.ts';
import { guessColumn } from './guess-column.ts';
import type { ConceptQuestion } from './meanings.ts';
import { columnNameFor, freeName, nameWords, sameName, snakeCase } from './name-words.ts';

/** Below this a concept found for a name is no better than a guess from the name itself. */
const sureEnough = 0.45;

/** What a column's words are asked of the knowledge base with: the table around them. */
export function questionFor(
  making: Making,
  table: TableDraft,
  ask: { readonly name: string; readonly about: string },
): ConceptQuestion {
  return {
    name: ask.name,
    about: ask.about,
    siblings: (table.ask?.columns ?? []).map((column) => column.name),
    subject: table.ask?.subject ?? table.entity,
    domain: table.domain?.id ?? null,
    table: table.shape?.name ?? null,
    language: making.reading.language,
  };
}

/** A column draft for a column asked for: its name to the letter, its meaning from the domain or the knowledge base, else an honest guess. */
export function askedColumn(making: Making, table: TableDraft, ask: ColumnAsk, taken: Set<string>): ColumnDraft {
  // Only English, Spanish, Portuguese and French plurals end in an s that can be taken off.
  const isPlain = ask.literal || ['de', 'nl', 'it'].includes(making.reading.language);
  const wanted = ask.literal ? ask.name : isPlain ? snakeCase(ask.name) || 'value' : columnNameFor(ask.name);
  const name = ask.literal && !taken.has(wanted.toLowerCase()) ? wanted : freeName(wanted, taken);
  taken.add(name.toLowerCase());
  const shape = shapeFor(table, ask);
  const found = holdersMeaning(making, table, ask) ?? meaningOf(making, table, ask, shape);
  if (found !== null) {
    const { concept, sure } = found;
    return draftColumn({
      plan: freshColumn(name, concept.type, concept.source),
      origin: 'asked',
      ask,
      concept,
      sure,
      aliases: [ask.name],
      shapeColumn: shape?.name ?? null,
    });
  }
  const guess = guessColumn(name, ask);
  assume(making, `"${name}" is not a kind of column I know: ${guess.because}`);
  return draftColumn({ plan: guess.column, origin: 'asked', ask, aliases: [ask.name], sure: 0 });
}

/** The domain table's own column of that name. */
function shapeFor(table: TableDraft, ask: ColumnAsk): ColumnShape | null {
  const wanted = nameWords(ask.name);
  const entity = nameWords(table.entity);
  const used = new Set(table.columns.map((column) => column.shapeColumn));
  const without = (words: readonly string[]): readonly string[] =>
    words.length > entity.length && entity.every((word, at) => words[at] === word) ? words.slice(entity.length) : words;
  const free = table.shape?.columns.filter((column) => !used.has(column.name)) ?? [];
  return (
    free.find((column) => sameName(column.name, ask.name)) ??
    free.find((column) => without(nameWords(column.name)).join(' ') === without(wanted).join(' ')) ??
    null
  );
}

function meaningOf(
  making: Making,
  table: TableDraft,
  ask: ColumnAsk,
  shape: ColumnShape | null,
): { readonly concept: Concept; readonly sure: number } | null {
  const own = shape === null ? null : making.meanings.concept(shape.concept);
  if (own !== null) return { concept: own, sure: 1 };
  const ofTable = new Set((table.shape?.columns ?? []).map((column) => column.concept));
  const kin = siblingConcepts(making, table, ask);
  const found = making.meanings
    .findConcepts(questionFor(making, table, ask))
    .filter((one) => one.score >= 1 || !isAnotherThing(making, ask, one.concept));
  // The narrower meaning is taken only when the other columns speak of it by name: a weight beside a height is a body's.
  const narrower = found
    .slice(0, 1)
    .flatMap((one) =>
      making.meanings.narrower(one.concept.id).map((concept) => ({ concept, score: one.score - 0.1, bonus: 0.25 })),
    );
  const candidates = [...found.map((one) => ({ ...one, bonus: 0.12 })), ...narrower]
    .map((one) => ({
      concept: one.concept,
      sure:
        one.score +
        (isKin(one.concept, kin) ? one.bonus : 0) +
        (ofTable.has(one.concept.id) ? 0.1 : 0) -
        (suits(one.concept, ask.values) ? 0 : 0.3),
    }))
    .toSorted((a, b) => b.sure - a.sure);
  const best = candidates[0];
  return best === undefined || best.sure < sureEnough ? null : { concept: best.concept, sure: Math.min(1, best.sure) };
}

/** A "shift date" is a date and no kind of shift; a time, where it is told in English, is no team (Portuguese "time"). */
function isAnotherThing(making: Making, ask: ColumnAsk, concept: Concept): boolean {
  const last = nameWords(ask.name).at(-1);
  if (last === 'date') return concept.type !== 'date' && concept.type !== 'timestamp';
  return last === 'time' && making.reading.language === 'en' && concept.type === 'text';
}

/** What the other columns asked for most likely mean. */
function siblingConcepts(making: Making, table: TableDraft, ask: ColumnAsk): readonly Concept[] {
  const known =
    likely.get(table) ??
    (table.ask?.columns ?? []).flatMap((other) => {
      const concept = making.meanings.findConcepts(questionFor(making, table, other))[0]?.concept;
      return concept === undefined ? [] : [{ of: other, concept }];
    });
  likely.set(table, known);
  return known.filter(({ of }) => of !== ask).map(({ concept }) => concept);
}

/** What the columns asked for most likely mean, found once a table. */
const likely = new WeakMap<TableDraft, readonly { readonly of: ColumnAsk; readonly concept: Concept }[]>();

/** A body mass index beside it makes a weight that of a body: one of the two is defined by the other. */
function isKin(concept: Concept, kin: readonly Concept[]): boolean {
  return kin.some((other) => speaksOf(other, concept) || speaksOf(concept, other));
}

function speaksOf(one: Concept, other: Concept): boolean {
  return one.fits.some((fit) => fit.has.includes(other.id)) || one.correlates.some((wish) => wish.concept === other.id);
}

/** Whether what the words say about the values can be said of the concept at all. */
function suits(concept: Concept, values: readonly ValueAsk[]): boolean {
  return values.every((value) => {
    if (value.kind === 'type') return sameKind(concept.type, value.type);
    if (value.kind === 'moment-range') return concept.type === 'date' || concept.type === 'timestamp';
    if (value.kind === 'range')
      return (
        concept.type !== 'date' &&
        concept.type !== 'timestamp' &&
        concept.type !== 'boolean' &&
        (concept.role !== 'name' || concept.type !== 'text')
      );
    return true;
  });
}

const families: Readonly<Record<Concept['type'], 'number' | 'moment' | 'text' | 'flag'>> = {
  integer: 'number',
  decimal: 'number',
  double: 'number',
  date: 'moment',
  timestamp: 'moment',
  time: 'moment',
  text: 'text',
  boolean: 'flag',
};

/** A column declared as text does not hold the numbers of a meaning, nor the other way round; codes may be whole numbers, flags too. */
function sameKind(concept: Concept['type'], declared: Concept['type']): boolean {
  const [own, wanted] = [families[concept], families[declared]];
  if (own === wanted || (own === 'flag' && wanted !== 'moment')) return true;
  return own === 'text' && declared === 'integer';
}

/** A column with a share of a value ("tier: 10 % Enterprise") means what the domain's column with that value means. */
function holdersMeaning(
  making: Making,
  table: TableDraft,
  ask: ColumnAsk,
): { readonly concept: Concept; readonly sure: number } | null {
  const share = ask.values.find((value) => value.kind === 'share');
  if (share === undefined || share.value === '' || share.value === 'true' || sameName(share.value, ask.name))
    return null;
  const holder = holderOf(making, table, ask);
  const shape = table.shape?.columns.find((one) => one.name === holder?.name);
  const concept = shape === undefined ? null : making.meanings.concept(shape.concept);
  return concept === null ? null : { concept, sure: 0.8 };
}
