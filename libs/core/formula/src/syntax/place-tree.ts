import { spanning, type Token } from '../source/token';
import type { ParsedNode } from './mathjs-parser';
import type { Name, SyntaxNode } from './syntax-node';

/** Thrown when the tree of mathjs and the words of the source tell different stories; never leaves this folder. */
export class Misread extends Error {
  constructor(readonly token: Token | undefined) {
    super('mathjs read something else than what is written');
  }
}

/**
 * Walks the tree of mathjs and the words of the source in step, so that every node gets its exact range and literals
 * keep their text. A node that the words do not bear out is a `Misread`.
 */
export function placeTree(root: ParsedNode, tokens: readonly Token[]): SyntaxNode {
  const words = { tokens, at: 0 };
  const tree = place(root, words);
  if (words.at < tokens.length) throw new Misread(tokens[words.at]);
  return tree;
}

interface Words {
  readonly tokens: readonly Token[];
  at: number;
}

function take(words: Words, text?: string): Token {
  const token = words.tokens[words.at];
  if (token === undefined || (text !== undefined && token.text !== text)) throw new Misread(token);
  words.at += 1;
  return token;
}

function place(node: ParsedNode, words: Words): SyntaxNode {
  switch (node.type) {
    case 'ConstantNode':
      return placeConstant(take(words));
    case 'SymbolNode': {
      const name = takeName(words);
      return { kind: 'path', parts: [name], span: name.span };
    }
    case 'ParenthesisNode': {
      const open = take(words, '(');
      const content = place(node.content, words);
      return { kind: 'group', content, span: spanning(open.span, take(words, ')').span) };
    }
    case 'OperatorNode':
      return placeOperator(node, words);
    case 'RelationalNode':
      return placeChain(node.params, words);
    case 'ConditionalNode': {
      const condition = place(node.condition, words);
      take(words, '?');
      const then = place(node.trueExpr, words);
      take(words, ':');
      const otherwise = place(node.falseExpr, words);
      return {
        kind: 'conditional',
        parts: [condition, then, otherwise],
        span: spanning(condition.span, otherwise.span),
      };
    }
    case 'ArrayNode': {
      const open = take(words, '[');
      const { items, close } = placeItems(node.items, words, ']');
      return { kind: 'list', items, span: spanning(open.span, close.span) };
    }
    case 'AccessorNode':
      return placeAccessor(node.object, words);
    case 'FunctionNode':
      return placeCall(node.fn, node.args, words);
    default:
      throw new Misread(words.tokens[words.at]);
  }
}

function placeConstant({ kind, text, value, span }: Token): SyntaxNode {
  if (kind === 'number') return { kind, text, span };
  if (kind === 'text') return { kind, value, span };
  if (kind === 'duration') return { kind, text: value, span };
  if (text === 'true' || text === 'false' || text === 'null') return { kind: 'word', word: text, span };
  throw new Misread({ kind, text, value, span });
}

function placeOperator({ op, args }: Extract<ParsedNode, { type: 'OperatorNode' }>, words: Words): SyntaxNode {
  const [first, second] = args;
  if (first === undefined) throw new Misread(words.tokens[words.at]);
  if (second === undefined) {
    const sign = take(words, op);
    const operand = place(first, words);
    const operator = { name: sign.text, span: sign.span };
    return { kind: 'operator', operator, operands: [operand], span: spanning(sign.span, operand.span) };
  }
  const left = place(first, words);
  const sign = take(words, op);
  const right = place(second, words);
  const operator = { name: sign.text, span: sign.span };
  return { kind: 'operator', operator, operands: [left, right], span: spanning(left.span, right.span) };
}

function placeChain(params: readonly ParsedNode[], words: Words): SyntaxNode {
  const operators: Name[] = [];
  const operands = params.map((param, index) => {
    if (index > 0) {
      const { text, span } = take(words);
      operators.push({ name: text, span });
    }
    return place(param, words);
  });
  const [first, last] = [operands[0], operands.at(-1)];
  if (first === undefined || last === undefined) throw new Misread(words.tokens[words.at]);
  return { kind: 'chain', operators, operands, span: spanning(first.span, last.span) };
}

function placeAccessor(object: ParsedNode, words: Words): SyntaxNode {
  const operand = place(object, words);
  take(words, '.');
  const name = takeName(words);
  const span = spanning(operand.span, name.span);
  if (operand.kind === 'path') return { kind: 'path', parts: [...operand.parts, name], span };
  return { kind: 'member', operand, name, span };
}

function placeCall(fn: ParsedNode, args: readonly ParsedNode[], words: Words): SyntaxNode {
  const operand = fn.type === 'AccessorNode' ? place(fn.object, words) : undefined;
  if (operand) take(words, '.');
  const name = takeName(words);
  take(words, '(');
  const { items, close } = placeItems(args, words, ')');
  if (!operand) return { kind: 'call', name, arguments: items, span: spanning(name.span, close.span) };
  return { kind: 'modified', operand, name, arguments: items, span: spanning(operand.span, close.span) };
}

function placeItems(nodes: readonly ParsedNode[], words: Words, bracket: string) {
  const items = nodes.map((node, index) => {
    if (index > 0) take(words, ',');
    return place(node, words);
  });
  return { items, close: take(words, bracket) };
}

function takeName(words: Words): Name {
  const { kind, text, span } = take(words);
  if (kind !== 'name') throw new Misread({ kind, text, value: text, span });
  return { name: text, span };
}
