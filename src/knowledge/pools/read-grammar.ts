import { dirname, join } from 'node:path';
import { type GrammarFile, GrammarFile as GrammarSchema, SharedFile, slotsOf } from './grammar-file.ts';
import { readYaml } from './load-pools.ts';

/**
 * A grammar's file with what it shares with others put in: its own slots and rules go before those of the files it uses.
 * Throws `knowledge-invalid` when a file does not hold what it should.
 */
export async function readGrammarFile(path: string): Promise<GrammarFile> {
  const file = await readYaml(GrammarSchema, path);
  const shared = await Promise.all(
    file.uses.map((name) => readYaml(SharedFile, join(dirname(path), 'shared', `${name}.yaml`))),
  );
  return {
    ...file,
    uses: [],
    slots: Object.assign({}, ...shared.map((one) => slotsOf(one.slots)), slotsOf(file.slots)),
    facts: [...new Set([...shared.flatMap((one) => one.facts), ...file.facts])],
    rules: Object.assign({}, ...shared.map((one) => one.rules), file.rules),
  };
}
