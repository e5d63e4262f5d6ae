import type { Grain, ParameterValue } from '@core/definition';

/** What a caller asks for: `POST /v1/runs`, a schedule's interval, a metric's test. Keys as in the JSON body. */
export interface RunRequest {
  /** Metric names, `name` or `name@version`. */
  readonly metrics: readonly string[];
  /** `2017`, `2017-Q3`, `2017-03`, `2017-W05`, `2017-03-05`, `2017-01-01/2017-07-01` (end exclusive), `last_month`, … */
  readonly period?: string;
  readonly grain?: Grain;
  readonly by?: readonly string[];
  /** A condition on rows, in the formula language. */
  readonly where?: string;
  /** Named filters of the metrics. */
  readonly filters?: readonly string[];
  /** `previous`, a duration such as `1 year`, or `target`. */
  readonly compare?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** IANA zone; UTC when absent. */
  readonly timezone?: string;
  /** Instant (ISO 8601); the moment of the request when absent. */
  readonly as_of?: string;
  readonly order_by?: readonly OrderBy[];
  readonly limit?: number;
}

export interface OrderBy {
  /** A column of the result. */
  readonly field: string;
  readonly direction?: 'asc' | 'desc';
}
