import { create, parseDependencies } from 'mathjs/number';

/** The fields of mathjs's syntax tree that the allow-list reads. */
export type SyntaxNode = {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly op?: string;
  readonly fn?: string | SyntaxNode;
  readonly args?: readonly SyntaxNode[];
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  readonly content?: SyntaxNode;
  readonly condition?: SyntaxNode;
  readonly trueExpr?: SyntaxNode;
  readonly falseExpr?: SyntaxNode;
  readonly conditionals?: readonly string[];
  readonly params?: readonly SyntaxNode[];
};

const { parse } = create(parseDependencies ?? {});

/** mathjs's syntax tree of a text. Only its parser is loaded: no function that could evaluate the tree is part of this instance. */
export function parseSyntax(text: string): SyntaxNode {
  const node: unknown = parse(text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- mathjs's node classes carry exactly these fields; its own types leave most of them out
  return node as SyntaxNode;
}
