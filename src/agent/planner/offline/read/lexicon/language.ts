import { isHindiMix } from './by-language.ts';
import { dictionary } from '../text/dictionary.ts';
import { foldWord } from '../text/fold.ts';

/** The commonest words that one language does not share with the others here. */
const stopWords = dictionary<string>({
  en: 'the of and with for is are in that this from to by on data rows columns between a an should be have each random generate create dataset customers table like sales at or it per one row day week month year hour test prices times',
  es: 'el los las con y una del para filas columnas datos entre que genera crea generar crear registros clientes ventas por edad nombre un cada desde hasta es unos fecha precio quiero lista productos empleados reservas citas pedidos alumnos usuarios tienda facturas peliculas libros correo ciudad telefono algunas prueba ejemplo hoteles recetas mascotas pacientes despues antes siempre deben debe cada dia',
  pt: 'os as com uma do da dos das para linhas colunas dados entre gere crie gerar criar registros clientes vendas por idade nome um cada desde ate aproximadamente uns preco nao em mes sao brasileira brasileiro lista produtos funcionarios consultas pedidos alunos usuarios loja faturas filmes livros cidade telefone exemplo hoteis receitas pacientes empresa teste na no depois antes sempre devem deve metade linhas',
  fr: 'le les des avec et une du pour lignes colonnes donnees entre genere cree generer creer clients ventes par nom chaque jusqu est dans au aux je veux un age jeu recettes cuisine employes commandes produits patients etudiants factures livres films villes utilisateurs exemple magasin boulangerie coiffeur liste de d l vient apres avant sont doit toujours jamais lignes vers',
  de: 'der die das mit und eine ein fur zeilen spalten daten zwischen erstelle generiere erzeuge datensatz kunden von bis pro jede ist sind im den einen tabelle verkaufe mitarbeiter bestellungen produkte patienten schuler rechnungen bucher filme benutzer beispiel laden liste buchungen termine stadte gehalt preis mir bitte aus sollen soll sein liegt nach immer nie muss drittel',
  it: 'il gli le una per righe colonne dati tra che genera crea generare creare clienti vendite di ogni dal al della dei sono vorrei elenco prezzo dipendenti e del un ristorante citta prodotti ordini pazienti studenti fatture libri utenti esempio negozio prenotazioni ricette camere mi servono dopo prima sempre mai deve righe da',
  nl: 'het een van met voor rijen kolommen tussen maak genereer klanten verkopen naam elke tot zijn ik wil lijst tabel prijs bestellingen medewerkers producten patienten studenten facturen boeken gebruikers voorbeeld winkel boekingen afspraken recepten komt na altijd nooit moet rijen heel',
});
const listed = Object.entries(stopWords).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }));

/** The language most of the words are in (en, es, pt, fr, de, it, nl, zh, ko, ja); English when nothing tells. */
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
  return best.language !== 'en' && isHindiMix(words) ? 'en' : best.language;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
