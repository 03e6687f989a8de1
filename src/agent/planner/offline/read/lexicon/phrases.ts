import { dictionary } from '../text/dictionary.ts';

/**
 * Phrases of other languages as the English ones that the readers know, one a line, without accents: `foreign > english`.
 * Only grammar: figures of speech for shares, order, bounds, times as much, cadence. Nouns stay what they are.
 */
const tables: Readonly<Record<string, string>> = {
  es: `
entre el > between the
desde el > from the
hasta el > to the
despues de la > after the
despues de los > after the
despues del > after the
despues de > after
es posterior a la > is after the
es posterior al > is after the
es posterior a > is after
posterior a la > after the
posterior al > after the
posterior a > after
antes de la > before the
antes del > before the
antes de > before
anterior a la > before the
anterior al > before the
anterior a > before
siempre > always
nunca cuesta menos de > never costs less than
nunca cuestan menos de > never cost less than
nunca > never
es > is
son > are
debe ser > must be
deben ser > must be
debe > must
deben > must
cuesta > costs
cuestan > cost
si > if
cuando > when
la mitad de las filas > 50 % of the rows
la mitad de los registros > 50 % of the rows
la mitad > 50 %
un tercio de las filas > 33.3333 % of the rows
un tercio > 33.3333 %
dos tercios > 66.6667 %
una cuarta parte > 25 %
un cuarto > 25 %
tres cuartos > 75 %
% de las filas > % of the rows
% de los registros > % of the rows
% de los > % of the
% de las > % of the
veces mas > times more
de lo normal > than usual
que lo normal > than usual
de lo habitual > than usual
ese dia > that day
veces mas que > times as many as
veces mayor que > times higher than
el doble de > twice as many
el triple de > three times as many
mayor que la > greater than the
mayor que el > greater than the
menor que la > less than the
menor que el > less than the
vacio cuando > empty when
queda vacio > is empty
queda vacia > is empty
esta vacio > is empty
esta vacia > is empty
en promedio > on average
promedio de > mean of
con formato > in format
en formato > in format
en el formato > in format
por dia > per day
por hora > per hour
cada dia > every day
cada hora > every hour
cada semana > every week
cada mes > every month
minutos > minutes
horas > hours
columnas > columns
`,
  pt: `
entre o dia > between the
depois da > after the
depois do > after the
depois de > after
posterior a > after
posterior ao > after the
antes da > before the
antes do > before the
antes de > before
sempre > always
nunca > never
sao > are
devem ser > must be
deve ser > must be
devem > must
deve > must
custa > costs
custam > cost
quando > when
metade das linhas > 50 % of the rows
metade dos registros > 50 % of the rows
a metade > 50 %
metade > 50 %
um terco > 33.3333 %
dois tercos > 66.6667 %
um quarto > 25 %
tres quartos > 75 %
% das linhas > % of the rows
% dos registros > % of the rows
% dos > % of the
% das > % of the
vezes mais > times more
do que o normal > than usual
que o normal > than usual
nesse dia > that day
o dobro de > twice as many
o triplo de > three times as many
maior que a > greater than the
maior que o > greater than the
menor que a > less than the
menor que o > less than the
fica vazio > is empty
fica vazia > is empty
esta vazio > is empty
em media > on average
no formato > in format
com formato > in format
em formato > in format
por dia > per day
por hora > per hour
cada dia > every day
todo dia > every day
toda hora > every hour
cada hora > every hour
cada semana > every week
cada mes > every month
colunas > columns
`,
  fr: `
vient apres la > comes after the
vient apres le > comes after the
vient apres l > comes after the
vient toujours apres > always after
vient apres > comes after
viennent apres > comes after
est apres > is after
posterieure a > after
posterieur a > after
posterieure au > after the
apres la > after the
apres le > after the
apres > after
avant la > before the
avant le > before the
anterieure a > before
anterieur a > before
avant > before
toujours > always
ne depasse jamais > never exceeds
n'est jamais > is never
n'est > is
jamais > never
est comprise entre > is between
est compris entre > is between
sont comprises entre > are between
sont compris entre > are between
va de > ranges from
vont de > ranges from
entre le > between the
du > from
sont des > are
sont de > are
sont > are
doit etre > must be
doivent etre > must be
doit > must
doivent > must
est > is
coute > costs
coutent > cost
si > if
quand > when
lorsque > when
la moitie des lignes > 50 % of the rows
la moitie > 50 %
un tiers des lignes > 33.3333 % of the rows
un tiers > 33.3333 %
deux tiers > 66.6667 %
un quart > 25 %
trois quarts > 75 %
% des lignes > % of the rows
% des > % of the
fois plus de > times more
que d'habitude > than usual
que d habitude > than usual
la normale > usual
fois plus > times as many
deux fois plus > twice as many
le double de > twice as many
superieur a la > greater than the
superieur au > greater than the
superieure a > greater than
inferieure a > less than
reste vide > is empty
est vide > is empty
en moyenne > on average
au format > in format
sous le format > in format
par jour > per day
par heure > per hour
chaque jour > every day
chaque heure > every hour
chaque semaine > every week
chaque mois > every month
colonnes > columns
`,
  de: `
liegt immer nach der > is always after the
liegt immer nach dem > is always after the
liegt immer nach > is always after
liegt nach der > is after the
liegt nach dem > is after the
liegt nach > is after
liegen nach > is after
liegt immer vor > is always before
liegt vor der > is before the
liegt vor dem > is before the
liegt vor > is before
liegt spater als > is later than
kommt immer nach > is always after
kommt nach > comes after
ist immer nach > is always after
spater als > later than
fruher als > earlier than
nach der > after the
nach dem > after the
vor der > before the
vor dem > before the
immer > always
liegt zwischen > is between
liegen zwischen > are between
liegt > is
liegen > are
soll > should
sollen > should
muss > must
mussen > must
ist > is
sind > are
sein > be
hat keine > has no
hat kein > has no
nie > never
niemals > never
wenn > if
falls > if
kostet > costs
kosten nie > cost never
ein drittel der zeilen > 33.3333 % of the rows
ein drittel > 33.3333 %
zwei drittel > 66.6667 %
die halfte der zeilen > 50 % of the rows
die halfte > 50 %
ein viertel > 25 %
drei viertel > 75 %
% der zeilen > % of the rows
% davon > % of them
% der > % of the
als sonst > than usual
als im rest des jahres > as in the rest of the year
doppelt so viele > twice as many
doppelt so viel > twice as much
dreimal so viele > three times as many
dreimal so viel > three times as much
viermal so viele > four times as many
funfmal so viele > five times as many
zehnmal so viele > ten times as many
mal so viele > times as many
mal so viel > times as much
grosser als > greater than
kleiner als > less than
hoher als > higher than
niedriger als > lower than
bleibt leer > is empty
ist leer > is empty
im schnitt > on average
im durchschnitt > on average
dauern im schnitt langer > are longer on average
im format > in format
pro tag > per day
pro stunde > per hour
pro woche > per week
pro monat > per month
jeden tag > every day
jede stunde > every hour
jede woche > every week
jeden monat > every month
bitte > please
mir > me
spalten > columns
`,
  it: `
compreso tra > between
compresa tra > between
comprese tra > between
compresi tra > between
tra il > between the
dal > from
dopo la > after the
dopo il > after the
dopo > after
successiva a > after
successiva alla > after the
successivo al > after the
prima della > before the
prima del > before the
prima di > before
sempre > always
non supera mai > never exceeds
mai > never
deve essere > must be
devono essere > must be
deve > must
devono > must
sono > are
costa > costs
costano > cost
se > if
quando > when
la meta delle righe > 50 % of the rows
la meta > 50 %
un terzo > 33.3333 %
due terzi > 66.6667 %
un quarto > 25 %
tre quarti > 75 %
% delle righe > % of the rows
% dei > % of the
% delle > % of the
volte piu > times more
del normale > than usual
del solito > than usual
il doppio di > twice as many
il triplo di > three times as many
maggiore di > greater than
minore di > less than
superiore a > over
inferiore a > under
piu di > more than
meno di > less than
resta vuoto > is empty
e vuoto > is empty
in media > on average
nel formato > in format
in formato > in format
al giorno > per day
all'ora > per hour
ogni giorno > every day
ogni ora > every hour
ogni settimana > every week
ogni mese > every month
giornaliere > daily
giornalieri > daily
giornaliera > daily
orarie > hourly
settimanali > weekly
mensili > monthly
mi servono > i need
mi serve > i need
ho bisogno di > i need
gennaio > january
febbraio > february
marzo > march
aprile > april
maggio > may
giugno > june
luglio > july
agosto > august
settembre > september
ottobre > october
novembre > november
dicembre > december
`,
  nl: `
is altijd na de > is always after the
is altijd na het > is always after the
is altijd na > is always after
ligt altijd na > is always after
ligt na > is after
komt na > comes after
na de > after the
na het > after the
later dan > later than
eerder dan > earlier than
voor de > before the
altijd > always
nooit > never
ligt tussen > is between
liggen tussen > are between
moet > must
moeten > must
is > is
zijn > are
als in de rest van het jaar > as in the rest of the year
als in de > as in the
als > as
wanneer > when
kost > costs
kosten > cost
de helft > 50 %
een derde > 33.3333 %
twee derde > 66.6667 %
een kwart > 25 %
driekwart > 75 %
% van de rijen > % of the rows
% van de > % of the
twee keer zoveel > twice as many
drie keer zoveel > three times as many
vier keer zoveel > four times as many
keer zoveel > times as many
twee keer zo veel > twice as many
dubbel zoveel > twice as many
groter dan > greater than
kleiner dan > less than
hoger dan > higher than
lager dan > lower than
meer dan > more than
minder dan > less than
blijft leeg > is empty
is leeg > is empty
gemiddeld > on average
in het formaat > in format
per dag > per day
per uur > per hour
elke dag > every day
elk uur > every hour
elke week > every week
elke maand > every month
dagelijkse > daily
dagelijks > daily
wekelijkse > weekly
maandelijkse > monthly
januari > january
februari > february
maart > march
april > april
mei > may
juni > june
juli > july
augustus > august
september > september
oktober > october
november > november
december > december
`,
  hi: `
ke baad > after
se pehle > before
hamesha > always
kabhi nahi > never
kabhi > never
honi chahiye > must be
hona chahiye > must be
hone chahiye > must be
chahiye > need
aadhe > 50 %
se zyada > more than
se kam > less than
se paid > paid
agar > if
jab > when
khali > empty
roz > daily
har din > every day
har ghante > every hour
`,
  zh: `
, 其中 > . the
其中 > the
占 > is
在 > is
必须 晚于 > must be after
必须 早于 > must be before
晚于 > after
早于 > before
必须 大于 > must be greater than
必须 小于 > must be less than
不少于 > at least
不超过 > at most
`,
};

type Phrase = { readonly words: readonly string[]; readonly english: readonly string[] };

const byFirst = dictionary<ReadonlyMap<string, readonly Phrase[]>>(
  Object.fromEntries(Object.entries(tables).map(([language, table]) => [language, listOf(table)])),
);

function listOf(table: string): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const line of table.trim().split('\n')) {
    const [foreign = '', english = ''] = line.split(' > ');
    const phrase = { words: foreign.split(' '), english: english.split(' ') };
    const [first = ''] = phrase.words;
    found.set(
      first,
      [...(found.get(first) ?? []), phrase].toSorted((a, b) => b.words.length - a.words.length),
    );
  }
  return found;
}

/** The phrases of a language that start with a word, longest first. */
export function phrasesFrom(language: string, word: string): readonly Phrase[] {
  return byFirst[language]?.get(word) ?? [];
}
