import { aggregateAdditivity, type Additivity } from '../tree/aggregates';
import type { Expression } from '../tree/expression';
import type { Names } from '../check/context';

const ORDER: readonly Additivity[] = ['distributive', 'algebraic', 'holistic', 'sketch'];

/** The weaker of two: what can be combined only as far as its weakest part. */
function weaker(a: Additivity | undefined, b: Additivity | undefined): Additivity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

/**
 * How far a metric's values can be combined: that of its weakest aggregate, and at best algebraic where it does more
 * than add, subtract and scale them. Undefined where there is no aggregate.
 */
export function additivityOf(expression: Expression, names: Names): Additivity | undefined {
  switch (expression.kind) {
    case 'aggregate':
      return aggregateAdditivity[expression.function];
    case 'metric': {
      const answer = names.metric(expression.name);
      return answer.kind === 'metric' ? answer.metric.additivity : undefined;
    }
    case 'modified': {
      const operand = additivityOf(expression.operand, names);
      const { kind } = expression.modifier;
      return kind === 'growth' || kind === 'share' || kind === 'fill' ? weaker(operand, 'algebraic') : operand;
    }
    case 'call': {
      const parts = expression.arguments.map((argument) => additivityOf(argument, names));
      const weakest = parts.reduce(weaker, undefined);
      return weakest && !isLinear(expression) ? weaker(weakest, 'algebraic') : weakest;
    }
    default:
      return undefined;
  }
}

function isLinear({ function: name, arguments: args }: Extract<Expression, { kind: 'call' }>): boolean {
  if (name === 'add' || name === 'subtract') return args.every(({ level }) => level.kind === 'aggregate');
  if (name === 'negate') return true;
  if (name === 'divide') return args[1]?.level.kind === 'constant';
  return name === 'multiply' && args.some(({ level }) => level.kind === 'constant');
}
