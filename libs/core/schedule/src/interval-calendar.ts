import type { Grain } from '@core/definition';
import type { CalendarRules } from '@core/formula';

/** How time is cut into data intervals: every hour, day, week … of an IANA zone. */
export interface IntervalCalendar {
  readonly every: Grain;
  readonly timezone: string;
  /** Where weeks, quarters and years begin; on Mondays and in January when absent. */
  readonly rules?: CalendarRules;
}
