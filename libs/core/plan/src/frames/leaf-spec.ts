import type { FrameDimension, Measure } from '../frame/frame-query';
import type { Leaf } from '../frame/scalar-expression';
import type { RowExpression } from '../frame/row-expression';
import type { WindowSet } from './window-set';

/** One aggregate in one context: what it needs of a frame. */
export interface LeafSpec {
  readonly dataset: string;
  /** Absent for a dataset without time. */
  readonly time?: RowExpression;
  readonly windows: WindowSet;
  readonly dimensions: readonly LeafDimension[];
  /** Conditions of the context: a group is listed if a row meets them. */
  readonly context: readonly RowExpression[];
  /** Conditions of the formula itself: they change values, not the list of groups. */
  readonly own: readonly RowExpression[];
  readonly measure: Omit<Measure, 'name' | 'filter'>;
  readonly missing: Leaf['missing'];
}

export interface LeafDimension extends FrameDimension {
  /** Into `RunPlan.dimensions`. */
  readonly index: number;
}
