import type { RequestReading } from '../reading.ts';
import { emptyDraft } from './draft.ts';
import { finishReading } from './finish.ts';
import { detectLanguage } from './lexicon/language.ts';
import { correctSpelling } from './lexicon/spelling.ts';
import { readAllLines } from './prose/read-lines.ts';
import type { ReadOptions } from './read-options.ts';
import { addSchemas } from './schema/add-schemas.ts';
import { findSchemas } from './schema/find-schemas.ts';
import { makeScene } from './text/scene.ts';
import { readLines } from './text/sentences.ts';
import { tokenise } from './text/tokenise.ts';
import { readFacts } from './value/read-facts.ts';

/**
 * Reads a request in plain words (or a schema, or both) into its parts, each with the characters it came from.
 * Deterministic; never throws on any text; what no part accounts for is left out of `used`.
 * Schemas in the request (SQL, JSON, TypeScript, Python, CSV headers) become complete tables; the words around them add to these.
 */
export async function readRequest(request: string, options: ReadOptions): Promise<RequestReading> {
  const { blocks, prose } = await findSchemas(request, options.describeCreate);
  const language = detectLanguage(prose);
  const tokens = tokenise(prose, ['es', 'pt', 'fr', 'de'].includes(language), correctSpelling());
  const facts = readFacts(tokens, options.today, language);
  const scene = makeScene({ request, tokens, facts, language, today: options.today, knows: options.knows ?? null });
  const draft = emptyDraft();
  addSchemas(draft, blocks);
  readAllLines(scene, draft, readLines(scene));
  return finishReading(scene, draft, blocks);
}
