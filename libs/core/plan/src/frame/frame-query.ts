import type { Grain } from '@core/definition';
import type { CalendarRules, ValueType } from '@core/formula';
import type { Window } from '../time/window';
import type { FrameJoin, Measure, RowExpression } from './row-expression';

/**
 * One SQL query: all aggregates that share dataset, joins, time field, windows and dimensions.
 * Its frame has the columns `bucket` (unless `bucketing` is single), one per dimension, one per measure, and
 * one row per bucket and group that has a row.
 */
export interface FrameQuery {
  /** Unique in the plan and deterministic, such as `crm_opportunities_1`. */
  readonly name: string;
  readonly dataset: string;
  /** Many-to-one joins in the order they must be made; each path's prefix comes before it. */
  readonly joins: readonly FrameJoin[];
  /** Places a row in a bucket: `from <= time < to`; a row without time is in none. Absent: each row is in every bucket. Its type is date or timestamp. */
  readonly time?: RowExpression;
  readonly bucketing: Bucketing;
  /** IANA zone in which timestamps become dates. */
  readonly timezone: string;
  readonly dimensions: readonly FrameDimension[];
  readonly running?: RunningDimension;
  /** Rows outside are not seen at all: no group, no measure. */
  readonly filter?: RowExpression;
  readonly measures: readonly Measure[];
  /** Of these datasets only some rows are there, wherever the query names them: those that the caller may read. In order of their names. */
  readonly restrictions?: readonly RowRestriction[];
  /** Measures that count rows where an operation may have failed, and given null: the result warns of them. */
  readonly failures?: readonly { readonly kind: RowFailureKind; readonly measure: string }[];
}

/**
 * The rows of a dataset for which a condition is true. The condition is the same in every request: timestamps become dates in UTC,
 * and what it reads of other rows is not restricted.
 */
export interface RowRestriction {
  readonly dataset: string;
  /** Those of the condition, in the order they must be made. */
  readonly joins: readonly FrameJoin[];
  readonly condition: RowExpression;
}

/** A divisor was zero; or a root, logarithm or power has no finite real value. */
export type RowFailureKind = 'division_by_zero' | 'outside_domain';

export type Bucketing =
  /** One bucket; no `bucket` column. */
  | { readonly kind: 'single'; readonly window: Window }
  /** Whole calendar buckets within one window, whose ends may be open; `bucket` is the first civil date of the bucket (type date). Only with a time. */
  | {
      readonly kind: 'grain';
      readonly grain: Exclude<Grain, 'hour'>;
      readonly window: Window;
      /** Where years and weeks begin, if not in January and on Monday. */
      readonly rules?: CalendarRules;
    }
  /** Any windows, which may overlap; `bucket` is the index into the list (type integer). */
  | {
      readonly kind: 'windows';
      readonly windows: readonly Window[];
      /** Constants that differ by window, for `bound` expressions; each has one value per window. */
      readonly bounds?: readonly WindowBound[];
    };

export interface WindowBound {
  readonly name: string;
  readonly type: 'date' | 'timestamp';
  /** Dates (`2017-01-31`), instants (ISO 8601, UTC), or null for an open end. */
  readonly values: readonly (string | null)[];
}

export interface FrameDimension {
  /** As it is called in the result: `agent.regional_office`. */
  readonly name: string;
  readonly type: ValueType;
  readonly expression: RowExpression;
}

/**
 * The measures of a group take all rows of its bucket whose value of one dimension is up to (`asc`) or from (`desc`) the
 * group's own, other dimensions being equal (null with null). Members are the distinct values that the frame's rows have of the
 * dimension in any bucket; null is a member of its own, in no order. There is a row for each member, bucket and tuple of the other
 * dimensions that takes at least one row.
 */
export interface RunningDimension {
  /** Index into `dimensions`. */
  readonly dimension: number;
  readonly order: 'asc' | 'desc';
  /** What stands for the dimension's value in comparisons: the place in its declared values for an ordered text. */
  readonly place: RowExpression;
}
