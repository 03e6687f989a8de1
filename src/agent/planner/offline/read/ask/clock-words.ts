import type { TimeSpan } from '../../../../../contract/rhythm.ts';
import { dictionary } from '../text/dictionary.ts';
import { wordSet } from '../text/word-set.ts';

const all = (words: string, amount: number, unit: TimeSpan['unit']): [string, TimeSpan][] =>
  words.split(' ').map((word) => [word, { amount, unit }]);

/** Words that say a cadence by themselves, in the languages read: `hourly`, `diario`, `täglich`, `每天`. */
export const cadences = dictionary<TimeSpan>(
  Object.fromEntries([
    ...all('minutely', 1, 'minute'),
    ...all('hourly stundlich stundliche stundlichen horaire horaires orario orari 每小时 매시간 毎時', 1, 'hour'),
    ...all('halfhourly', 30, 'minute'),
    ...all(
      'daily nightly diario diarios diaria diarias taglich tagliche taglichen quotidien quotidienne quotidiennes journalier journaliere journalieres giornaliero giornaliera giornalieri giornaliere dagelijks dagelijkse 每天 每日 毎日 매일',
      1,
      'day',
    ),
    ...all(
      'weekly semanal semanales semanais wochentlich wochentliche hebdomadaire hebdomadaires settimanale settimanali wekelijks wekelijkse 每周 毎週 매주',
      1,
      'week',
    ),
    ...all('biweekly fortnightly quincenal quinzenal', 2, 'week'),
    ...all(
      'monthly mensual mensuales mensal mensais monatlich monatliche mensuel mensuels mensuelle mensuelles mensile mensili maandelijks maandelijkse 每月 毎月 매월',
      1,
      'month',
    ),
    ...all('quarterly trimestral trimestrales trimestrais trimestriel trimestriels', 1, 'quarter'),
    ...all(
      'yearly annually annual anual anuales anuais jahrlich jahrliche annuel annuels annuale annuali 每年',
      1,
      'year',
    ),
  ]),
);

/** Words for "every" before a unit or a figure and a unit. */
export const everyWords = wordSet('every each cada 每 毎 alle jede jeden jedes chaque ogni elke iedere');

/** After a figure and a unit: what makes the two a cadence. */
export const intervalWords = wordSet(
  'interval intervals frequency granularity resolution step steps 간격 간격으로 마다 間隔 间隔 intervalos apart cadence bars bar ticks candles reading readings data measurements samples sampling logs series averages average avgs aggregates values telemetry polling takt abstand',
);

/** After a cadence word: things that are given once per tick. */
export const tickNouns = wordSet(
  'data series readings reading records rows values intervals interval frequency granularity resolution basis time sales measurements prices price timestamps dates observations samples figures aggregates entries metrics temperature temperatures stock weather revenue visits totals total counts numbers snapshots log logs report reports datos dados donnees daten steps levels',
);

/** After a cadence word: things that a column or a shape is called by, not the table's clock. */
export const noTicks = wordSet(
  'active rate rates cycle cycles pattern patterns seasonality seasonal dose wage pay fee fees peak peaks routine limit limits allowance budget salary income rent premium subscription subscriptions payment payments installment instalment charge course curve rhythm variation variations newsletter profile shape dip intake return users user habit activity ticket pass passes membership plan plans special specials quota use usage',
);

/** Rows and readings: "one row per day". */
export const rowNouns = wordSet(
  'row rows record records entry line reading readings measurement value values event point observation sample sales tick figure data leitura lectura amostra mesure fila linha registro zeile zeilen wert eintrag ligne valeur rij regel waarde riga valore observacao medicion medida',
);

/** Before "per day": what makes it a rate or a bound rather than the table's clock. */
export const rateWords = wordSet(
  'max maximum most least min minimum limit hours hour km miles cost costs salary unique than more fewer less grows growth grow once twice times usd eur dollars euros pay paid wage dose cap caps up wage average mean',
);

export const perWords = wordSet('per each every by por pro par je a al per-day');
export const ones = wordSet('one a an 1 single exactly uma um una un une eine ein een één ein');
