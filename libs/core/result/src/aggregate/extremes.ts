import type { AggregateName } from '@core/formula';
import { comparisonOf } from '../value/compare';
import type { Present, Value } from '../value/value';
import { ofPresent, type AccumulatorMaker } from './accumulator';

/** The least and the greatest value, of any type that has an order. */
export const extremes = { min: extreme(-1), max: extreme(1) } satisfies Partial<
  Record<AggregateName, AccumulatorMaker>
>;

function extreme(sign: 1 | -1): AccumulatorMaker {
  return ({ types: [type = 'null'] }) => {
    const order = comparisonOf(type, type, 'UTC');
    return () => {
      let best: Value = null;
      const add = (value: Present) => {
        if (best === null || sign * order(value, best) > 0) best = value;
      };
      return ofPresent(add, () => best);
    };
  };
}
