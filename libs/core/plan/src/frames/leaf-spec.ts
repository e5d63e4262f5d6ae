import type { FrameDimension, RunningDimension } from '../frame/frame-query';
import type { Measure, RowExpression } from '../frame/row-expression';
import type { Leaf } from '../frame/scalar-expression';
import type { WindowSet } from './window-set';

/** One aggregate in one context: what it needs of a frame. */
export interface LeafSpec {
  readonly dataset: string;
  /** Absent: each row is in every bucket. */
  readonly time?: RowExpression;
  readonly windows: WindowSet;
  readonly dimensions: readonly LeafDimension[];
  /** `dimension` is an index into `dimensions`. */
  readonly running?: RunningDimension;
  /** Conditions of the context: a group is listed if a row meets them. */
  readonly context: readonly RowExpression[];
  /** Conditions of the formula itself: they change values, not the list of groups. */
  readonly own: readonly RowExpression[];
  readonly measure: Omit<Measure, 'name' | 'filter'>;
  readonly missing: Leaf['missing'];
  /**
   * `groups`: every row of its frame lists a group of the result, so that no leaf of another context may share the frame.
   * `keys`: a count that lists tuples of another space, or members, in the buckets where it is above zero.
   */
  readonly lists?: 'groups' | 'keys';
}

export interface LeafDimension extends FrameDimension {
  /** Into the dimensions of the space in which the leaf is evaluated. */
  readonly index: number;
}
