import { dictionary } from '../text/dictionary.ts';
/** What a number word does in a compound: adds (`twenty`, `five`) or multiplies what stands before it (`hundred`, `million`). */
export type NumberWord = { readonly value: number; readonly multiplies: boolean };

const add = (words: string, first = 0, step = 1): [string, NumberWord][] =>
  words.split(' ').map((word, index) => [word, { value: first + index * step, multiplies: false }]);
const times = (words: string, value: number): [string, NumberWord][] =>
  words.split(' ').map((word) => [word, { value, multiplies: true }]);

const english = [
  ...add(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
  ...add('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ...times('hundred hundreds', 100),
  ...times('thousand thousands k', 1e3),
  ...times('million millions mio mln', 1e6),
  ...times('billion billions bn', 1e9),
  ...times('trillion trillions', 1e12),
  ...times('dozen dozens', 12),
  ...times('lakh lakhs lac', 1e5),
  ...times('crore crores', 1e7),
];
const spanish = [
  ...add(
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte',
  ),
  ...add('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
  ...add(
    'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
    100,
    100,
  ),
  ...add(
    'ciento doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
    100,
    100,
  ),
  ...times('mil miles', 1e3),
  ...times('millon millones', 1e6),
  ...times('docena docenas', 12),
];
const portuguese = [
  ...add(
    'zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove vinte',
  ),
  ...add('trinta quarenta cinquenta sessenta setenta oitenta noventa', 30, 10),
  ...add('cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos', 100, 100),
  ...add('cento duzentas trezentas', 100, 100),
  ...times('mil', 1e3),
  ...times('milhao milhoes', 1e6),
  ...times('duzia duzias', 12),
];
const french = [
  ...add('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...add('vingt trente quarante cinquante soixante', 20, 10),
  ...times('cent cents', 100),
  ...times('mille milliers millier', 1e3),
  ...times('million millions', 1e6),
  ...times('douzaine', 12),
];
const germanOnes = 'ein zwei drei vier funf sechs sieben acht neun'.split(' ');
const germanTens = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ');
const german = [
  ...add(
    'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
  ),
  ...add(germanTens.join(' '), 20, 10),
  ...germanTens.flatMap((ten, index) => add(germanOnes.map((one) => `${one}und${ten}`).join(' '), 20 + index * 10 + 1)),
  ...germanOnes.flatMap((one, index) => [
    ...add(`${one}hundert`, (index + 1) * 100),
    ...add(`${one}tausend`, (index + 1) * 1000),
  ]),
  ...times('hundert', 100),
  ...times('tausend', 1e3),
  ...times('million millionen', 1e6),
  ...times('dutzend', 12),
];
const italian = [
  ...add(
    'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  ),
  ...add('venti trenta quaranta cinquanta sessanta settanta ottanta novanta', 20, 10),
  ...add('cento duecento trecento quattrocento cinquecento seicento settecento ottocento novecento', 100, 100),
  ...add('duemila tremila quattromila cinquemila', 2000, 1000),
  ...times('mille mila', 1e3),
  ...times('milione milioni', 1e6),
  ...times('dozzina', 12),
];
const dutch = [
  ...add(
    'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
  ),
  ...add('twintig dertig veertig vijftig zestig zeventig tachtig negentig', 20, 10),
  ...times('honderd', 100),
  ...add('tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd', 200, 100),
  ...times('duizend', 1e3),
  ...times('miljoen', 1e6),
  ...times('dozijn', 12),
];
const asian: [string, NumberWord][] = [
  ...times('백', 100),
  ...times('천', 1e3),
  ...times('만', 1e4),
  ...times('백만', 1e6),
  ...times('십만', 1e5),
  ...times('천만', 1e7),
  ...times('억', 1e8),
  ...times('万 萬', 1e4),
  ...times('千', 1e3),
  ...times('百', 100),
  ...times('百万 百萬', 1e6),
  ...times('亿 億', 1e8),
];

const tables = dictionary<ReadonlyMap<string, NumberWord>>({
  en: new Map([...asian, ...english]),
  es: new Map([...asian, ...english, ...spanish]),
  pt: new Map([...asian, ...english, ...portuguese]),
  fr: new Map([...asian, ...english, ...french]),
  de: new Map([...asian, ...english, ...german]),
  it: new Map([...asian, ...english, ...italian]),
  nl: new Map([...asian, ...english, ...dutch]),
});

/** The number words in force for a language: its own, English and the East Asian ones. */
export function numberWords(language: string): ReadonlyMap<string, NumberWord> {
  return tables[language] ?? tables['en'] ?? new Map<string, NumberWord>();
}
