/** One aggregate beneath a metric expression, with what the modifiers around it have already settled. */
export interface MetricLeaf {
  readonly dataset: string;
  /** Dimensions dropped by `.total` around it, as written, in alphabetical order; `all` for every one. */
  readonly dropped: 'all' | readonly string[];
  /** What says which rows belong to a bucket, in place of the time field: its own `.on`, `.at(start)`, `.at(end)` or `.during`. */
  readonly placed?: 'on' | 'start' | 'end' | 'during';
  /** Its own window, which no outer one replaces. */
  readonly window?: 'rolling' | 'to_date' | 'running' | 'between';
  /** Looks at an earlier bucket. */
  readonly shifted?: true;
  /** The dimension of its own `.running(dimension)`, as written. */
  readonly along?: string;
}
