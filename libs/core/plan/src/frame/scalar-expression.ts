import type { Span } from '@core/diagnostics';
import type { Duration, ScalarName, ValueType } from '@core/formula';
import type { CellValue } from '@core/definition';

/**
 * What is left of a formula when its aggregates are leaves: evaluated once per bucket and group of the result.
 * `origin` remembers the text that a node came from, for `explain` and warnings.
 */
export type ScalarExpression =
  ScalarLiteral | ScalarDuration | Leaf | BucketValue | BucketChoice | DimensionValue | ScalarNode;

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

/** The value of a measure in the frame row that belongs to the result row at hand. */
export interface Leaf extends ScalarBase {
  readonly kind: 'leaf';
  /** Index into `RunPlan.frames`. */
  readonly frame: number;
  readonly measure: string;
  /**
   * For each bucket of the result the frame's `bucket` key (date text or window index); null: no such bucket.
   * Absent when the frame has no `bucket` column: the one value serves every bucket.
   */
  readonly keys?: readonly (string | number | null)[];
  /** Indexes into `RunPlan.dimensions`, in the order of the frame's dimensions. */
  readonly dimensions: readonly number[];
  /** The value where the frame has no such row. */
  readonly missing: 0 | boolean | null;
}

/** A constant that differs by bucket: `period.start`, a target by period. */
export interface BucketValue extends ScalarBase {
  readonly kind: 'by_bucket';
  readonly values: readonly CellValue[];
}

/** Another expression in each bucket: an aggregate whose rows the ends of the bucket choose. */
export interface BucketChoice extends ScalarBase {
  readonly kind: 'at_bucket';
  /** One for each bucket of the result. */
  readonly options: readonly ScalarExpression[];
}

/** A dimension's own value, used inside a formula. */
export interface DimensionValue extends ScalarBase {
  readonly kind: 'dimension';
  readonly dimension: number;
}

export interface ScalarNode extends ScalarBase {
  readonly kind: 'call';
  readonly function: ScalarName;
  readonly arguments: readonly ScalarExpression[];
}
