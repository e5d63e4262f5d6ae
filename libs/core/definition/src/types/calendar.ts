import type { LocalizedText } from './shared';

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A named calendar of the instance: where years and weeks begin, and when people work. */
export interface CalendarDefinition {
  readonly kind: 'calendar';
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** The first month of the year, 1 to 12; January when absent. */
  readonly year_starts?: number;
  /** Whether `FY2026` is the year that starts or the one that ends in 2026; `end` when absent. */
  readonly year_named_by?: 'start' | 'end';
  /** Monday when absent. */
  readonly week_starts?: Weekday;
  /** IANA zone of the working hours; that of the query when absent. */
  readonly timezone?: string;
  /** `{monday: ["09:00-13:00", "14:00-18:00"]}`; a weekday that is absent is free. */
  readonly working_hours?: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Dates without working hours. */
  readonly holidays?: readonly string[];
  readonly owner?: string;
  readonly tags?: readonly string[];
}
