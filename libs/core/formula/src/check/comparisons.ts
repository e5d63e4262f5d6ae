import { nearestName, type Span } from '@core/diagnostics';
import { ungrouped, type OperatorNode, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import { attributeList, attributePath, checkCompared } from './attributes';
import { allOf, alignMoments, scalarCall } from './build-nodes';
import type { Checker } from './context';
import { orderedValues } from './ordered-values';
import { reportUnlike, requireDomain } from './unify';
import { commonType, isMoment } from './value-types';
import { parameterReference, wholeParameter } from './whole-parameter';

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
    if (commonType(left.type, right.type) === undefined) return reportUnlikeSides(left, right, checker);
    refuseUndeclared(left, right, checker);
    refuseUndeclared(right, left, checker);
    if (domain === 'an ordered value') refuseOtherOrder(left, right, checker);
    return scalarCall(name, [left, right], 'boolean', span);
  };
}

/** Beside a date it is the other side that is amiss. */
function reportUnlikeSides(left: Expression, right: Expression, checker: Checker): undefined {
  return isMoment(right.type) ? reportUnlike(right.type, left, checker) : reportUnlike(left.type, right, checker);
}

/** `x in [a, b]`, or `x in params.list`. */
export function checkIn(node: OperatorNode, checker: Checker): Expression | undefined {
  const [first, second] = node.operands;
  const list = second && ungrouped(second);
  const members = list?.kind === 'list' ? list.items : [];
  const [value, ...checked] = checkCompared([first, ...members], checker);
  const items = list?.kind === 'list' ? requireItems(checked, node, checker) : checkList(list, value, checker);
  if (value === undefined || items === undefined) return undefined;
  const sound = items.map((item) => {
    if (refuseNull(value, item, false, checker)) return false;
    if (commonType(value.type, item.type) === undefined) return reportUnlike(value.type, item, checker) ?? false;
    refuseUndeclared(value, item, checker);
    return true;
  });
  return sound.every(Boolean) ? scalarCall('in', alignMoments([value, ...items]), 'boolean', node.span) : undefined;
}

function requireItems(
  items: readonly (Expression | undefined)[],
  { operands }: OperatorNode,
  checker: Checker,
): readonly Expression[] | undefined {
  if (items.length > 0) return allOf(items);
  const example = { name: '"in"', expected: 'a list with values', example: 'x in ["a", "b"]' };
  checker.context.findings.report('formula.wrong_argument', example, operands[1]?.span ?? operands[0].span);
  return undefined;
}

/** What may stand right of `in` besides a list: a parameter or an attribute that is one. */
function checkList(
  node: SyntaxNode | undefined,
  value: Expression | undefined,
  checker: Checker,
): readonly Expression[] | undefined {
  if (node === undefined) return undefined;
  const declared = wholeParameter(node, ['list'], checker);
  if (declared) {
    if (value === undefined || !requireDomain(value, 'an ordered value', `"in" a list parameter`, checker))
      return undefined;
    return [{ ...parameterReference(declared, value.type, node), list: 'members' }];
  }
  const attribute = attributePath(node, checker.context);
  if (attribute !== undefined) {
    const items = attributeList(attribute, checker);
    const sound = value !== undefined && requireDomain(value, 'a text', '"in" a list attribute', checker);
    return sound && items !== undefined ? [items] : undefined;
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
