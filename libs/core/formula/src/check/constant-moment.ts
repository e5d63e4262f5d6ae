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

/** `3 months`, `params.days * 1 day` */
function isConstantDuration(expression: Expression | undefined): boolean {
  if (expression?.kind !== 'call') return expression?.kind === 'duration';
  const [count, duration] = expression.arguments;
  return expression.function === 'multiply' && isCount(count) && isConstantDuration(duration);
}

function isCount(expression: Expression | undefined): boolean {
  if (expression?.kind === 'call') return expression.function === 'negate' && isCount(expression.arguments[0]);
  return expression?.kind === 'literal' || expression?.kind === 'parameter';
}
