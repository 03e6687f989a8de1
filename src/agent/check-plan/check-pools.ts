import type { Plan } from '../../contract/plan.ts';
import type { PoolSource } from '../../contract/pool.ts';
import type { Source } from '../../contract/source.ts';
import type { Violation } from '../../contract/violation.ts';
import { sourcesOf } from '../../tools/compute/column-needs.ts';

/** Entity pools, their parts, and text grammars that the knowledge base does not have. */
export async function checkPools(plan: Plan, pools: PoolSource): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const table of plan.tables) {
    for (const column of table.columns) {
      const site = { table: table.name, column: column.name };
      for (const source of sourcesOf(column)) {
        if (source.kind === 'entity') {
          const pool = await pools.pool(source.pool);
          if (pool === null)
            violations.push({ code: 'pool-unknown', message: `the knowledge base has no pool '${source.pool}'`, site });
          else {
            const parts = [source.part, ...Object.keys(source.where), ...Object.keys(source.match)];
            for (const part of parts) {
              if (!pool.parts.has(part))
                violations.push({
                  code: 'pool-unknown',
                  message: `the pool '${source.pool}' has no part '${part}'`,
                  hint: `it has: ${[...pool.parts.keys()].join(', ')}`,
                  site,
                });
            }
          }
        }
        if (source.kind === 'place') violations.push(...(await unknownCities(source, pools, site)));
        // Without a grammar in its language a text is written in English.
        if (
          source.kind === 'text' &&
          (await pools.grammar(source.grammar, source.language)) === null &&
          (await pools.grammar(source.grammar, 'en')) === null
        ) {
          violations.push({
            code: 'pool-unknown',
            message: `the knowledge base has no text grammar '${source.grammar}'`,
            site,
          });
        }
      }
    }
  }
  return violations;
}

/** Cities that none of the source's countries has; countries that are named otherwise than by their code are left to the run. */
async function unknownCities(
  { cities, countries, locales }: Extract<Source, { kind: 'place' }>,
  pools: PoolSource,
  site: Violation['site'],
): Promise<readonly Violation[]> {
  const codes = countries.length > 0 ? countries : locales.map(({ locale }) => locale.slice(-2));
  if (cities.length === 0 || codes.length === 0 || codes.some((code) => !/^[A-Z]{2}$/u.test(code))) return [];
  const wanted = new Set(cities.map((city) => city.toLowerCase()));
  for (const code of codes) {
    const pool = await pools.pool(`place/${code}`);
    if (pool === null || pool.parts.get('city')?.some((city) => wanted.has(String(city).toLowerCase())) === true)
      return [];
  }
  return [
    {
      code: 'source-unavailable',
      message: `none of the cities ${cities.join(', ')} is known in ${codes.join(', ')}`,
      hint: 'name larger cities, or leave them out',
      site,
    },
  ];
}
