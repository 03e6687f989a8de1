/** Spanish phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const spanish = `
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
`;
