import type { CheckedMetric } from '@core/formula';

/** A metric as the request asks for it. */
export interface AskedMetric {
  /** `revenue` or `revenue@2` */
  readonly label: string;
  readonly metric: CheckedMetric;
  /** The metric and all that it refers to. */
  readonly reached: readonly CheckedMetric[];
  /** JSON pointer into the request. */
  readonly path: string;
  /** The dataset from which names of the query are read: the metric's own, else that of its first aggregate. */
  readonly base: string | undefined;
}
