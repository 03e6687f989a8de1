import type { RequestReading, TableAsk } from '../../reading.ts';
import { foldWord } from '../text/fold.ts';
import { errands, factLike, notFacts } from './errand-words.ts';

/** Words by which a request speaks of its table: then it is no errand, whatever else it says. */
const tableWords =
  /\b(?:rows?|columns?|datasets?|data ?sets?|records|fields?|csv|tables?|spreadsheet|entries|json|parquet|dataframe|database|test ?data|sample data|features|schema)\b/u;
const counted = /(?:^|\s)\d[\d.,]*k?\s+\p{L}/u;

/**
 * The answer to a request that wants something done that no table of synthetic data answers (a page fetched, a picture, a text, a program, facts of the
 * real world), or null. A request with a list of columns is a wish for a table; one that speaks of rows or counts them is no small errand.
 */
export function findErrand(request: string, tables: readonly TableAsk[]): RequestReading['objection'] | null {
  const words = foldWord(request).replaceAll(/\s+/gu, ' ').trim();
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  const isListed = tables.some((table) => table.complete && table.columns.length >= 2) || columns >= 3;
  const speaksOfTable = tableWords.test(words) || counted.test(words);
  for (const errand of errands) {
    const isEver = errand.evenForTables === true;
    if (isListed && !isEver) continue;
    const isAboutSource = errand.name === 'page' || errand.name === 'attachment' || errand.name === 'facts';
    if (speaksOfTable && !isEver && !isAboutSource) continue;
    if (errand.unless?.test(words) === true) continue;
    if (errand.marks.some((mark) => mark.test(words))) return { kind: errand.name, question: errand.answer };
  }
  return null;
}

/** What has to be said beside a table that could pass for figures of the real world. */
export function findWarnings(request: string): readonly string[] {
  const words = foldWord(request).replaceAll(/\s+/gu, ' ');
  const isNational = /\b(?:national|nationwide)\b/u.test(words) && /\b(?:19|20)\d\d\b/u.test(words);
  return isNational || factLike.some((mark) => mark.test(words)) ? [notFacts] : [];
}
