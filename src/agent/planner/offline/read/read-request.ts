import type { RequestReading } from '../reading.ts';
import { emptyDraft } from './draft.ts';
import { finishReading } from './finish.ts';
import { liftCount } from './ask/lift-count.ts';
import { takeClock } from './ask/take-clock.ts';
import { isHindiMix } from './lexicon/by-language.ts';
import { detectLanguage } from './lexicon/language.ts';
import { correctSpelling } from './lexicon/spelling.ts';
import { readAllLines } from './prose/read-lines.ts';
import type { ReadOptions } from './read-options.ts';
import { takeShapes } from './shape/take-shapes.ts';
import { addSchemas } from './schema/add-schemas.ts';
import { readRemarks } from './schema/read-remarks.ts';
import { findSchemas } from './schema/find-schemas.ts';
import { joinCodes } from './text/join-codes.ts';
import { plainSpeech } from './text/plain-speech.ts';
import { claim, makeScene, type Scene } from './text/scene.ts';
import type { Token } from './text/token.ts';
import { readLines } from './text/sentences.ts';
import { withFeasts } from './time/with-feasts.ts';
import { toEnglish } from './text/to-english.ts';
import { tokenise } from './text/tokenise.ts';
import { readFacts } from './value/read-facts.ts';

/** The language whose small words are read as English ones; Hindi mixed into English counts as Hindi. */
function spokenLanguage(prose: string, language: string): string {
  const isMixed =
    language === 'en' &&
    isHindiMix(
      prose
        .slice(0, 4000)
        .toLowerCase()
        .split(/[^\p{L}]+/u),
    );
  return isMixed ? 'hi' : language;
}

/**
 * Reads a request in plain words (or a schema, or both) into its parts, each with the characters it came from.
 * Deterministic; never throws on any text; what no part accounts for is left out of `used`.
 * Schemas in the request (SQL, JSON, TypeScript, Python, CSV headers) become complete tables; the words around them add to these.
 */
export async function readRequest(request: string, options: ReadOptions): Promise<RequestReading> {
  const { blocks, prose } = await findSchemas(request, options.describeCreate);
  const language = detectLanguage(prose);
  const spoken = joinCodes(
    prose,
    plainSpeech(
      toEnglish(
        tokenise(
          prose,
          ['es', 'pt', 'fr', 'de', 'it', 'nl'].includes(language),
          language === 'it' || language === 'nl' ? undefined : correctSpelling(),
        ),
        spokenLanguage(prose, language),
      ),
    ),
  );
  const sceneOf = (tokens: readonly Token[]): Scene =>
    makeScene({
      request,
      tokens,
      facts: withFeasts(tokens, readFacts(tokens, options.today, language), options.today, options.feasts),
      language,
      today: options.today,
      knows: options.knows ?? null,
    });
  // Figures of a shape ("tickets ×5") are no counts of rows: shapes come out first.
  const told = sceneOf(spoken);
  const taken = takeShapes(told);
  const lifted = liftCount(taken.tokens, language);
  const clock = takeClock(request, lifted.tokens, options.today, language);
  const scene = clock.tokens === spoken ? told : sceneOf(clock.tokens);
  const draft = { ...emptyDraft(), ahead: lifted.count };
  draft.shapes.push(...taken.shapes);
  if (clock.rule !== null) draft.rules.push(clock.rule);
  if (clock.period !== null) draft.periods.push({ period: clock.period, rank: 4 });
  for (const [at, token] of scene.tokens.entries())
    if (clock.used.some((span) => span.from <= token.from && token.to <= span.to)) claim(scene, at, at + 1);
  const remarked = readRemarks(blocks, { request, language, today: options.today });
  addSchemas(draft, remarked.blocks);
  draft.rules.push(...remarked.rules);
  readAllLines(scene, draft, readLines(scene));
  return finishReading(scene, draft, blocks, [...taken.used, ...lifted.spans, ...clock.used]);
}
