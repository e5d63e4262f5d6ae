import { math } from '../math/math';
import { toBigNumber } from '../value/cells';
import type { Exact } from '../value/value';

/** An operation that loses nothing. */
type ExactOperation = (left: Exact, right: Exact) => Exact;

/**
 * Sums, differences and products without loss. Amounts of up to four decimals and fifteen digits are whole numbers of
 * ten-thousandths, which mathjs adds and multiplies exactly in doubles; all else is left to BigNumber, a hundred times slower.
 */
export const exactArithmetic = {
  add: (left, right) => inUnits(math.add, left, right, unit) ?? toBigNumber(left).plus(toBigNumber(right)),
  subtract: (left, right) => inUnits(math.subtract, left, right, unit) ?? toBigNumber(left).minus(toBigNumber(right)),
  multiply: (left, right) =>
    inUnits(math.multiply, left, right, unit ** 2) ?? toBigNumber(left).times(toBigNumber(right)),
} as const satisfies Record<string, ExactOperation>;

const unit = 10_000;

/** Any decimal of fifteen digits is what the nearest double prints as, so below this a quotient of whole numbers is exact. */
const limit = 1e15;

/** Undefined where an operand or the outcome is too large, or has more than four decimals. */
function inUnits(
  apply: (left: number, right: number) => number,
  left: Exact,
  right: Exact,
  divisor: number,
): number | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
    const whole = apply(left, right);
    return Number.isSafeInteger(whole) ? whole : undefined;
  }
  const [a, b] = [Math.round(left * unit), Math.round(right * unit)];
  if (a / unit !== left || b / unit !== right) return undefined;
  const units = apply(a, b);
  const isExact = Math.abs(a) < limit && Math.abs(b) < limit && Math.abs(units) < limit;
  return isExact ? units / divisor : undefined;
}
