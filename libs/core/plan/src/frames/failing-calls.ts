import type { RowFailureKind } from '../frame/frame-query';
import type { RowCall, RowExpression } from '../frame/row-expression';
import { allOf } from './row-keys';

/** Up to this power no exact number goes beyond what a double holds. */
const safeExponent = 8;

/** Whether a call may fail by itself, whatever its arguments do. */
export function canFailBy(call: RowCall, kind: RowFailureKind): boolean {
  switch (call.function) {
    case 'divide':
    case 'modulo':
      return kind === 'division_by_zero' && !isNumberOtherThanZero(call.arguments[1]);
    case 'sqrt':
    case 'ln':
    case 'log10':
    case 'exp':
      return kind === 'outside_domain';
    case 'power':
    case 'pow':
      return kind === 'outside_domain' && !isSafePower(call.arguments);
    default:
      return false;
  }
}

/** True on rows where a call that may fail does. */
export function failsBy(call: RowCall): RowExpression {
  const [first = zero, second = zero] = call.arguments;
  switch (call.function) {
    case 'divide':
    case 'modulo':
      return condition('equal', second, zero);
    case 'sqrt':
      return condition('less', first, zero);
    case 'ln':
    case 'log10':
      return condition('less_or_equal', first, zero);
    default:
      return isLost(call);
  }
}

const zero: RowExpression = { kind: 'literal', type: 'integer', value: '0' };

/** No value, though every argument has one. */
function isLost(call: RowCall): RowExpression {
  const present = call.arguments
    .filter(({ kind }) => kind !== 'literal')
    .map((argument) => condition('not', condition('is_null', argument)));
  return allOf([...present, condition('is_null', call)]) ?? zero;
}

function condition(name: RowCall['function'], ...args: readonly RowExpression[]): RowExpression {
  return { kind: 'call', type: 'boolean', function: name, arguments: args };
}

function isNumberOtherThanZero(expression: RowExpression | undefined): boolean {
  return expression?.kind === 'literal' && Number(expression.value) !== 0;
}

function isSafePower([base, exponent]: readonly RowExpression[]): boolean {
  if (exponent?.kind !== 'literal' || typeof exponent.value !== 'string') return false;
  const power = Number(exponent.value);
  return base?.type !== 'number' && Number.isInteger(power) && power >= 0 && power <= safeExponent;
}
