import type { Findings } from '../source/findings';
import { limits } from '../source/limits';
import { childrenOf, type SyntaxNode } from './syntax-node';

/** Operators that the eye takes in as weaker than they are, or stronger, than what mathjs makes of them. */
const WEAK = new Set(['==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '^', 'mod', 'in']);
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);
const CHAINABLE = new Set(['<', '<=', '>', '>=']);

/**
 * Reports whatever mathjs reads with another precedence than its writer would, and trees that are too deep. Gives the
 * nodes that were misread: their names can be checked, their values mean nothing.
 */
export function refuseMisreadings(root: SyntaxNode, findings: Findings): ReadonlySet<SyntaxNode> {
  const misread = new Set<SyntaxNode>();
  visit(root, 0, { findings, misread });
  return misread;
}

interface Refusal {
  readonly findings: Findings;
  readonly misread: Set<SyntaxNode>;
}

function visit(node: SyntaxNode, depth: number, refusal: Refusal): void {
  if (depth === limits.depth + 1) refusal.findings.report('formula.too_deep', { limit: limits.depth }, node.span);
  if (node.kind === 'operator' || node.kind === 'chain') checkPrecedence(node, refusal);
  const spine = node.kind === 'operator' || node.kind === 'chain' || node.kind === 'modified' || node.kind === 'group';
  for (const [index, child] of childrenOf(node).entries()) {
    const isSpine = spine && index === 0 && !(node.kind === 'operator' && node.operands.length === 1);
    visit(child, isSpine ? depth : depth + 1, refusal);
  }
}

type Infix = Extract<SyntaxNode, { kind: 'operator' | 'chain' }>;

function checkPrecedence(node: Infix, { findings, misread }: Refusal): void {
  const operators = node.kind === 'chain' ? node.operators : [node.operator];
  for (const { name, span } of node.kind === 'chain' ? operators : []) {
    if (CHAINABLE.has(name)) continue;
    findings.report('formula.chain', { operator: name }, span);
    misread.add(node);
  }
  for (const [index, operand] of node.operands.entries()) {
    const operator = operators[Math.max(0, index - 1)]?.name ?? '';
    if (operand.kind !== 'operator' || !isMisleading(operand, operator, index)) continue;
    misread.add(operand);
    const { name, span } = operand.operator;
    if (name === '??') findings.report('formula.ambiguous_coalesce', { operator }, span);
    else if (name === 'not') findings.report('formula.ambiguous_not', { operator }, span);
    else findings.report('formula.ambiguous_in', { reading: `beside "${operator}" can be read in two ways` }, span);
  }
}

function isMisleading(operand: Extract<SyntaxNode, { kind: 'operator' }>, operator: string, index: number): boolean {
  switch (operand.operator.name) {
    case '??':
      return operator !== '??' && operator !== 'and' && operator !== 'or' && operator !== 'xor' && operator !== 'not';
    case 'not':
      return index === 0 && operand.operands.length === 1 && WEAK.has(operator);
    case 'in':
      return COMPARISONS.has(operator);
    default:
      return false;
  }
}
