import type { ScalarName } from '@core/formula';
import { math } from '../math/math';
import { isExact, toBigNumber, toDouble } from '../value/cells';
import type { Exact } from '../value/value';
import type { Warn } from '../warnings/count-warnings';
import { exactArithmetic } from './exact-arithmetic';
import { binary, unary, type Call, type Evaluator, type ScalarCompiler } from './call';
import { moveDate, stretchDuration } from './durations';

/** Operators on numbers; `add` and `subtract` also move dates, `multiply` also stretches durations. */
export const arithmetic = {
  add: (call) => (isTime(call) ? moveDate(call, 1) : numeric(call, 'add')),
  subtract: (call) => (isTime(call) ? moveDate(call, -1) : numeric(call, 'subtract')),
  multiply: (call) => (call.node.type === 'duration' ? stretchDuration(call) : numeric(call, 'multiply')),
  divide: (call) => binary(call, (left: Exact, right: Exact) => divide(toDouble(left), toDouble(right), call.warn)),
  modulo: (call) => binary(call, (left: Exact, right: Exact) => remainder(left, right, call)),
  negate: (call) =>
    unary(call, (value: Exact) => (typeof value === 'number' ? math.unaryMinus(value) : value.negated())),
  abs: (call) => unary(call, (value: Exact) => (typeof value === 'number' ? math.abs(value) : value.abs())),
  sign: (call) => unary(call, (value: Exact) => math.sign(toDouble(value))),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** The value, or null and a warning where a double ran over. */
export function finite(value: number, warn: Warn): number | null {
  return Number.isFinite(value) ? value : warn('run.overflow');
}

function isTime({ node }: Call): boolean {
  return node.type === 'date' || node.type === 'timestamp';
}

function numeric(call: Call, name: keyof typeof exactArithmetic): Evaluator {
  if (isExact(call.node.type)) return binary(call, exactArithmetic[name]);
  const apply = math[name];
  return binary(call, (left: Exact, right: Exact) => finite(apply(toDouble(left), toDouble(right)), call.warn));
}

function divide(dividend: number, divisor: number, warn: Warn): number | null {
  return divisor === 0 ? warn('run.division_by_zero') : finite(math.divide(dividend, divisor), warn);
}

/** Has the sign of the dividend, as in SQL; mathjs would give it that of the divisor. */
function remainder(dividend: Exact, divisor: Exact, { node, warn }: Call): Exact | null {
  if (toDouble(divisor) === 0) return warn('run.division_by_zero');
  const exact = isExact(node.type) && !(Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor));
  return exact ? toBigNumber(dividend).modulo(toBigNumber(divisor)) : toDouble(dividend) % toDouble(divisor);
}
