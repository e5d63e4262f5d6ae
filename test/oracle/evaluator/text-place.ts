import type { Metric } from './model';
import type { View } from './windows';

/** Where a text stands: the bucket and window that it sees, the metric whose parameters it names. */
export interface TextPlace {
  readonly bucket: number;
  readonly view: View;
  readonly metric: Metric;
  readonly asked: Metric;
}
