import type { Expression } from '../tree/expression';
import { isMoment } from './value-types';

/** A date or timestamp that is the same in every bucket: a literal, a parameter or `as_of`, moved by durations. */
export function isConstantMoment(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'parameter':
      return isMoment(expression.type);
    case 'context':
      return expression.name === 'as_of';
    case 'call': {
      const [moment, duration] = expression.arguments;
      const isMove = expression.function === 'add' || expression.function === 'subtract';
      return isMove && moment !== undefined && isConstantMoment(moment) && isConstantDuration(duration);
    }
    default:
      return false;
  }
}

/** `3 months`, `n * 1 day` */
function isConstantDuration(expression: Expression | undefined): boolean {
  if (expression?.kind === 'duration') return true;
  if (expression?.kind !== 'call' || expression.function !== 'multiply') return false;
  const [count, duration] = expression.arguments;
  return count?.level.kind === 'constant' && isFixed(count) && isConstantDuration(duration);
}

/** Whether nothing in a constant depends on the bucket. */
function isFixed(expression: Expression): boolean {
  if (expression.kind === 'context') return expression.name === 'as_of';
  return expression.kind !== 'call' || expression.arguments.every(isFixed);
}
