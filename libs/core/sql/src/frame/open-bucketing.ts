import type { BoundReference } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import type { Fragment } from '../fragment';

/** A bucketing of which it is known how expressions name ends of windows; the rest needs the scope of the frame's rows. */
export interface OpenBucketing {
  readonly bound: (reference: BoundReference) => Fragment;
  readonly compile: (scope: Scope) => CompiledBucketing;
}

/**
 * How a frame is cut into buckets: the expression of its `bucket`, what joins it, and which rows are in any. Parts that
 * stand further down are written when their turn comes, so that placeholders count in the order of the text.
 */
export interface CompiledBucketing {
  readonly bucket?: Fragment;
  readonly join?: () => string;
  readonly conditions: () => readonly Fragment[];
}
