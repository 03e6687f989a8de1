/** Italian phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const italian = `
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
`;
