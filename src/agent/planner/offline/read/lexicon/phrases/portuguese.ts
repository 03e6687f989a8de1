/** Portuguese phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const portuguese = `
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
`;
