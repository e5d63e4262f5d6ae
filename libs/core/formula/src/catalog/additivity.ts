import { aggregateAdditivity, type Additivity } from '../tree/aggregates';
import type { Expression, Modifier } from '../tree/expression';
import type { Names } from '../check/context';

const ORDER: readonly Additivity[] = ['distributive', 'algebraic', 'holistic', 'sketch'];

/** What a modifier leaves of it: windows of several buckets overlap, and what is valid at a moment is not what is valid at others. */
const AFTER: Readonly<Partial<Record<Modifier['kind'], Additivity>>> = {
  growth: 'algebraic',
  share: 'algebraic',
  fill: 'algebraic',
  rolling: 'holistic',
  to_date: 'holistic',
  running: 'holistic',
  between: 'holistic',
  at: 'holistic',
  during: 'holistic',
  running_along: 'holistic',
  rank: 'holistic',
};

/** The weaker of two: what can be combined only as far as its weakest part. */
function weaker(a: Additivity | undefined, b: Additivity | undefined): Additivity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

/**
 * How far a metric's values can be combined over time: that of its weakest aggregate, at best algebraic where it does more
 * than add, subtract and scale them, and holistic for windows and values per key. Undefined where there is no aggregate.
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
      const reached = AFTER[expression.modifier.kind];
      return operand && reached ? weaker(operand, reached) : operand;
    }
    case 'per':
      return 'holistic';
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
