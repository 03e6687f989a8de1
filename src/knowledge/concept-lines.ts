import { parseJson } from '../contract/json.ts';
import { RowsmithError } from '../contract/error.ts';
import type { Concept } from './schema.ts';

/** What most concepts leave at its default; not written. */
const defaults = {
  is: [],
  unique: false,
  nulls: [],
  needs: [],
  languages: {},
  correlates: [],
  fits: [],
} satisfies Partial<Concept>;

/** Concepts as text: a line each, the id, a tab, then the rest as JSON without what is at its default. */
export function writeConceptLines(concepts: readonly Concept[]): string {
  return concepts.map((concept) => `${concept.id}\t${JSON.stringify(compact(concept))}`).join('\n');
}

function compact({ id: _id, ...rest }: Concept): object {
  return Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(defaults, key))),
  );
}

/**
 * The concepts of such a text by id, each read when it is first asked for: a request touches some dozens of two thousand, and reading them all
 * costs more than all else at the start.
 */
export class ConceptLines implements ReadonlyMap<string, Concept> {
  readonly #lines: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Concept>();

  constructor(text: string) {
    this.#lines = new Map(
      text.split('\n').map((line) => {
        const tab = line.indexOf('\t');
        return [line.slice(0, tab), line.slice(tab + 1)];
      }),
    );
  }

  get size(): number {
    return this.#lines.size;
  }

  has(id: string): boolean {
    return this.#lines.has(id);
  }

  get(id: string): Concept | undefined {
    const there = this.#read.get(id);
    if (there !== undefined) return there;
    const line = this.#lines.get(id);
    if (line === undefined) return undefined;
    const json = parseJson(line);
    if (!json.ok)
      throw new RowsmithError({
        code: 'knowledge-invalid',
        message: `Concept ${id} is damaged: ${json.reason}`,
        hint: 'Build again: npm run build.',
      });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked when it was written; checking again would cost more than reading
    const concept: Concept = { ...defaults, ...(json.value as Omit<Concept, 'id'>), id };
    this.#read.set(id, concept);
    return concept;
  }

  keys(): MapIterator<string> {
    return this.#lines.keys();
  }

  *entries(): MapIterator<[string, Concept]> {
    for (const id of this.#lines.keys()) {
      const concept = this.get(id);
      if (concept !== undefined) yield [id, concept];
    }
  }

  *values(): MapIterator<Concept> {
    for (const [, concept] of this.entries()) yield concept;
  }

  [Symbol.iterator](): MapIterator<[string, Concept]> {
    return this.entries();
  }

  forEach(callback: (concept: Concept, id: string, map: ReadonlyMap<string, Concept>) => void): void {
    for (const [id, concept] of this.entries()) callback(concept, id, this);
  }
}
