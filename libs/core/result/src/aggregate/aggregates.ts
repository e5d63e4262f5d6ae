import type { AggregateName } from '@core/formula';
import type { AccumulatorMaker } from './accumulator';
import { counts } from './counts';
import { distribution } from './distribution';
import { extremes } from './extremes';
import { sums } from './sums';

/** Every aggregate over tuples of keys; over none they give what they give over no rows. Tuples stand in no order of time. */
export const aggregates: Readonly<Record<AggregateName, AccumulatorMaker>> = {
  ...counts,
  ...sums,
  ...extremes,
  ...distribution,
  first: unordered,
  last: unordered,
};

function unordered(): never {
  throw new TypeError('first and last need an order, which tuples of keys do not have');
}
