import type { AggregateName } from '@core/formula';
import { finite } from '../scalar/arithmetic';
import { exactArithmetic } from '../scalar/exact-arithmetic';
import { isExact, toDouble } from '../value/cells';
import type { Exact, Value } from '../value/value';
import { ofPresent, type AccumulatorMaker, type AggregateCall } from './accumulator';
import { CompensatedSum } from './compensated-sum';

/** Aggregates that add: exactly where the values are exact, else doubles with compensation. */
export const sums = {
  sum: (call) => {
    const start = sumStarter(call);
    return () => {
      const sum = start();
      return ofPresent(sum.add, sum.total);
    };
  },
  avg: (call) => {
    const start = sumStarter(call);
    return () => {
      const sum = start();
      let count = 0;
      const add = (value: Exact) => {
        sum.add(value);
        count += 1;
      };
      return ofPresent(add, () => (count === 0 ? null : quotient(sum.total(), count, call.warn)));
    };
  },
  weighted_avg:
    ({ warn }) =>
    () => {
      const products = new CompensatedSum();
      const weights = new CompensatedSum();
      const add = (value: Value, weight: Value) => {
        if (value === null || weight === null) return;
        products.add(toDouble(value as Exact) * toDouble(weight as Exact));
        weights.add(toDouble(weight as Exact));
      };
      return { add, result: () => (weights.total === 0 ? null : finite(products.total / weights.total, warn)) };
    },
} satisfies Partial<Record<AggregateName, AccumulatorMaker>>;

/** A running sum; its total is null with a warning where doubles ran over. */
function sumStarter({ types: [type = 'number'], warn }: AggregateCall) {
  return isExact(type) ? exactSum : () => doubleSum(warn);
}

function exactSum() {
  let total: Exact = 0;
  return {
    add: (value: Exact) => {
      total = exactArithmetic.add(total, value);
    },
    total: () => total,
  };
}

function doubleSum(warn: AggregateCall['warn']) {
  const sum = new CompensatedSum();
  return { add: (value: Exact) => sum.add(toDouble(value)), total: () => finite(sum.total, warn) };
}

function quotient(total: Exact | null, count: number, warn: AggregateCall['warn']): number | null {
  return total === null ? null : finite(toDouble(total) / count, warn);
}
