import { wordSet } from '../text/word-set.ts';
import { dictionary } from '../text/dictionary.ts';
import { wordsOf, type Scene } from '../text/scene.ts';
import { quoteName } from './quote-name.ts';
import { readFunction } from './read-function.ts';

export { quoteName } from './quote-name.ts';

/** An arithmetic expression in the plan's expression language over the words' own names. `isFormula`: it has at least one operator. */
export type ExpressionRead = {
  readonly expression: string;
  readonly next: number;
  readonly isFormula: boolean;
  readonly operands: number;
  readonly names: readonly string[];
  /** Where the last operand starts when it is a name, else -1. */ readonly lastName: number;
};

const signs = dictionary<string>({
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '^': '^',
  '**': '^',
  '−': '-',
  '·': '*',
  '(': '(',
  ')': ')',
  '²': '^2',
  '³': '^3',
  x: '*',
});
const verbal = dictionary<string>({
  plus: '+',
  minus: '-',
  times: '*',
  'multiplied by': '*',
  'divided by': '/',
  over: '/',
  'less the': '-',
  squared: '^2',
  cubed: '^3',
  vezes: '*',
  mas: '+',
  menos: '-',
  mais: '+',
  por: '*',
});
const stops = wordSet(
  'where when if with which that rounded and for should must is are in , ; : . = == >= <= > < != so but or then between from',
);
const articles = wordSet('the a an its their of');

/** Reads `(quantity * unit_price) + shipping_cost`, `room_rate * nights + ancillary charges`, `price times quantity`. Names with blanks are put in backticks. */
export function readExpression(scene: Scene, at: number, end: number): ExpressionRead | null {
  const { tokens } = scene;
  const out: string[] = [];
  const names: string[] = [];
  let here = at;
  let depth = 0;
  let operators = 0;
  let operands = 0;
  let functions = 0;
  let wantsOperand = true;
  let good = at;
  let goodParts = 0;
  let lastName = -1;
  while (here < end) {
    const token = tokens[here];
    if (token === undefined || token.kind === 'line') break;
    const verb: Verb | null = wantsOperand ? null : verbAt(scene, here);
    if (verb !== null) {
      out.push(verb.sign);
      operators += 1;
      wantsOperand = !verb.sign.startsWith('^');
      here = verb.next;
    } else if (token.word === '(' && !wantsOperand) break;
    else if (token.kind === 'mark' && signs[token.word] !== undefined) {
      if (token.word === ')') {
        if (depth === 0) break;
        depth -= 1;
        out.push(')');
      } else if (token.word === '(') {
        depth += 1;
        out.push('(');
      } else {
        const isSign = wantsOperand;
        if (isSign && token.word !== '-') break;
        out.push(signs[token.word] ?? '');
        if (!isSign) operators += 1;
        wantsOperand = token.word !== '²' && token.word !== '³';
      }
      here += 1;
    } else if (token.kind === 'number' || token.kind === 'quoted' || token.kind === 'word') {
      if (!wantsOperand) break;
      const called = readFunction(scene, here, end);
      if (called !== null) {
        out.push(/[+*/-]/u.test(called.text) ? `(${called.text})` : called.text);
        names.push(...called.names);
        functions += 1;
        operands += 1;
        lastName = -1;
        wantsOperand = false;
        here = called.next;
        if (depth === 0) [good, goodParts] = [here, out.length];
        continue;
      }
      const operand = operandAt(scene, here, end);
      if (operand === null) break;
      out.push(operand.text);
      lastName = operand.name === null ? -1 : here;
      if (operand.name !== null) names.push(operand.name);
      operands += 1;
      wantsOperand = false;
      here = operand.next;
    } else break;
    if (!wantsOperand && depth === 0) {
      good = here;
      goodParts = out.length;
    }
  }
  if (good === at) return null;
  return {
    expression: bare(out.slice(0, goodParts))
      .join(' ')
      .replaceAll('( ', '(')
      .replaceAll(' )', ')')
      .replaceAll(' ^', '^')
      .replaceAll('^ ', '^'),
    next: good,
    isFormula: functions > 0 || (operators > 0 && operands > 1) || /\^/u.test(out.join('')),
    operands,
    names,
    lastName,
  };
}

/** A function that stands alone needs no brackets. */
function bare(parts: readonly string[]): readonly string[] {
  const [only] = parts;
  return parts.length === 1 && only?.startsWith('(') === true && only.endsWith(')') && !/^\([^()]*\).*\(/u.test(only)
    ? [only.slice(1, -1)]
    : parts;
}

type Verb = { readonly sign: string; readonly next: number };

function verbAt(scene: Scene, at: number): Verb | null {
  const two = wordsOf(scene, at, at + 2).toLowerCase();
  const long = verbal[two];
  if (long !== undefined && scene.tokens[at + 1]?.kind === 'word') return { sign: long, next: at + 2 };
  const token = scene.tokens[at];
  if (token?.kind !== 'word') return null;
  const short = verbal[token.word];
  if (short !== undefined) return { sign: short, next: at + 1 };
  return token.word === 'x' ? { sign: '*', next: at + 1 } : null;
}

/** A number (a per cent as its share), a quoted name, or a run of words up to an operator or a stop word. */
function operandAt(
  scene: Scene,
  at: number,
  end: number,
): { readonly text: string; readonly name: string | null; readonly next: number } | null {
  const { tokens } = scene;
  const token = tokens[at];
  if (token?.kind === 'number') {
    const isPercent = tokens[at + 1]?.word === '%';
    return {
      text: isPercent ? String(token.value / 100) : String(token.value),
      name: null,
      next: isPercent ? at + 2 : at + 1,
    };
  }
  if (token?.kind === 'quoted') return { text: quoteName(token.text), name: token.text, next: at + 1 };
  let first = at;
  while (articles.has(tokens[first]?.word ?? '') && first < end) first += 1;
  let next = first;
  while (next < end && next - first < 5) {
    const word = tokens[next];
    if (word?.kind !== 'word' || stops.has(word.word) || verbAt(scene, next) !== null) break;
    next += 1;
    if (tokens[next]?.word === '.' && tokens[next]?.glued === true && tokens[next + 1]?.glued === true) next += 1;
  }
  if (next === first) return null;
  const name = wordsOf(scene, first, next);
  return { text: quoteName(name), name, next };
}
