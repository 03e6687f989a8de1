import { dictionary } from '../text/dictionary.ts';

/**
 * Grammar words of languages whose short words mean other things in English ("met", "die", "come"): each is read as the English word it stands for,
 * and only in a request of that language. The words of the request itself stay as they are, so names of columns are not touched.
 */
const grammar: Readonly<Record<string, string>> = {
  it: "righe>rows riga>row record>records colonne>columns colonna>column campi>fields genera>generate generare>generate crea>create creare>create creami>create fammi>create dammi>give servono>need serve>need vorrei>want voglio>want mi>me con>with contenente>with e>and ed>and o>or tra>between fra>between da>from dal>from dalla>from al>to alla>to fino>until di>of del>of della>of dei>of delle>of degli>of dello>of per>for ogni>each in>in nel>in nella>in una>a un>a uno>a il>the lo>the la>the i>the gli>the le>the circa>about almeno>at-least massimo>max minimo>min unico>unique unici>unique univoco>unique casuale>random casuali>random senza>without mai>never sempre>always dati>data data>date tabella>table elenco>list lista>list percento>percent dopo>after prima>before mese>month giorno>day giorni>days settimana>week settimane>weeks mesi>months anno>year anni>years fittizi>fake finti>fake esempio>example vuoto>empty vuoti>empty mancanti>missing sono>are è>is e'>is deve>must devono>must formato>format",
  nl: 'rijen>rows rij>row regels>rows records>records kolommen>columns kolom>column velden>fields veld>field maak>create genereer>generate creëer>create geef>give nodig>need wil>want graag>please alsjeblieft>please ik>i mij>me met>with bevat>with waaronder>including en>and of>or tussen>between van>of vanaf>from tot>to t/m>to voor>for elke>each elk>each iedere>each per>per een>a de>the het>the in>in op>on ongeveer>about circa>about minstens>at-least minimaal>min maximaal>max hoogstens>at-most uniek>unique unieke>unique willekeurig>random willekeurige>random zonder>without nooit>never altijd>always gegevens>data dataset>dataset tabel>table lijst>list procent>percent na>after voor>for maand>month maanden>months dag>day dagen>days week>week weken>weeks jaar>year jaren>years nep>fake nepgegevens>data testgegevens>data leeg>empty lege>empty ontbrekende>missing zijn>are is>is moet>must moeten>must formaat>format heel>whole alle>all ligt>is keer>times zoveel>as-many',
  hi: 'mujhe>i hume>i chahiye>need chahie>need chaiye>need banao>create bana>create banaiye>create bnao>create banado>create dijiye>give dedo>give dikhao>give karo>create ka>of ki>of ke>of ko>to aur>and ya>or se>to tak>to ek>a har>each sirf>only kam>less zyada>more wala>with wale>with wali>with jisme>with jismein>with mein>in hai>is hain>are hona>must hone>must honi>must hoga>must bhi>also logon>people log>people sabhi>all nahi>not nahin>not kabhi>never naam>name',
};

const maps: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.entries(grammar).map(([language, pairs]) => [
    language,
    dictionary<string>(
      Object.fromEntries(
        pairs
          .split(' ')
          .map((pair) => pair.split('>'))
          .filter(([, to = '']) => !to.includes('-'))
          .map(([from = '', to = '']) => [from, to]),
      ),
    ),
  ]),
);

/** The English grammar word that a folded word of the language stands for; the word itself for any other. */
export function grammarWord(language: string, word: string): string {
  return maps[language]?.[word] ?? word;
}

const hindi = new Set(
  Object.keys(maps['hi'] ?? {}).filter((word) => !['log', 'ek', 'se', 'ya', 'ko', 'kam', 'hai', 'har'].includes(word)),
);

/** Whether English is mixed with Hindi in Latin letters ("mujhe 50 students ka data chahiye"): two of its small words, or one that is nothing else. */
export function isHindiMix(words: readonly string[]): boolean {
  const seen = new Set(words.filter((word) => hindi.has(word)));
  return seen.size >= 2 || ['mujhe', 'chahiye', 'banao', 'dijiye', 'chahie'].some((word) => seen.has(word));
}
