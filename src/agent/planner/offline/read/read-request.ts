import type { RequestReading } from '../reading.ts';
import { emptyDraft } from './draft.ts';
import { finishReading } from './finish.ts';
import { detectLanguage } from './lexicon/language.ts';
import { correctSpelling } from './lexicon/spelling.ts';
import { readAllLines } from './prose/read-lines.ts';
import { makeScene, type Knowledge } from './text/scene.ts';
import { readLines } from './text/sentences.ts';
import { tokenise } from './text/tokenise.ts';
import { readFacts } from './value/read-facts.ts';

/** What the reader may ask and lean on. `today`: YYYY-MM-DD, for words like "last year". */
export type ReadOptions = { readonly today: string; readonly knows?: Knowledge | undefined };

/**
 * Reads a request in plain words (or a schema, or both) into its parts, each with the characters it came from.
 * Deterministic; never throws on any text; what no part accounts for is left out of `used`.
 */
export async function readRequest(request: string, options: ReadOptions): Promise<RequestReading> {
  await Promise.resolve();
  const language = detectLanguage(request);
  const tokens = tokenise(request, ['es', 'pt', 'fr', 'de'].includes(language), correctSpelling());
  const facts = readFacts(tokens, options.today, language);
  const scene = makeScene({ request, tokens, facts, language, today: options.today, knows: options.knows ?? null });
  const draft = emptyDraft();
  readAllLines(scene, draft, readLines(scene));
  return finishReading(scene, draft);
}
