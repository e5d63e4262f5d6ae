import type { Grain } from '@core/definition';

/** How time is cut into data intervals: every hour, day, week … of an IANA zone. */
export interface IntervalCalendar {
  readonly every: Grain;
  readonly timezone: string;
}
