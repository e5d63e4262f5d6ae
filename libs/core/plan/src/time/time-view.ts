import type { Duration, ToDateUnit } from '@core/formula';
import type { Range } from './moment';
import { noShift, type Shift } from './shift';

/** How an expression sees time: which bucket, how far back, and which window belongs to it. */
export interface TimeView {
  /** The buckets of the result, or the period as a whole in each of them. */
  readonly span: 'bucket' | 'period';
  /** Moves the bucket; the window is that of the moved bucket. */
  readonly shift: Shift;
  readonly rule: WindowRule;
}

export type WindowRule =
  | { readonly kind: 'bucket' }
  /** `[end − duration, end)` of the bucket. */
  | { readonly kind: 'rolling'; readonly duration: Duration }
  /** From the start of the unit that holds the bucket's last instant to the bucket's end. */
  | { readonly kind: 'to_date'; readonly unit: ToDateUnit }
  /** From the beginning to the bucket's end. */
  | { readonly kind: 'running' }
  /** The bucket as the calendar has it, also where `as_of` ends it. */
  | { readonly kind: 'whole' }
  /** The same window in every bucket. */
  | { readonly kind: 'between'; readonly range: Required<Range> };

export const plainView: TimeView = { span: 'bucket', shift: noShift, rule: { kind: 'bucket' } };
