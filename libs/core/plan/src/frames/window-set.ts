import type { RowExpression } from '../frame/row-expression';
import type { MomentForm } from '../lower/beside-date';
import type { Range } from '../time/moment';
import type { TimeView } from '../time/time-view';

/** The stretches of time that a leaf looks at. */
export interface WindowSet {
  /** One per bucket of the result, or one that serves them all. */
  readonly ranges: readonly Range[];
  readonly serves: 'each' | 'all';
}

/** Of a dataset without time: all rows, always. */
export const allTime: WindowSet = { ranges: [{}], serves: 'all' };

/** The distinct windows of leaves: those with equal views share one set. */
export function windowSetsOf(leaves: readonly { readonly windows: WindowSet }[]): readonly WindowSet[] {
  return [...new Set(leaves.map(({ windows }) => windows))];
}

/** The windows of a query. Equal views get the same set, which leaves can compare by identity. */
export interface Windows {
  /** Undefined when the view leaves the calendar. */
  readonly of: (view: TimeView) => WindowSet | undefined;
  /**
   * An end of the window as an expression on rows, of type timestamp or date: a literal where it is the same in every bucket (null for an open end), else a
   * bound that the frame must have. Equal views and forms give equal names.
   */
  readonly bound: (view: TimeView, end: 'from' | 'to', form: MomentForm) => RowExpression;
  /** The moment of the question, in the same way. */
  readonly asOf: () => RowExpression;
  /** What a bound stands for in each bucket of the result; throws RangeError for a name that was never given. */
  readonly valuesOf: (bound: string) => readonly (string | null)[];
}
