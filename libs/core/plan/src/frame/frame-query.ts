import type { Grain } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import type { Window } from '../time/window';
import type { RowExpression } from './row-expression';

/**
 * One SQL query: all aggregates that share dataset, joins, time field, window and dimensions.
 * Its frame has the columns `bucket` (unless `bucketing` is single), one per dimension, one per measure, and
 * one row per bucket and group that has a row.
 */
export interface FrameQuery {
  /** Unique in the plan and deterministic, such as `crm_opportunities_1`. */
  readonly name: string;
  readonly dataset: string;
  /** Many-to-one joins in the order they must be made; each path's prefix comes before it. */
  readonly joins: readonly FrameJoin[];
  /** Places a row in time; absent for a dataset without time. Its type is date or timestamp. */
  readonly time?: RowExpression;
  readonly bucketing: Bucketing;
  /** IANA zone in which timestamps become dates. */
  readonly timezone: string;
  readonly dimensions: readonly FrameDimension[];
  /** Rows outside are not seen at all: no group, no measure. */
  readonly filter?: RowExpression;
  readonly measures: readonly Measure[];
  /** The measure that counts rows where something was divided by zero, if one could be: the result warns of them. */
  readonly zero_divisors?: string;
}

export interface FrameJoin {
  /** Relationship names from the frame's dataset. */
  readonly path: readonly string[];
  readonly dataset: string;
  /** Column of the dataset at the path's prefix = column of the joined dataset. */
  readonly on: readonly { readonly left: string; readonly right: string }[];
}

export type Bucketing =
  /** One bucket; no `bucket` column. */
  | { readonly kind: 'single'; readonly window: Window }
  /** Whole calendar buckets within one window; `bucket` is the first civil date of the bucket (type date). */
  | { readonly kind: 'grain'; readonly grain: Exclude<Grain, 'hour'>; readonly window: Window }
  /** Any windows, which may overlap; `bucket` is the index into the list (type integer). */
  | { readonly kind: 'windows'; readonly windows: readonly Window[] };

export interface FrameDimension {
  /** As it is called in the result: `agent.regional_office`. */
  readonly name: string;
  readonly type: ValueType;
  readonly expression: RowExpression;
}

export interface Measure {
  /** Unique in its frame and deterministic: `sum_close_value_1`. */
  readonly name: string;
  readonly aggregate: AggregateName;
  /** `weighted_avg`: value, weight. `percentile`: value, literal share. `any`, `all`: condition. `count`: none, or the value that must not be null. */
  readonly arguments: readonly RowExpression[];
  /** Rows where it is true count; null counts as not true. */
  readonly filter?: RowExpression;
  /** `first` and `last`: ascending order, time first, then primary key. */
  readonly order?: readonly RowExpression[];
  readonly type: ValueType;
}
