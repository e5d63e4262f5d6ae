/** One aggregate beneath a metric expression, with what the modifiers around it have already settled. */
export interface MetricLeaf {
  readonly dataset: string;
  /** Has its own `.on`. */
  readonly placed: boolean;
  /** Dimensions dropped by `.total` around it, as written; `all` for every one. */
  readonly dropped: 'all' | readonly string[];
}
