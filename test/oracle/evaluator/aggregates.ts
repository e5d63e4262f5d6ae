import type { AggregateName, Type } from './formula';
import { noteClose, type Trace } from './trace';
import {
  big,
  compareValues,
  isExact,
  keyOf,
  math,
  readValue,
  toBig,
  toDouble,
  type BigNumber,
  type Value,
} from './value';

/** What is aggregated: one entry per row, in the order of `first` and `last`. */
export interface Inputs {
  readonly fn: AggregateName;
  /** The arguments on each row. */
  readonly tuples: readonly (readonly Value[])[];
  /** Types of the arguments. */
  readonly types: readonly Type[];
  /** Declared values of an ordered text. */
  readonly places?: readonly string[] | undefined;
  readonly trace: Trace;
}

/** Aggregates skip nulls; over nothing counts and sums are 0, `any` is false, `all` true and all others are null. */
export function aggregate(inputs: Inputs): Value {
  const { fn, tuples, types } = inputs;
  const values = tuples.flatMap(([value = null]) => (value === null ? [] : [value]));
  switch (fn) {
    case 'count':
      return big(types.length === 0 ? tuples.length : values.length);
    case 'count_distinct':
    case 'approx_count_distinct':
      return big(new Set(values.map(keyOf)).size);
    case 'sum':
      return sum(values, types[0] ?? 'integer');
    case 'any':
      return values.includes(true);
    case 'all':
      return !values.includes(false);
    case 'min':
    case 'max':
      return extreme(values, fn === 'max' ? 1 : -1, inputs);
    case 'first':
      return values[0] ?? null;
    case 'last':
      return values.at(-1) ?? null;
    case 'weighted_avg':
      return weighted(tuples);
    default:
      return fn === 'variance' || fn === 'stddev' ? spread(fn, values) : average(fn, values.map(toDouble), tuples);
  }
}

function sum(values: readonly Value[], type: Type): Value {
  if (!isExact(type)) return values.map(toDouble).reduce((a, b) => a + b, 0);
  return sumOf(values as readonly BigNumber[]);
}

function extreme(values: readonly Value[], wants: 1 | -1, { places, trace }: Inputs): Value {
  if (values.length === 0) return null;
  return values.reduce((a, b) => {
    noteClose(a, b, trace);
    return compareValues(a, b, places) * wants >= 0 ? a : b;
  });
}

/** Rows where both are not null; no weight gives null. */
function weighted(tuples: readonly (readonly Value[])[]): Value {
  const pairs = tuples.filter(([value = null, weight = null]) => value !== null && weight !== null);
  const weights = pairs.reduce((total, [, weight = null]) => total + toDouble(weight), 0);
  const total = pairs.reduce((all, [value = null, weight = null]) => all + toDouble(value) * toDouble(weight), 0);
  return weights === 0 ? null : total / weights;
}

/** Averages are doubles. The share of `percentile` is the second of its arguments. */
function average(fn: AggregateName, values: readonly number[], tuples: Inputs['tuples']): Value {
  if (values.length === 0) return null;
  if (fn === 'avg') return values.reduce((a, b) => a + b, 0) / values.length;
  const share = fn === 'median' ? 0.5 : toDouble(tuples[0]?.[1] ?? readValue('0.5', 'number'));
  return percentile(values, share);
}

/** Of a sample, reckoned exactly: equal values have no spread at all. */
function spread(fn: 'variance' | 'stddev', values: readonly Value[]): Value {
  if (values.length < 2) return null;
  const exact = values.map(toBig);
  const mean = sumOf(exact).dividedBy(exact.length);
  const squares = exact.map((value) => value.minus(mean).pow(2));
  const variance = sumOf(squares).dividedBy(exact.length - 1);
  return toDouble(fn === 'variance' ? variance : variance.sqrt());
}

function sumOf(values: readonly BigNumber[]): BigNumber {
  return values.reduce((a, b) => math.add<BigNumber>(a, b), big(0));
}

/** Continuous: between the two nearest values in proportion. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
