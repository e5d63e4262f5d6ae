import type { ScalarName } from '@core/formula';
import type { Decimal } from 'decimal.js';
import { BigNumber } from '../math/big-number';
import { toBigNumber, toDouble } from '../value/cells';
import type { Exact } from '../value/value';
import { argumentAt, binary, unary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** A value so close to an integer is that integer: what is left of it is the noise of doubles. */
const relativeTolerance = 1e-9;

/** To whole numbers, or to `digits` after the point (before it, when negative). */
export const rounding = {
  round: (call) => roundWith(call, BigNumber.ROUND_HALF_UP),
  floor: (call) => roundWith(call, BigNumber.ROUND_FLOOR),
  ceil: (call) => roundWith(call, BigNumber.ROUND_CEIL),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function roundWith(call: Call, mode: Decimal.Rounding): Evaluator {
  if (call.arguments.length < 2) return unary(call, (value: Exact) => roundTo(value, 0, mode));
  argumentAt(call, 1);
  return binary(call, (value: Exact, digits: Exact) => roundTo(value, toDouble(digits), mode));
}

/** Works on decimal digits, so that 2.675 to two digits is 2.68; halves go away from zero. */
function roundTo(value: Exact, digits: number, mode: Decimal.Rounding): Exact {
  if (Number.isInteger(value) && digits >= 0) return value;
  const shift = new BigNumber(10).pow(digits);
  const scaled = toBigNumber(value).times(shift);
  const nearest = scaled.toDecimalPlaces(0, BigNumber.ROUND_HALF_UP);
  const isNear = scaled.minus(nearest).abs().lessThanOrEqualTo(scaled.abs().times(relativeTolerance));
  const rounded = (isNear ? nearest : scaled.toDecimalPlaces(0, mode)).dividedBy(shift);
  return typeof value === 'number' ? rounded.toNumber() : rounded;
}
