/** How far an aggregate can be combined from parts; only distributive ones may be re-bucketed from finer stored values. */
export type Additivity = 'distributive' | 'algebraic' | 'holistic' | 'sketch';

export const aggregateAdditivity = {
  count: 'distributive',
  sum: 'distributive',
  min: 'distributive',
  max: 'distributive',
  any: 'distributive',
  all: 'distributive',
  avg: 'algebraic',
  stddev: 'algebraic',
  variance: 'algebraic',
  weighted_avg: 'algebraic',
  count_distinct: 'holistic',
  median: 'holistic',
  percentile: 'holistic',
  first: 'holistic',
  last: 'holistic',
  approx_count_distinct: 'sketch',
} as const satisfies Record<string, Additivity>;

export type AggregateName = keyof typeof aggregateAdditivity;

/** The value of an aggregate over no rows. */
export function valueOverNothing(aggregate: AggregateName): 0 | boolean | null {
  switch (aggregate) {
    case 'count':
    case 'count_distinct':
    case 'approx_count_distinct':
    case 'sum':
      return 0;
    case 'any':
      return false;
    case 'all':
      return true;
    default:
      return null;
  }
}
