import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';

/** Stands in an expression for the column that says when a row happened. */
export const rowTime = '__time';
/** Stands in an expression for whichever column of the row has the value it is compared with. */
export const rowKind = '__is';

/** Words for men and women, as the gender they mean. */
export const genders = dictionary<string>({
  male: 'male',
  males: 'male',
  men: 'male',
  man: 'male',
  boys: 'male',
  boy: 'male',
  female: 'female',
  females: 'female',
  women: 'female',
  woman: 'female',
  girls: 'female',
  girl: 'female',
});

/** Words for people of an age, as the condition they are: what they mean in everyday use. */
export const ageGroups = dictionary<string>({
  senior: 'age >= 65',
  seniors: 'age >= 65',
  elderly: 'age >= 65',
  retirees: 'age >= 65',
  pensioners: 'age >= 65',
  minor: 'age < 18',
  minors: 'age < 18',
  child: 'age < 13',
  children: 'age < 13',
  kid: 'age < 13',
  kids: 'age < 13',
  teenagers: 'age >= 13 and age <= 19',
  teens: 'age >= 13 and age <= 19',
  teenager: 'age >= 13 and age <= 19',
  adult: 'age >= 18',
  adults: 'age >= 18',
  infants: 'age < 2',
  toddlers: 'age >= 1 and age <= 3',
});

/** Words for rows by when they happened, as a condition on the row's time. */
export const timeGroups = dictionary<string>({
  weekend: `weekday(${rowTime}) >= 6`,
  weekends: `weekday(${rowTime}) >= 6`,
  weekday: `weekday(${rowTime}) <= 5`,
  weekdays: `weekday(${rowTime}) <= 5`,
  monday: `weekday(${rowTime}) == 1`,
  mondays: `weekday(${rowTime}) == 1`,
  tuesday: `weekday(${rowTime}) == 2`,
  tuesdays: `weekday(${rowTime}) == 2`,
  wednesday: `weekday(${rowTime}) == 3`,
  wednesdays: `weekday(${rowTime}) == 3`,
  thursday: `weekday(${rowTime}) == 4`,
  thursdays: `weekday(${rowTime}) == 4`,
  friday: `weekday(${rowTime}) == 5`,
  fridays: `weekday(${rowTime}) == 5`,
  saturday: `weekday(${rowTime}) == 6`,
  saturdays: `weekday(${rowTime}) == 6`,
  sunday: `weekday(${rowTime}) == 7`,
  sundays: `weekday(${rowTime}) == 7`,
});

/** Words for the people or things that rows are about. */
export const people = wordSet(
  'names patients customers users employees people persons students members clients name patient employee customer user applicants participants respondents subscribers accounts workers staff drivers guests visitors passengers shoppers buyers players borrowers policyholders residents citizens households ones anyone those everyone individuals person',
);

/** What people do, as the column that holds how much of it: "managers earn 90k to 120k". */
export const verbColumns = dictionary<readonly string[]>({
  earn: ['salary', 'income', 'wage', 'pay'],
  earns: ['salary', 'income', 'wage', 'pay'],
  spend: ['spend', 'spent', 'spending', 'amount', 'total', 'revenue'],
  spends: ['spend', 'spent', 'spending', 'amount', 'total', 'revenue'],
  spent: ['spend', 'spent', 'spending', 'amount', 'total', 'revenue'],
  pay: ['amount', 'price', 'fee', 'premium', 'payment', 'total', 'fare', 'rate'],
  pays: ['amount', 'price', 'fee', 'premium', 'payment', 'total', 'fare', 'rate'],
  cost: ['price', 'cost', 'rate', 'fare', 'amount', 'fee', 'premium'],
  costs: ['price', 'cost', 'rate', 'fare', 'amount', 'fee', 'premium'],
  weigh: ['weight'],
  weighs: ['weight'],
  drive: ['mileage', 'distance', 'km', 'miles'],
  stay: ['nights', 'stay', 'duration'],
  last: ['duration', 'minutes', 'length'],
  lasts: ['duration', 'minutes', 'length'],
  take: ['duration', 'minutes', 'time', 'days'],
  takes: ['duration', 'minutes', 'time', 'days'],
  work: ['hours'],
  works: ['hours'],
  worked: ['hours'],
  score: ['score', 'grade', 'points'],
  scores: ['score', 'grade', 'points'],
  sell: ['quantity', 'sales', 'units'],
  buy: ['quantity', 'items', 'amount'],
  donate: ['amount', 'donation'],
  donates: ['amount', 'donation'],
  borrow: ['amount', 'loan'],
  consume: ['consumption', 'usage', 'kwh'],
  use: ['usage', 'consumption'],
  claim: ['claim', 'amount'],
  sleep: ['sleep', 'hours'],
  live: ['age'],
});
