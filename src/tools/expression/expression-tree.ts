/** Arithmetic between two numbers. `mod` takes the sign of its right side, as in mathjs. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^' | 'mod';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type LogicOperator = 'and' | 'or' | 'xor';

/** An accepted expression as plain data: what is left of a text after the allow-list, and all that later stages see of it. */
export type ExpressionTree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'negate'; readonly value: ExpressionTree }
  | { readonly kind: 'not'; readonly value: ExpressionTree }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: ExpressionTree;
      readonly right: ExpressionTree;
    }
  /** `a < b <= c` holds when each neighbouring pair does; one more operand than operators. */
  | {
      readonly kind: 'compare';
      readonly operators: readonly ComparisonOperator[];
      readonly operands: readonly ExpressionTree[];
    }
  | {
      readonly kind: 'logic';
      readonly operator: LogicOperator;
      readonly left: ExpressionTree;
      readonly right: ExpressionTree;
    }
  | {
      readonly kind: 'if';
      readonly condition: ExpressionTree;
      readonly whenTrue: ExpressionTree;
      readonly whenFalse: ExpressionTree;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly ExpressionTree[] };

/** The parts directly below a node, from left to right. */
export function childrenOf(tree: ExpressionTree): readonly ExpressionTree[] {
  switch (tree.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
    case 'column':
      return [];
    case 'negate':
    case 'not':
      return [tree.value];
    case 'arithmetic':
    case 'logic':
      return [tree.left, tree.right];
    case 'compare':
      return tree.operands;
    case 'if':
      return [tree.condition, tree.whenTrue, tree.whenFalse];
    case 'call':
      return tree.arguments;
  }
}

/** The columns an expression reads, each once, in order of first mention. */
export function columnsOf(tree: ExpressionTree): readonly string[] {
  const names = new Set<string>();
  const visit = (node: ExpressionTree): void => {
    if (node.kind === 'column') names.add(node.name);
    childrenOf(node).forEach(visit);
  };
  visit(tree);
  return [...names];
}
