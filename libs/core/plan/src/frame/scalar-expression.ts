import type { Span } from '@core/diagnostics';
import type { AggregateName, Duration, ScalarName, ValueType, WorkingHours } from '@core/formula';
import type { CellValue } from '@core/definition';
import type { BucketKey, BucketKeySpan, GroupSpace } from './group-space';

/**
 * What is left of a formula when its aggregates are leaves: evaluated once per bucket and group of a space of groups, which is
 * that of the result or, beneath a `per`, one of its own.
 * `origin` remembers the text that a node came from, for `explain` and warnings.
 */
export type ScalarExpression =
  ScalarLiteral | ScalarDuration | Leaf | BucketValue | DimensionValue | ScalarNode | RankValue | PerValue;

export interface Origin {
  readonly metric: string;
  readonly span: Span;
}

interface ScalarBase {
  readonly type: ValueType;
  readonly origin: Origin;
}

export interface ScalarLiteral extends ScalarBase {
  readonly kind: 'literal';
  readonly value: string | boolean | null;
}

export interface ScalarDuration extends ScalarBase {
  readonly kind: 'duration';
  readonly duration: Duration;
}

/** The value of a measure in the frame row that belongs to the bucket and group at hand. */
export interface Leaf extends ScalarBase {
  readonly kind: 'leaf';
  /** Index into `RunPlan.frames`. */
  readonly frame: number;
  readonly measure: string;
  /**
   * For each bucket of the result the frame's `bucket` key (date text or window index); null: no such bucket.
   * Absent when the frame has no `bucket` column: the one value serves every bucket.
   */
  readonly keys?: readonly BucketKey[];
  /** In place of `keys`: a window that is put together from buckets of the frame. */
  readonly range?: LeafRange;
  /** Indexes into the dimensions of the space, in the order of the frame's dimensions. */
  readonly dimensions: readonly number[];
  /** Of a frame with a running dimension: a group takes the value of the nearest member up to (`asc`) or from (`desc`) its own. */
  readonly running?: { readonly dimension: number; readonly order: 'asc' | 'desc' };
  /** The value where the frame has no such row. */
  readonly missing: 0 | boolean | null;
}

/** Distributive parts, combined exactly: null parts are skipped, and what is left of nothing is the leaf's `missing`. */
export interface LeafRange {
  readonly combine: 'sum' | 'min' | 'max' | 'any' | 'all';
  /** For each bucket of the result. */
  readonly spans: readonly BucketKeySpan[];
}

/** A constant that differs by bucket: `period.start`, a target by period. */
export interface BucketValue extends ScalarBase {
  readonly kind: 'by_bucket';
  readonly values: readonly CellValue[];
}

/** A dimension's own value, used inside a formula. */
export interface DimensionValue extends ScalarBase {
  readonly kind: 'dimension';
  /** Index into the dimensions of the space. */
  readonly dimension: number;
}

export interface ScalarNode extends ScalarBase {
  readonly kind: 'call';
  readonly function: ScalarName;
  readonly arguments: readonly ScalarExpression[];
  /** Of `business_minutes_between`, whose arguments are the two moments alone. */
  readonly hours?: WorkingHours;
}

/**
 * The place of the operand's value among all groups that the space lists in the bucket: 1 for the greatest (`desc`) or least
 * (`asc`), ties share the lower place and the next is skipped; null for null.
 */
export interface RankValue extends ScalarBase {
  readonly kind: 'rank';
  readonly operand: ScalarExpression;
  readonly order: 'asc' | 'desc';
}

/** An aggregate over the values of expressions for each group of a finer space: the dimensions that are left, and keys. */
export interface PerValue extends ScalarBase {
  readonly kind: 'per';
  readonly aggregate: AggregateName;
  /** As `Measure.arguments`, in the inner space; `count` has none, or one (a boolean counts where true, else not null). */
  readonly arguments: readonly ScalarExpression[];
  /** Its first dimensions are those of the space around at `outer`, the others are the keys. Tuples with a null key are left out. */
  readonly space: GroupSpace;
  readonly outer: readonly number[];
}
