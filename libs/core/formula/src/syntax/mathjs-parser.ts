import { create, parseDependencies } from 'mathjs/number';

/** The nodes of mathjs that a formula may hold, and of them what is read. */
export type ParsedNode =
  | { readonly type: 'ConstantNode' }
  | { readonly type: 'SymbolNode' }
  | { readonly type: 'ParenthesisNode'; readonly content: ParsedNode }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly args: readonly ParsedNode[] }
  | { readonly type: 'RelationalNode'; readonly params: readonly ParsedNode[] }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: ParsedNode;
      readonly trueExpr: ParsedNode;
      readonly falseExpr: ParsedNode;
    }
  | { readonly type: 'ArrayNode'; readonly items: readonly ParsedNode[] }
  | { readonly type: 'AccessorNode'; readonly object: ParsedNode }
  | { readonly type: 'FunctionNode'; readonly fn: ParsedNode; readonly args: readonly ParsedNode[] };

/** An instance of our own that holds the parser and what it needs; the shared one of mathjs stays as it is. */
const { parse } = create(parseDependencies ?? {});

const LETTER = /[\p{L}\p{N}_]/u;

/** Names of all scripts; mathjs itself knows Latin and Greek. Digits in front are read as numbers before this is asked. */
parse.isAlpha = (character) => LETTER.test(character);

/** The tree that mathjs reads. Throws what mathjs throws; its other node types are for the caller to refuse. */
export function parseWithMathjs(text: string): ParsedNode {
  return parse(text) as unknown as ParsedNode;
}
