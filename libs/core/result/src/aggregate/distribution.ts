import type { AggregateName } from '@core/formula';
import { finite } from '../scalar/arithmetic';
import { toDouble } from '../value/cells';
import type { Exact, Value } from '../value/value';
import type { AccumulatorMaker, AggregateCall } from './accumulator';
import { sumOf } from './compensated-sum';

/** Aggregates that need all values, as doubles. */
export const distribution = {
  median: gather((values) => percentile(values, 0.5)),
  percentile: gather((values, share) => (share === null ? null : percentile(values, toDouble(share as Exact)))),
  variance: gather((values) => variance(values)),
  stddev: gather((values) => {
    const spread = variance(values);
    return spread === null ? null : Math.sqrt(spread);
  }),
} satisfies Partial<Record<AggregateName, AccumulatorMaker>>;

/** `second` is the constant second argument. */
function gather(conclude: (values: readonly number[], second: Value) => number | null): AccumulatorMaker {
  return ({ warn }: AggregateCall) =>
    () => {
      const values: number[] = [];
      let constant: Value = null;
      const add = (value: Value, second: Value) => {
        if (value === null) return;
        values.push(toDouble(value as Exact));
        constant = second;
      };
      const result = () => {
        const answer = conclude(values, constant);
        return answer === null ? null : finite(answer, warn);
      };
      return { add, result };
    };
}

/** Continuous: interpolates between the two nearest values. */
function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).toSorted();
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

/** Of a sample, in two passes: what the mean's rounding adds is taken off again. */
function variance(values: readonly number[]): number | null {
  const count = values.length;
  if (count < 2) return null;
  const mean = sumOf(values) / count;
  const deviations = values.map((value) => value - mean);
  const squares = sumOf(deviations.map((deviation) => deviation * deviation));
  return (squares - sumOf(deviations) ** 2 / count) / (count - 1);
}
