/** German phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const german = `
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
`;
