import type { Span } from '@core/diagnostics';

/** A name as it stands in the source. */
export interface Name {
  readonly name: string;
  readonly span: Span;
}

interface At {
  readonly span: Span;
}

/** A formula as it is written: every node knows its exact range, nothing is known yet about what names mean. */
export type SyntaxNode =
  | (At & { readonly kind: 'number'; readonly text: string })
  | (At & { readonly kind: 'text'; readonly value: string })
  | (At & { readonly kind: 'duration'; readonly text: string })
  | (At & { readonly kind: 'word'; readonly word: 'true' | 'false' | 'null' })
  | PathNode
  | CallNode
  | ModifiedNode
  | OperatorNode
  | ChainNode
  | ListNode
  | (At & { readonly kind: 'group'; readonly content: SyntaxNode })
  | (At & { readonly kind: 'conditional'; readonly parts: readonly [SyntaxNode, SyntaxNode, SyntaxNode] })
  | (At & { readonly kind: 'member'; readonly operand: SyntaxNode; readonly name: Name });

/** `revenue`, `orders.account.sector`, `params.x` */
export interface PathNode extends At {
  readonly kind: 'path';
  readonly parts: readonly [Name, ...Name[]];
}

/** `sum(amount)` */
export interface CallNode extends At {
  readonly kind: 'call';
  readonly name: Name;
  readonly arguments: readonly SyntaxNode[];
}

/** `x.previous(1 year)` */
export interface ModifiedNode extends At {
  readonly kind: 'modified';
  readonly operand: SyntaxNode;
  readonly name: Name;
  readonly arguments: readonly SyntaxNode[];
}

/** One operand behind a sign, or two around it. */
export interface OperatorNode extends At {
  readonly kind: 'operator';
  readonly operator: Name;
  readonly operands: readonly [SyntaxNode] | readonly [SyntaxNode, SyntaxNode];
}

/** `18 <= age < 25` */
export interface ChainNode extends At {
  readonly kind: 'chain';
  readonly operators: readonly Name[];
  readonly operands: readonly SyntaxNode[];
}

export interface ListNode extends At {
  readonly kind: 'list';
  readonly items: readonly SyntaxNode[];
}

/** The node without the parentheses around it. */
export function ungrouped(node: SyntaxNode): SyntaxNode {
  return node.kind === 'group' ? ungrouped(node.content) : node;
}

/** The nodes directly beneath. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.kind) {
    case 'call':
      return node.arguments;
    case 'modified':
      return [node.operand, ...node.arguments];
    case 'operator':
    case 'chain':
      return node.operands;
    case 'list':
      return node.items;
    case 'group':
      return [node.content];
    case 'conditional':
      return node.parts;
    case 'member':
      return [node.operand];
    default:
      return [];
  }
}
