import type { About } from '../contract/smith.ts';

/** What the engine is made of; loads the table engine and the knowledge base to tell. */
export async function aboutSmith(): Promise<About> {
  const { openDatabase } = await import('../table/duckdb/open-database.ts');
  const { countKnowledge } = await import('../knowledge/count-knowledge.ts');
  await using database = await openDatabase({ threads: 1 });
  const [row] = await database.all('SELECT version() AS version');
  const version = row?.['version'];
  return { duckdb: typeof version === 'string' ? version : 'unknown', knowledge: await countKnowledge(), model: null };
}
