/**
 * One end of a window, as civil date and as instant, so that dates are compared with dates and timestamps with instants.
 * `date` is the first civil date whose local midnight is not before `instant`.
 */
export interface Moment {
  /** `2017-01-31` */
  readonly date: string;
  /** ISO 8601 in UTC: `2017-01-30T21:00:00Z` */
  readonly instant: string;
}

/** Half-open `[from, to)`; an absent end is open. */
export interface Window {
  readonly from?: Moment;
  readonly to?: Moment;
}

/** A bucket of the result. `label` names it in the `period` column: its first civil date, or instant for hours. */
export interface Bucket {
  readonly label: string;
  readonly window: Window;
}
