import type { EvalColumn, EvalTable } from './eval-table.ts';

/** Words that stand for each other in column names, in several languages. */
const families: readonly (readonly string[])[] = [
  ['date', 'time', 'timestamp', 'datetime', 'day', 'at', 'data'],
  ['price', 'amount', 'cost', 'total', 'value', 'fee', 'charge'],
  ['rating', 'star', 'stars', 'score'],
  ['review', 'comment', 'text', 'feedback'],
  ['gender', 'sex'],
  ['temperature', 'temp', 'thermometer', 'celsius', '온도'],
  ['humidity', '습도'],
  ['node', 'sensor', 'device'],
  ['path', 'url', 'endpoint', 'page', 'uri'],
  ['status', 'code'],
  ['ip', 'address'],
  ['status', 'state', 'outcome', 'decision'],
  ['year', 'years', 'tenure', 'experience'],
  ['position', 'title', 'job', 'role', 'cargo'],
  ['marriage', 'marital'],
  ['report', 'reports', 'manager', 'supervisor'],
  ['surname', 'last'],
  ['customer', 'client', 'user', 'account'],
  ['plan', 'subscription', 'tier'],
  ['fraud', 'fraudulent'],
  ['churn', 'churned'],
  ['no-show', 'noshow', 'show'],
  ['diagnosis', 'condition', 'disease'],
  ['procedure', 'treatment', 'service'],
  ['signup', 'sign', 'registration', 'registered', 'created', 'joined'],
  ['question', 'problem', 'prompt'],
  ['solution', 'answer'],
  ['severity', 'severe'],
  ['dependents', 'dependent'],
  ['pd', 'default', 'probability'],
  ['lgd', 'loss'],
  ['ead', 'exposure', 'balance', 'outstanding'],
  ['category', 'type', 'genre', 'department'],
  ['visitor', 'client', 'ip'],
  ['operating', 'os'],
  ['quantity', 'units', 'qty', 'sold', 'quantidade'],
  ['salary', 'income', 'pay', 'salario'],
  ['nome', 'name'],
  ['telemetry', 'temperature', 'voltage', 'pressure', 'reading', 'sensor'],
  ['branch', 'area', 'neighbourhood', 'neighborhood', 'district', 'location', 'city'],
  ['pizza', 'order', 'item', 'product', 'dish'],
];
const fillers = new Set([
  'the',
  'of',
  'a',
  'an',
  'in',
  'at',
  'flag',
  'column',
  'is',
  'has',
  'to',
  'number',
  'num',
  'avg',
  'level',
  'row',
]);

/** The words of a name, lower case, without plural ends. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('no-show', 'noshow')
    .replaceAll('no_show', 'noshow')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) ? word.slice(0, -1) : word));
}

function related(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length >= 5 && b.length >= 5 && (a.startsWith(b.slice(0, 5)) || b.startsWith(a.slice(0, 5)))) return true;
  return families.some(
    (family) =>
      family.some((one) => one === a || one === `${a}s`) && family.some((one) => one === b || one === `${b}s`),
  );
}

/** How well a column's name answers words, 0..1: the share of the words it has, exact ones counting more, and few others. */
export function meaningScore(column: string, wanted: string): number {
  const own = wordsOf(column);
  const words = wordsOf(wanted).filter((word) => !fillers.has(word));
  if (words.length === 0 || own.length === 0) return 0;
  let score = 0;
  for (const word of words) {
    if (own.includes(word)) score += 1;
    else if (own.some((one) => related(one, word))) score += 0.7;
    else if (own.join('').includes(word) && word.length >= 3) score += 0.8;
  }
  return (score / words.length) * (0.9 + 0.1 / (1 + Math.max(0, own.length - words.length)));
}

/** The column that a loose name means: the same name, else the best by meaning; null when half of the words find nothing. */
export function findLike(table: EvalTable, wanted: string): EvalColumn | null {
  const exact =
    table.columns.find((column) => column.name === wanted) ??
    table.columns.find((column) => wordsOf(column.name).join(' ') === wordsOf(wanted).join(' '));
  if (exact !== undefined) return exact;
  const scored = table.columns
    .map((column) => ({ column, score: meaningScore(column.name, wanted) }))
    .toSorted((a, b) => b.score - a.score);
  const best = scored[0];
  return best === undefined || best.score < 0.5 ? null : best.column;
}

/** Whether some column answers a concept; `a or b` is content with either, words in brackets are another name. */
export function hasConcept(table: EvalTable, concept: string): boolean {
  const head = concept.split(/\s+in\s+/u)[0] ?? concept;
  const alternatives = head
    .split(/\s+or\s+|[()]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return alternatives.some((one) => findLike(table, one) !== null);
}
