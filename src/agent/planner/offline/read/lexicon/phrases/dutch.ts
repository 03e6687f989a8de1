/** Dutch phrases of grammar and the English ones they are read as, one a line, without accents: `foreign > english`. */
export const dutch = `
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
`;
