import type { Span } from '@core/diagnostics';
import type { ChainNode, OperatorNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import type { ValueType } from '../tree/types';
import { checkCompared } from './attributes';
import { alignMoments, allOf, scalarCall } from './build-nodes';
import { checkIn, compare } from './comparisons';
import type { Checker } from './context';
import { requireDomain, unify } from './unify';
import { commonType, describeType, isMoment, isNumeric } from './value-types';

/** An operator as it stands in the source. */
interface Operation {
  readonly operator: string;
  readonly span: Span;
}

type Operands = readonly [Expression, Expression];
type Infix = (operands: Operands, operation: Operation, checker: Checker) => Expression | undefined;

const INFIX: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  ['+', sum('add')],
  ['-', sum('subtract')],
  ['*', product],
  ['/', arithmetic('divide', () => 'number')],
  ['mod', arithmetic('modulo', (left, right) => commonType(left, right) ?? 'number')],
  ['^', arithmetic('power', () => 'number')],
  ['==', compare('equal')],
  ['!=', compare('not_equal')],
  ['<', compare('less')],
  ['<=', compare('less_or_equal')],
  ['>', compare('greater')],
  ['>=', compare('greater_or_equal')],
  ['and', logic('and')],
  ['or', logic('or')],
  ['xor', logic('xor')],
  ['??', coalesce],
]);

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** An operator with its operands: checked each for itself, then together. */
export function checkOperator(node: OperatorNode, checker: Checker): Expression | undefined {
  const [first, second] = node.operands;
  if (second === undefined) return checkPrefix(node, checker);
  const { name } = node.operator;
  if (name === 'in') return checkIn(node, checker);
  const [left, right] = COMPARISONS.has(name)
    ? checkCompared([first, second], checker)
    : [checker.check(first), checker.check(second)];
  if (left === undefined || right === undefined) return undefined;
  const operation = { operator: name, span: node.span };
  return INFIX.get(operation.operator)?.(alignMoments([left, right]), operation, checker);
}

/** Comparisons that share their middles: `18 <= age < 25`. */
export function checkChain(node: ChainNode, checker: Checker): Expression | undefined {
  const operands = checkCompared(node.operands, checker);
  const links = node.operators.map(({ name }, index) => {
    const [left, right] = [operands[index], operands[index + 1]];
    if (left === undefined || right === undefined) return undefined;
    const span = { start: left.span.start, end: right.span.end };
    return INFIX.get(name)?.(alignMoments([left, right]), { operator: name, span }, checker);
  });
  const sound = allOf(links);
  return sound?.reduce((left, right) =>
    scalarCall('and', [left, right], 'boolean', { start: left.span.start, end: right.span.end }),
  );
}

function checkPrefix({ operator, operands, span }: OperatorNode, checker: Checker): Expression | undefined {
  const operand = checker.check(operands[0]);
  if (operand === undefined) return undefined;
  if (operator.name === 'not') {
    return requireDomain(operand, 'a condition', 'not', checker)
      ? scalarCall('not', [operand], 'boolean', span)
      : undefined;
  }
  if (operand.kind === 'duration') {
    const problem = 'a duration does not run backwards; subtract it from a date, or use .previous(…)';
    checker.context.findings.report(
      'formula.duration',
      { written: checker.context.source.slice(span.start, span.end), problem },
      span,
    );
    return undefined;
  }
  return requireDomain(operand, 'a number', '-', checker)
    ? scalarCall('negate', [operand], operand.type, span)
    : undefined;
}

function arithmetic(name: ScalarName, type: (left: ValueType, right: ValueType) => ValueType): Infix {
  return (operands, { operator, span }, checker) => {
    const sound = operands.map((operand) => requireDomain(operand, 'a number', operator, checker));
    return sound.every(Boolean)
      ? scalarCall(name, operands, type(operands[0].type, operands[1].type), span)
      : undefined;
  };
}

/** Numbers with numbers, or a date or timestamp with a duration. */
function sum(name: 'add' | 'subtract'): Infix {
  const ofNumbers = arithmetic(name, (left, right) => commonType(left, right) ?? 'number');
  return (operands, operation, checker) => {
    const [left, right] = operands;
    if (isMoment(left.type) && right.type === 'duration')
      return scalarCall(name, operands, shifted(left, right), operation.span);
    if (isMoment(left.type) && !isMoment(right.type)) return refuseShift(right, operation, checker);
    if (name === 'add' && left.type === 'duration' && isMoment(right.type)) {
      return scalarCall(name, [right, left], shifted(right, left), operation.span);
    }
    if (name === 'subtract' && isMoment(left.type) && isMoment(right.type)) {
      const hint = 'the time between two of them is days_between(from, to), hours_between(from, to) …';
      const parameters = { what: '-', expected: 'a duration on its right', found: 'another date', hint };
      checker.context.findings.report('formula.wrong_type', parameters, operation.span);
      return undefined;
    }
    return ofNumbers(operands, operation, checker);
  };
}

/** A date moves by calendar durations, not by numbers. */
function refuseShift(by: Expression, { operator }: Operation, checker: Checker): undefined {
  const parameters = {
    what: operator,
    expected: 'a duration beside a date',
    found: describeType(by.type),
    hint: 'such as 3 days',
  };
  return checker.context.findings.report('formula.wrong_type', parameters, by.span);
}

/** A date stays one under whole days. */
function shifted(moment: Expression, duration: Expression): ValueType {
  const units = unitsOf(duration);
  return moment.type === 'date' && !units.includes('hour') && !units.includes('minute') ? 'date' : 'timestamp';
}

function unitsOf(expression: Expression): readonly string[] {
  if (expression.kind === 'duration') return [expression.duration.unit];
  return expression.kind === 'call' ? expression.arguments.flatMap(unitsOf) : [];
}

/** A whole number times a duration is a duration; a decimal stays exact under whole numbers alone. */
function product(operands: Operands, operation: Operation, checker: Checker): Expression | undefined {
  const [left, right] = operands;
  if (right.type === 'duration' && left.type === 'integer')
    return scalarCall('multiply', operands, 'duration', operation.span);
  if (left.type === 'duration' && right.type === 'integer')
    return scalarCall('multiply', [right, left], 'duration', operation.span);
  return arithmetic('multiply', productType)(operands, operation, checker);
}

function productType(left: ValueType, right: ValueType): ValueType {
  if (left === 'decimal' && right === 'decimal') return 'number';
  const common = commonType(left, right);
  return common !== undefined && isNumeric(common) ? common : 'number';
}

function logic(name: 'and' | 'or' | 'xor'): Infix {
  return (operands, { span }, checker) => {
    const sound = operands.map((operand) => requireDomain(operand, 'a condition', name, checker));
    return sound.every(Boolean) ? scalarCall(name, operands, 'boolean', span) : undefined;
  };
}

function coalesce(operands: Operands, { span }: Operation, checker: Checker): Expression | undefined {
  const type = unify(operands, checker);
  return type && scalarCall('coalesce', operands, type, span);
}
