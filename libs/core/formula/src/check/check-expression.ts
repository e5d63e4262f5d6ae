import { assertNever } from '@core/diagnostics';
import { parseDuration } from '../source/duration';
import { childrenOf, ungrouped, type CallNode, type Name, type PathNode, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import { attributePath, refuseUntyped } from './attributes';
import { aggregateArity, aggregateNames, isAggregateName } from './aggregate-row';
import { argumentPosition, checkAggregate } from './aggregates';
import { requireArity } from './arity';
import { CONSTANT, literal } from './build-nodes';
import type { CheckContext, Checker, Position, RowPosition } from './context';
import { checkField, readPath } from './field-names';
import { FUNCTIONS, isScalarCall } from './functions';
import { checkMetricName } from './metric-names';
import { checkPerCall, isPerCall } from './per-aggregates';
import { isModifierName } from './modifier-names';
import { checkModified } from './modifiers';
import { checkChain, checkOperator } from './operators';
import { checkRelated } from './related-aggregate';
import { scopedName } from './scoped-names';
import { checkIf } from './special-functions';
import { callMeant, nearestFunction } from './synonyms';

type LiteralNode = Extract<SyntaxNode, { kind: 'number' | 'text' | 'word' | 'duration' }>;

/** Turns a written tree into a checked one: every name resolved, every node with its type and level. */
export function checkExpression(node: SyntaxNode, position: Position, context: CheckContext): Expression | undefined {
  const checker: Checker = {
    context,
    position,
    check: (child) => checkUnlessMisread(child, checker),
    at: (other) => ({ ...checker, position: other, check: (child) => checkExpression(child, other, context) }),
  };
  return checkUnlessMisread(node, checker);
}

function checkUnlessMisread(node: SyntaxNode, checker: Checker): Expression | undefined {
  if (!checker.context.misread?.has(node)) return checkNode(node, checker);
  for (const child of childrenOf(node).flatMap((one) => (one.kind === 'list' ? one.items : one))) checker.check(child);
  return undefined;
}

function checkNode(node: SyntaxNode, checker: Checker): Expression | undefined {
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'word':
    case 'duration':
      return checkLiteral(node);
    case 'group':
      return checker.check(ungrouped(node));
    case 'path':
      return checkPath(node, checker);
    case 'operator':
      return checkOperator(node, checker);
    case 'chain':
      return checkChain(node, checker);
    case 'conditional':
      return checkIf({ arguments: node.parts, span: node.span }, checker);
    case 'call':
      return checkCall(node, checker);
    case 'modified':
      return checkModified(node, checker);
    case 'member':
      checker.check(node.operand);
      return reportNoCall(node.name, checker.context);
    case 'list':
      return checker.context.findings.report('formula.misplaced_list', {}, node.span);
    default:
      return assertNever(node);
  }
}

function checkLiteral(node: LiteralNode): Expression | undefined {
  const { span } = node;
  switch (node.kind) {
    case 'number':
      return literal(node.text, numberType(node.text), span);
    case 'text':
      return literal(node.value, 'text', span);
    case 'duration': {
      const duration = parseDuration(node.text);
      return duration && { kind: 'duration', duration, type: 'duration', level: CONSTANT, span };
    }
    default:
      return node.word === 'null' ? literal(null, 'null', span) : literal(node.word === 'true', 'boolean', span);
  }
}

/** `revenue.growth` */
function reportNoCall({ name, span }: Name, { findings }: CheckContext): undefined {
  return findings.report('formula.modifier_without_call', { name, modifier: isModifierName(name) }, span);
}

/** Written without a fraction a number is whole; with an exponent it is a double. */
function numberType(text: string): 'integer' | 'decimal' | 'number' {
  if (/[eE]/u.test(text)) return 'number';
  return text.includes('.') ? 'decimal' : 'integer';
}

function checkPath(node: PathNode, checker: Checker): Expression | undefined {
  const { position, context } = checker;
  const attribute = attributePath(node, context);
  if (attribute !== undefined) return refuseUntyped(attribute, checker);
  const scoped = scopedName(node);
  if (scoped === undefined && position.kind === 'metric') return checkMetricName(node, checker);
  if (scoped === undefined && position.kind === 'row') return checkRowName(node, position, context);
  if (scoped === undefined) return undefined;
  const readings = position.kind === 'row' ? readPath(node.parts, context) : undefined;
  const rival = [readings?.own, readings?.held].find((reading) => reading?.followed.kind === 'field');
  if (rival === undefined) return scoped(node, checker);
  const name = node.parts.map((part) => part.name).join('.');
  const candidates = [`the ${name} of the query`, `the field ${rival.start.name}.${name}`];
  return context.findings.report('formula.ambiguous_name', { name, candidates }, node.span);
}

function checkRowName(node: PathNode, { chooses, within }: RowPosition, context: CheckContext): Expression | undefined {
  const [{ name }, second] = node.parts;
  const isMetric = !second && !context.dataset?.fields.has(name) && context.names.metricNames.includes(name);
  if (isMetric) return context.findings.report('formula.aggregate_in_row', { name, within }, node.span);
  return checkField(node, chooses, context);
}

function checkCall(call: CallNode, checker: Checker): Expression | undefined {
  const { name, span } = call.name;
  const { findings } = checker.context;
  if (isScalarCall(name, call.arguments)) {
    const row = FUNCTIONS.get(name);
    return row && requireArity(name, row.arity, call.arguments, { span, findings })
      ? row.check(call, checker)
      : undefined;
  }
  if (!isAggregateName(name)) return reportNoFunction(call, checker);
  if (!requireArity(name, aggregateArity(name), call.arguments, { span, findings })) return undefined;
  if (isPerCall(call)) return checkPerCall(name, call, checker);
  if (checker.position.kind === 'metric') return checkAggregate(name, call, checker);
  return checkRelated({ name, call, modifiers: [], span: call.span }, checker.position, checker);
}

/** What a misspelt function was given is checked as what it was probably meant for. */
function reportNoFunction(call: CallNode, checker: Checker): undefined {
  const { name, span } = call.name;
  const { findings } = checker.context;
  const meant = isModifierName(name) ? `x.${name}(…)` : callMeant(name);
  const instead = meant && `write ${meant}`;
  const nearest = nearestFunction(name, [...aggregateNames, ...FUNCTIONS.keys()]);
  findings.report('formula.unknown_function', { name, nearest, instead }, span);
  if (instead || nearest === undefined) return undefined;
  const rows = checker.at(argumentPosition(nearest, call, checker.context));
  for (const argument of call.arguments) (isAggregateName(nearest) ? rows : checker).check(argument);
  return undefined;
}
