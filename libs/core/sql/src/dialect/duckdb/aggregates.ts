import type { AggregateName } from '@core/formula';
import type { Measure } from '@core/plan';
import { atom, invoke } from '../../fragment';

import { double, filtered, simple, total, value, weighted } from '../default/aggregates';
import type { AggregateCompiler, Scope } from '../dialect';

/** Doubles are added with compensation, so that a sum does not change with the number of threads. */
export const duckdbAggregates = {
  /** @see https://duckdb.org/docs/stable/sql/functions/aggregates#general-aggregate-functions */
  sum: (measure, scope) => total(isDouble(measure, scope) ? 'fsum' : 'sum', measure, scope),
  avg: (measure, scope) => simple(isDouble(measure, scope) ? 'favg' : 'avg', measure, scope),
  weighted_avg: (measure, scope) => weighted('fsum', measure, scope),
  /** Interpolates, and keeps the scale of decimals unless they are doubles. */
  median: (measure, scope) => filtered(invoke('median', [double(measure, scope)], 'number'), measure, scope),
  /** In a lateral join the engine makes a count of nothing 0 again, but not this one. */
  approx_count_distinct: (measure, scope) =>
    invoke('coalesce', [simple('approx_count_distinct', measure, scope), atom('0', 'integer')], 'integer'),
} satisfies Partial<Record<AggregateName, AggregateCompiler>>;

function isDouble(measure: Measure, scope: Scope): boolean {
  return value(measure, scope).type === 'number';
}
