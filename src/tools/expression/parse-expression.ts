import { isRowsmithError } from '../../contract/error.ts';
import { functionForms } from './function-forms.ts';
import type { SyntaxNode } from './mathjs-parser.ts';
import { nearNames } from './near.ts';
import { refusalOf, refuse, type Refusal } from './refusal.ts';
import { scanExpression, type Placeholder, type Scanned } from './scan-expression.ts';
import { columnsOf, type ArithmeticOperator, type ComparisonOperator, type ExpressionTree } from './expression-tree.ts';

export type ParsedExpression =
  { readonly ok: true; readonly tree: ExpressionTree; readonly columns: readonly string[] } | Refusal;

const longest = 4000;
const deepest = 100;
const mostNodes = 1000;

const allowed =
  'Allowed are columns, numbers, "texts", true, false, null, + - * / ^ mod, comparisons, and, or, xor, not, c ? a : b, and the functions ' +
  [...functionForms.keys()].join(' ') +
  '.';

/**
 * Reads an expression in mathjs syntax into a tree of plain data, without evaluating anything.
 *
 * Names that are no identifiers go between backticks. Everything outside the allow-list (assignment, function definition, property access,
 * matrices, ranges, implicit multiplication, more than 4000 characters or 100 levels) is refused with its place and the allowed forms.
 */
export async function parseExpression(text: string): Promise<ParsedExpression> {
  try {
    const tree = await parseToTree(text);
    return { ok: true, tree, columns: columnsOf(tree) };
  } catch (error) {
    return refusalOf(error);
  }
}

async function parseToTree(text: string): Promise<ExpressionTree> {
  if (text.length > longest)
    throw refuse(
      `The expression has ${text.length} characters; ${longest} is the most.`,
      'Split it over several columns.',
    );
  if (text.trim() === '') throw refuse('The expression is empty.', allowed);
  const scanned = scanExpression(text);
  const { parseSyntax } = await import('./mathjs-parser.ts');
  let syntax: SyntaxNode;
  try {
    syntax = parseSyntax(scanned.text);
  } catch (error) {
    throw describeSyntaxError(error, scanned, text);
  }
  const budget = { nodes: mostNodes };
  return walk(syntax, { scanned, budget }, 0);
}

type Walk = { readonly scanned: Scanned; readonly budget: { nodes: number } };

const arithmetic: ReadonlyMap<string, ArithmeticOperator> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['pow', '^'],
  ['mod', 'mod'],
]);
const comparison: ReadonlyMap<string, ComparisonOperator> = new Map([
  ['equal', '=='],
  ['unequal', '!='],
  ['smaller', '<'],
  ['smallerEq', '<='],
  ['larger', '>'],
  ['largerEq', '>='],
]);

const refusedNodes: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['AssignmentNode', ['An assignment', 'Write == to compare; nothing can be assigned.']],
  ['FunctionAssignmentNode', ['A function definition', allowed]],
  ['AccessorNode', ['Access to a property', 'Write the column name alone, in backticks when it has dots: `a.b`.']],
  ['IndexNode', ['An index', allowed]],
  ['ArrayNode', ['A list in square brackets', 'For a choice among values write in(x, "a", "b").']],
  ['ObjectNode', ['An object in braces', allowed]],
  ['RangeNode', ['A range with a colon', 'Write between(x, a, b).']],
  ['BlockNode', ['More than one expression', 'Write one expression, without semicolons.']],
]);

function walk(node: SyntaxNode, context: Walk, depth: number): ExpressionTree {
  context.budget.nodes -= 1;
  if (depth > deepest || context.budget.nodes < 0) {
    throw refuse(
      `The expression is nested deeper than ${deepest} levels or has more than ${mostNodes} parts.`,
      'Split it over several columns.',
    );
  }
  const below = (child: SyntaxNode | undefined): ExpressionTree => {
    if (child === undefined) throw refuse('A part of the expression is missing.', allowed);
    return walk(child, context, depth + 1);
  };
  switch (node.type) {
    case 'ConstantNode':
      return constant(node.value);
    case 'ParenthesisNode':
      return below(node.content);
    case 'SymbolNode':
      return symbol(node.name ?? '', context.scanned);
    case 'ConditionalNode':
      return {
        kind: 'if',
        condition: below(node.condition),
        whenTrue: below(node.trueExpr),
        whenFalse: below(node.falseExpr),
      };
    case 'RelationalNode':
      return {
        kind: 'compare',
        operators: (node.conditionals ?? []).map((word) => comparison.get(word) ?? refuseOperator(word)),
        operands: (node.params ?? []).map(below),
      };
    case 'FunctionNode':
      return call(node, context.scanned, below);
    case 'OperatorNode':
      return operator(node, context.scanned, below);
    default: {
      const [what, hint] = refusedNodes.get(node.type) ?? [`"${node.type}"`, allowed];
      throw refuse(`${what} is not allowed in an expression.`, hint);
    }
  }
}

function constant(value: unknown): ExpressionTree {
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (value === null) return { kind: 'null' };
  throw refuse(`The constant ${JSON.stringify(value)} is not allowed in an expression.`, allowed);
}

function placeholder(name: string, scanned: Scanned): Placeholder {
  // `mod` is an operator and a function; as a function it reaches the parser under its own name.
  if (name === 'mod') return { kind: 'name', text: name, at: 0 };
  const held = scanned.placeholders[Number(name.slice(1))];
  if (held === undefined) throw refuse('A name could not be read.', allowed);
  return held;
}

