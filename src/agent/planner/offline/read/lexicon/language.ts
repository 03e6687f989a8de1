import { dictionary } from '../text/dictionary.ts';
import { foldWord } from '../text/fold.ts';

/** The commonest words that one language does not share with the others here. */
const stopWords = dictionary<string>({
  en: 'the of and with for is are in that this from to by on data rows columns between a an should be have each random generate create dataset customers table like sales at or it',
  es: 'el los las con y una del para filas columnas datos entre que genera crea generar crear registros clientes ventas por edad nombre un cada desde hasta es unos fecha precio quiero',
  pt: 'os as com uma do da dos das para linhas colunas dados entre gere crie gerar criar registros clientes vendas por idade nome um cada desde ate aproximadamente uns preco nao em mes nome sao brasileira brasileiro',
  fr: 'le les des avec et une du pour lignes colonnes donnees entre genere cree generer creer clients ventes par nom chaque jusqu est dans au aux je veux un age jeu',
  de: 'der die das mit und eine ein fur zeilen spalten daten zwischen erstelle generiere erzeuge datensatz kunden von bis pro jede ist sind im den einen tabelle verkaufe',
});
const listed = Object.entries(stopWords).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }));

/** The language most of the words are in (en, es, pt, fr, de, zh, ko, ja); English when nothing tells. */
export function detectLanguage(text: string): string {
  const start = text.slice(0, 8000);
  const hangul = countOf(start, /\p{Script=Hangul}/gu);
  const kana = countOf(start, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = countOf(start, /\p{Script=Han}/gu);
  const latin = countOf(start, /\p{Script=Latin}+/gu);
  if (hangul > 1 && hangul >= latin * 0.5) return 'ko';
  if (kana > 1 && kana + han >= latin * 0.5) return 'ja';
  if (han > 1 && han * 2 >= latin) return 'zh';
  const words = start.match(/[\p{L}]+/gu)?.map(foldWord) ?? [];
  let best = { language: 'en', score: 0 };
  for (const { language, words: known } of listed) {
    const score = words.reduce((sum, word) => sum + (known.has(word) ? 1 : 0), 0);
    if (score > best.score) best = { language, score };
  }
  return best.language;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
