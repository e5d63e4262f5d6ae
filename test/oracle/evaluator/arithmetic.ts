import { noteClose, type Trace } from './trace';
import { big, isExact, math, toBig, toDouble, type BigNumber, type Value } from './value';
import type { Type } from './formula';

type Numbers = readonly [Value, Value];

/** Doubles that ran over are null, as everything that is no number. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** `a + b` and the like; integers and decimals exactly, all else in doubles. Neither is null. */
export function arithmetic(fn: string, [a, b]: Numbers, type: Type): Value {
  if (fn === 'divide') return toDouble(b) === 0 ? null : finite(toDouble(a) / toDouble(b));
  if (fn === 'power' || fn === 'pow') return power(toDouble(a), toDouble(b));
  if (fn === 'modulo') return remainder(a, b, type);
  if (isExact(type)) return exact(fn, toBig(a), toBig(b));
  const [x, y] = [toDouble(a), toDouble(b)];
  return finite(fn === 'add' ? x + y : fn === 'subtract' ? x - y : x * y);
}

function exact(fn: string, a: BigNumber, b: BigNumber): BigNumber {
  switch (fn) {
    case 'add':
      return math.add<BigNumber>(a, b);
    case 'subtract':
      return math.subtract<BigNumber>(a, b);
    default:
      return math.multiply(a, b) as BigNumber;
  }
}

/** Has the sign of the dividend. */
function remainder(a: Value, b: Value, type: Type): Value {
  if (toDouble(b) === 0) return null;
  if (!isExact(type)) return toDouble(a) % toDouble(b);
  const quotient = toBig(a).dividedBy(toBig(b)).trunc();
  return toBig(a).minus(quotient.times(toBig(b)));
}

function power(base: number, exponent: number): Value {
  if (base === 0 && exponent < 0) return null;
  return finite(base ** exponent);
}

/** Functions of one number. */
export function numeric(fn: string, value: Value, trace: Trace): Value {
  switch (fn) {
    case 'negate':
      return typeof value === 'number' ? -value : toBig(value).negated();
    case 'abs':
      return typeof value === 'number' ? Math.abs(value) : toBig(value).abs();
    case 'sign':
      return big(Math.sign(toDouble(value)));
    case 'sqrt':
      return finite(Math.sqrt(toDouble(value)));
    case 'exp':
      return finite(Math.exp(toDouble(value)));
    case 'ln':
      return finite(Math.log(toDouble(value)));
    case 'log10':
      return finite(Math.log10(toDouble(value)));
    default:
      return rounded(fn, value, trace);
  }
}

/** A value within 1e-9 (relative) of an integer is that integer; halves go away from zero. */
function rounded(fn: string, value: Value, trace: Trace): Value {
  const number = toBig(value);
  const nearest = number
    .abs()
    .plus(0.5)
    .floor()
    .times(number.isNegative() ? -1 : 1);
  if (typeof value === 'number') noteClose(value - Math.floor(value), 0.5, trace);
  if (number.minus(nearest).abs().lessThanOrEqualTo(number.abs().times(1e-9))) return nearest;
  if (fn === 'round') return nearest;
  return fn === 'floor' ? number.floor() : number.ceil();
}