function symbol(name: string, scanned: Scanned): ExpressionTree {
  const held = placeholder(name, scanned);
  return held.kind === 'string' ? { kind: 'string', value: held.text } : { kind: 'column', name: held.text };
}

function call(node: SyntaxNode, scanned: Scanned, below: (child: SyntaxNode) => ExpressionTree): ExpressionTree {
  const callee =
    typeof node.fn === 'object' && node.fn.type === 'SymbolNode' ? placeholder(node.fn.name ?? '', scanned) : null;
  if (callee === null || callee.kind !== 'name') {
    throw refuse('Only a function name may stand before parentheses.', `Write * between factors. ${allowed}`);
  }
  const form = functionForms.get(callee.text);
  if (form === undefined) {
    const near = nearNames(callee.text, functionForms.keys());
    throw refuse(
      `There is no function "${callee.text}" (character ${callee.at}).`,
      near.length > 0
        ? `Did you mean ${near.map((name) => functionForms.get(name)?.usage ?? name).join(' or ')}?`
        : allowed,
    );
  }
  const given = node.args ?? [];
  if (given.length < form.min || given.length > form.max) {
    throw refuse(
      `${callee.text}${callee.at > 0 ? ` at character ${callee.at}` : ''} was given ${given.length} value(s).`,
      `Write ${form.usage}.`,
    );
  }
  const values = given.map(below);
  if (callee.text === 'if') {
    const [condition, whenTrue, whenFalse] = values;
    if (condition !== undefined && whenTrue !== undefined && whenFalse !== undefined)
      return { kind: 'if', condition, whenTrue, whenFalse };
  }
  return { kind: 'call', name: callee.text, arguments: values };
}

function operator(
  node: SyntaxNode,
  scanned: Scanned,
  below: (child: SyntaxNode | undefined) => ExpressionTree,
): ExpressionTree {
  const [first, second] = node.args ?? [];
  const name = typeof node.fn === 'string' ? node.fn : '';
  if (node.implicit === true)
    throw refuse(`Two values stand side by side${sideBySide(first, second, scanned)}.`, sideBySideHint(scanned));
  if (node.isPercentage === true)
    throw refuse(
      'A percent sign after a value is not allowed.',
      'Write 0.05 for 5 %; a % b and mod(a, b) give the remainder.',
    );
  if (node.args?.length === 1) {
    if (name === 'unaryMinus') return { kind: 'negate', value: below(first) };
    if (name === 'unaryPlus') return below(first);
    if (name === 'not') return { kind: 'not', value: below(first) };
    return refuseOperator(node.op ?? name);
  }
  const figure = arithmetic.get(name);
  if (figure !== undefined) {
    if (figure === '^' && second?.type === 'OperatorNode' && second.fn === 'pow') {
      throw refuse('A power of a power without parentheses is not allowed.', 'Write (a ^ b) ^ c.');
    }
    return { kind: 'arithmetic', operator: figure, left: below(first), right: below(second) };
  }
  const compared = comparison.get(name);
  if (compared !== undefined)
    return { kind: 'compare', operators: [compared], operands: [below(first), below(second)] };
  if (name === 'and' || name === 'or' || name === 'xor')
    return { kind: 'logic', operator: name, left: below(first), right: below(second) };
  return refuseOperator(node.op ?? name);
}

function sideBySide(first: SyntaxNode | undefined, second: SyntaxNode | undefined, scanned: Scanned): string {
  const word = (node: SyntaxNode | undefined): string | null =>
    node?.type === 'SymbolNode'
      ? placeholder(node.name ?? '', scanned).text
      : node?.type === 'ConstantNode'
        ? String(node.value)
        : null;
  const left = word(first);
  const right = word(second);
  return left !== null && right !== null
    ? ` ("${left} ${right}")`
    : (left ?? right) !== null
      ? ` (near "${left ?? right ?? ''}")`
      : '';
}

const foreignWords: ReadonlyMap<string, string> = new Map([
  ['in', 'Write in(x, "a", "b").'],
  ['is', 'Write isnull(x) or not isnull(x).'],
  ['like', 'Write contains(text, part) or matches(text, "pattern").'],
  ['between', 'Write between(x, low, high).'],
]);

function sideBySideHint(scanned: Scanned): string {
  const word = scanned.placeholders.find((held) => held.kind === 'name' && foreignWords.has(held.text.toLowerCase()));
  return (
    foreignWords.get(word?.text.toLowerCase() ?? '') ??
    'Write an operator between them, such as *; for text use concat(a, b).'
  );
}

function refuseOperator(written: string): never {
  throw refuse(`The operator "${written}" is not allowed in an expression.`, allowed);
}

function describeSyntaxError(error: unknown, scanned: Scanned, text: string): Error {
  if (isRowsmithError(error)) return error;
  if (error instanceof RangeError)
    return refuse('The expression is nested too deeply.', 'Split it over several columns.');
  const character: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'char') : undefined;
  const at = typeof character === 'number' ? Math.min(scanned.position(character), text.length) : text.length;
  const end = typeof character === 'number' && character > scanned.text.length;
  return refuse(
    end
      ? `The expression ends too early: ${shorten(text)}`
      : `The expression cannot be read at character ${at}, at "${text.slice(at - 1, at + 11)}".`,
    allowed,
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
