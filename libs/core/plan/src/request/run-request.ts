import type { Grain, ParameterValue } from '@core/definition';

/** What a caller asks for: `POST /v1/runs`, a schedule's interval, a metric's test. Keys as in the JSON body. */
export interface RunRequest {
  /** Metric names, `name` or `name@version`. */
  readonly metrics: readonly string[];
  /** `2017`, `2017-Q3`, `2017-03`, `2017-W05`, `2017-03-05`, `2017-01-01/2017-07-01` (end exclusive), `last_month`, … */
  readonly period?: string;
  readonly grain?: Grain;
  /** Absent: the `by` of the metrics, where they agree. A grain among them is the grain of the query. */
  readonly by?: readonly string[];
  /** Dimensions of `by` whose members are all listed, with or without rows; absent: the `every` of the metrics. */
  readonly every?: readonly string[];
  /** A condition on rows, in the formula language. */
  readonly where?: string;
  /** Named filters of the metrics. */
  readonly filters?: readonly string[];
  /** `previous`, a duration such as `1 year`, or `target`. */
  readonly compare?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** A calendar of the instance; absent: that of the metrics, else the Gregorian one. */
  readonly calendar?: string;
  /** IANA zone; UTC when absent. */
  readonly timezone?: string;
  /** Instant (ISO 8601), or a date for the moment at which it begins in `timezone`; the moment of the request when absent. */
  readonly as_of?: string;
  readonly order_by?: readonly OrderBy[];
  readonly limit?: number;
  /** Carries each series on beyond its last whole bucket; needs a grain. */
  readonly forecast?: ForecastRequest;
}

export type ForecastMethod = 'linear' | 'seasonal';

export interface ForecastRequest {
  /** Buckets to come. */
  readonly periods: number;
  readonly method?: ForecastMethod;
}

export interface OrderBy {
  /** A column of the result. */
  readonly field: string;
  readonly direction?: 'asc' | 'desc';
}
