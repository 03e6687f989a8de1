/** French phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const french = `
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
`;
