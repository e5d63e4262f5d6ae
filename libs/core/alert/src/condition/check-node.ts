import { assertNever } from '@core/diagnostics';
import { childrenOf, requireArity, type SyntaxNode } from '@core/formula';
import { checkHistoryCall } from './check-history-call';
import type { ConditionNode } from './condition';
import type { ConditionText } from './condition-text';
import { isHistoryFunction, isObservationName, observationType } from './observation';
import { functions, infix, prefix, type Operation } from './operations';
import { reportForeign, reportFunction, reportModifier, reportName } from './refusals';

type Of<Kind extends SyntaxNode['kind']> = Extract<SyntaxNode, { kind: Kind }>;
type Written = Pick<SyntaxNode, 'span'> & { readonly what: string; readonly operands: readonly SyntaxNode[] };

/** Turns a written condition into a checked one; undefined when something was wrong and has been reported. */
export function checkNode(node: SyntaxNode, text: ConditionText): ConditionNode | undefined {
  if (!text.misread.has(node)) return checkSound(node, text);
  for (const child of childrenOf(node)) checkNode(child, text);
  return undefined;
}

function checkSound(node: SyntaxNode, text: ConditionText): ConditionNode | undefined {
  const { span } = node;
  switch (node.kind) {
    case 'number':
      return { kind: 'literal', value: node.text, type: 'decimal', span };
    case 'word':
      if (node.word === 'null') return { kind: 'literal', value: null, type: 'null', span };
      return { kind: 'literal', value: node.word === 'true', type: 'boolean', span };
    case 'group':
      return checkNode(node.content, text);
    case 'path':
      return checkName(node, text);
    case 'operator':
      return checkOperator(node, text);
    case 'chain':
      return checkChain(node, text);
    case 'conditional':
      return apply(functions.get('if'), { what: 'if', operands: node.parts, span }, text);
    case 'call':
      return checkCall(node, text);
    case 'modified':
    case 'member':
      checkNode(node.operand, text);
      return reportModifier(node.name, text.findings);
    case 'text':
    case 'duration':
    case 'list':
      return reportForeign(node, text.findings);
    default:
      return assertNever(node);
  }
}

function checkName({ parts, span }: Of<'path'>, { findings }: ConditionText): ConditionNode | undefined {
  const name = parts.map((part) => part.name).join('.');
  if (!isObservationName(name)) return reportName(name, span, findings);
  return { kind: 'observation', observation: { name }, type: observationType(name), span };
}

function checkOperator({ operator, operands, span }: Of<'operator'>, text: ConditionText): ConditionNode | undefined {
  const known = operands.length === 1 ? prefix : infix;
  return apply(known.get(operator.name), { what: operator.name, operands, span }, text);
}

/** `a < b <= c`: comparisons that share their middles. */
function checkChain({ operators, operands }: Of<'chain'>, text: ConditionText): ConditionNode | undefined {
  const checked = operands.map((operand) => checkNode(operand, text));
  const links = operators.map(({ name }, index) => {
    const [left, right] = [checked[index], checked[index + 1]];
    if (left === undefined || right === undefined) return undefined;
    const span = { start: left.span.start, end: right.span.end };
    return combine(infix.get(name), [left, right], { what: name, operands, span }, text);
  });
  return links.reduce((left, right) => {
    if (left === undefined || right === undefined) return undefined;
    const span = { start: left.span.start, end: right.span.end };
    return { kind: 'call', function: 'and', arguments: [left, right], type: 'boolean', span };
  });
}

function checkCall(call: Of<'call'>, text: ConditionText): ConditionNode | undefined {
  const { name, span } = call.name;
  if (isHistoryFunction(name)) return checkHistoryCall(name, call, text);
  const known = functions.get(name);
  if (known === undefined) {
    for (const argument of call.arguments) checkNode(argument, text);
    return reportFunction(name, span, text.findings);
  }
  if (!requireArity(name, known.arity, call.arguments, { span, findings: text.findings })) return undefined;
  return apply(known, { what: name, operands: call.arguments, span: call.span }, text);
}

function apply(operation: Operation | undefined, written: Written, text: ConditionText): ConditionNode | undefined {
  const args = written.operands.map((operand) => checkNode(operand, text));
  return args.every((arg) => arg !== undefined) ? combine(operation, args, written, text) : undefined;
}

function combine(
  operation: Operation | undefined,
  args: readonly ConditionNode[],
  { what, span }: Written,
  { source, findings }: ConditionText,
): ConditionNode | undefined {
  if (operation === undefined) return reportForeign({ kind: 'list', span }, findings);
  const type = operation.rule(args, { what, span, source, findings });
  return type && { kind: 'call', function: operation.function, arguments: args, type, span };
}
