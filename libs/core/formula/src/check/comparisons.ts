import { nearestName, type Span } from '@core/diagnostics';
import { ungrouped, type OperatorNode, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression, ParameterReference } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import { allOf, alignMoments, scalarCall } from './build-nodes';
import type { Checker } from './context';
import { orderedValues } from './ordered-values';
import { reportUnlike, requireDomain } from './unify';
import { commonType } from './value-types';

type Comparison = Extract<
  ScalarName,
  'equal' | 'not_equal' | 'less' | 'less_or_equal' | 'greater' | 'greater_or_equal'
>;

/** Compares like with like; null and durations compare with nothing. */
export function compare(name: Comparison) {
  return ([left, right]: readonly [Expression, Expression], { span }: { readonly span: Span }, checker: Checker) => {
    const domain = name === 'equal' || name === 'not_equal' ? 'a value' : 'an ordered value';
    if (refuseNull(left, right, name === 'not_equal', checker)) return undefined;
    const sound = [left, right].map((side) => requireDomain(side, domain, 'a comparison', checker));
    if (!sound.every(Boolean)) return undefined;
    if (commonType(left.type, right.type) === undefined) return reportUnlike(left.type, right, checker);
    refuseUndeclared(left, right, checker);
    refuseUndeclared(right, left, checker);
    if (domain === 'an ordered value') refuseOtherOrder(left, right, checker);
    return scalarCall(name, [left, right], 'boolean', span);
  };
}

/** `x in [a, b]`, or `x in params.list`. */
export function checkIn(node: OperatorNode, checker: Checker): Expression | undefined {
  const [first, second] = node.operands;
  const value = checker.check(first);
  const list = second && ungrouped(second);
  const items =
    list?.kind === 'list' ? checkItems(list.items, node, checker) : checkListParameter(list, value, checker);
  if (value === undefined || items === undefined) return undefined;
  const sound = items.map((item) => {
    if (refuseNull(value, item, false, checker)) return false;
    if (commonType(value.type, item.type) === undefined) return reportUnlike(value.type, item, checker) ?? false;
    refuseUndeclared(value, item, checker);
    return true;
  });
  return sound.every(Boolean) ? scalarCall('in', alignMoments([value, ...items]), 'boolean', node.span) : undefined;
}

function checkItems(items: readonly SyntaxNode[], { operands }: OperatorNode, checker: Checker) {
  if (items.length > 0) return allOf(items.map((item) => checker.check(item)));
  const example = { name: '"in"', expected: 'a list with values', example: 'x in ["a", "b"]' };
  checker.context.findings.report('formula.wrong_argument', example, operands[1]?.span ?? operands[0].span);
  return undefined;
}

function checkListParameter(node: SyntaxNode | undefined, value: Expression | undefined, checker: Checker) {
  if (node === undefined) return undefined;
  const [scope, parameter, ...rest] = node.kind === 'path' ? node.parts : [];
  const declared =
    parameter && rest.length === 0 && scope?.name === 'params' && checker.context.parameters.get(parameter.name);
  if (declared && declared.type === 'list') {
    const type = value?.type ?? 'text';
    const list: ParameterReference = {
      kind: 'parameter',
      name: declared.name,
      type,
      level: { kind: 'constant' },
      span: node.span,
    };
    return [list];
  }
  const checked = checker.check(node);
  if (checked === undefined) return undefined;
  const expected = { name: '"in"', expected: 'a list on its right', example: 'x in ["a", "b"]' };
  checker.context.findings.report('formula.wrong_argument', expected, node.span);
  return undefined;
}

function refuseNull(left: Expression, right: Expression, negated: boolean, checker: Checker): boolean {
  const bare = [right, left].find(({ type }) => type === 'null');
  if (bare === undefined) return false;
  const { start, end } = (bare === right ? left : right).span;
  const test = `is_null(${checker.context.source.slice(start, end)})`;
  checker.context.findings.report('formula.null_comparison', { example: negated ? `not ${test}` : test }, bare.span);
  return true;
}

/** An ordered text compares with its declared values alone. */
function refuseUndeclared(value: Expression, other: Expression, checker: Checker): void {
  const values =
    other.kind === 'literal' && typeof other.value === 'string' && orderedValues(value, checker.context.names);
  if (!values || typeof other.value !== 'string' || values.includes(other.value)) return;
  const parameters = { value: other.value, values, nearest: nearestName(other.value, values) };
  checker.context.findings.report('formula.unknown_value', parameters, other.span);
}

/** Two ordered texts compare by position only when their orders are one. */
function refuseOtherOrder(left: Expression, right: Expression, checker: Checker): void {
  const [mine, theirs] = [left, right].map((side) => orderedValues(side, checker.context.names));
  if (!mine || !theirs || mine.join('\n') === theirs.join('\n')) return;
  const parameters = { left: `the order ${mine.join(', ')}`, right: `the order ${theirs.join(', ')}` };
  checker.context.findings.report('formula.unlike_types', parameters, right.span);
}
