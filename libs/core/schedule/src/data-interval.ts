/** One closed stretch of time that a schedule answers for: half-open instants (ISO 8601, UTC) and its name in the schedule's zone. */
export interface DataInterval {
  readonly start: string;
  readonly end: string;
  /** As a period: `2017-03`, `2017-Q1`, `2017-W05`, `2017-03-05`, `FY2017-Q1` of a calendar; `…/…` instants for hours. */
  readonly period: string;
}
