import type { ScalarName } from '@core/formula';
import { math } from '../math/math';
import { isExact, toBigNumber, toDouble } from '../value/cells';
import type { Exact, Value } from '../value/value';
import type { Warn } from '../warnings/count-warnings';
import { finite } from './arithmetic';
import { binary, unary, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Beyond this an exact power is a double: its digits would only cost time. */
const largestExactExponent = 100;

/** Powers, roots and logarithms: doubles, and null with a warning outside the reals. */
export const powers = {
  power: raise,
  pow: raise,
  sqrt: (call) => real(call, math.sqrt),
  exp: (call) => real(call, math.exp),
  ln: (call) => real(call, math.log),
  log10: (call) => real(call, math.log10),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function real(call: Call, apply: (value: number) => number): Evaluator {
  return unary(call, (value: Exact) => inReals(apply(toDouble(value)), call.warn));
}

/** The logarithm of zero is no number either. */
function inReals(value: number, warn: Warn): number | null {
  return Number.isNaN(value) || value === -Infinity ? warn('run.outside_domain') : finite(value, warn);
}

function raise(call: Call): Evaluator {
  const exact = isExact(call.node.type);
  return binary(call, (base: Exact, exponent: Exact) => {
    if (exact && isSmallWhole(exponent)) return toBigNumber(base).pow(toBigNumber(exponent));
    return raiseDouble(toDouble(base), toDouble(exponent), call.warn);
  });
}

function isSmallWhole(exponent: Exact): boolean {
  return (
    typeof exponent === 'number' && Number.isInteger(exponent) && exponent >= 0 && exponent <= largestExactExponent
  );
}

function raiseDouble(base: number, exponent: number, warn: Warn): Value {
  if (base === 0 && exponent < 0) return warn('run.division_by_zero');
  const power = math.pow(base, exponent);
  return Number.isNaN(power) ? warn('run.outside_domain') : finite(power, warn);
}
