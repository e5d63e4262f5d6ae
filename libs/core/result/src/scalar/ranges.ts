import type { ScalarName } from '@core/formula';
import type { Present } from '../value/value';
import { variadic, type Call, type Evaluator, type ScalarCompiler } from './call';
import { comparisonAt } from './comparison';

/** Where values lie on a scale; null where any argument is null. */
export const ranges = {
  min: (call) => extreme(call, -1),
  max: (call) => extreme(call, 1),
  clamp,
  bin,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function extreme(call: Call, sign: 1 | -1): Evaluator {
  const order = comparisonAt(call, 0, 1);
  return variadic(call, (values: readonly Present[]) =>
    values.reduce((best, value) => (sign * order(value, best) > 0 ? value : best)),
  );
}

/** `x, lo, hi`; where the limits cross, the lower one wins. */
function clamp(call: Call): Evaluator {
  const order = comparisonAt(call, 0, 1);
  return variadic(call, ([value, low, high]: readonly Present[]) => {
    if (value === undefined || low === undefined || high === undefined) return null;
    if (order(value, low) < 0) return low;
    return order(value, high) > 0 ? high : value;
  });
}

/** `x, limit1, limit2, …`: 1 below the first limit, one more for each limit reached. */
function bin(call: Call): Evaluator {
  const order = comparisonAt(call, 0, 1);
  return variadic(call, ([value, ...limits]: readonly Present[]) => {
    if (value === undefined) return null;
    return 1 + limits.filter((limit) => order(value, limit) >= 0).length;
  });
}
