import type { Grain } from '@core/definition';
import type { CalendarRules } from '@core/formula';
import { addMonths, civilDate, epochDay, type EpochDay } from './civil-date';

/** Years begin in January, weeks on Monday. */
export const gregorian: CalendarRules = { first_month: 1, first_weekday: 1, year_named_by: 'end' };

/** Whether buckets begin, or years are counted, otherwise than in the Gregorian calendar. */
export function isShifted(grain: Grain, { first_month, first_weekday }: CalendarRules): boolean {
  if (grain === 'week') return first_weekday !== gregorian.first_weekday;
  return (grain === 'quarter' || grain === 'year') && first_month !== gregorian.first_month;
}

/** The first day of the year that a calendar calls by a number. */
export function fiscalYearStart(year: number, rules: CalendarRules): EpochDay {
  return epochDay(year - yearsAhead(rules), rules.first_month, 1);
}

/** The number of the fiscal year that starts on a day, or in which a quarter does, and which of its quarters that is: 1 to 4. */
export function fiscalQuarter(
  start: EpochDay,
  rules: CalendarRules,
): { readonly year: number; readonly quarter: number } {
  const into = (civilDate(start).month - rules.first_month + 12) % 12;
  const { year } = civilDate(addMonths(start, -into));
  return { year: year + yearsAhead(rules), quarter: Math.floor(into / 3) + 1 };
}

/** How many years the name of a fiscal year is ahead of the one in which it starts. */
function yearsAhead({ first_month, year_named_by }: CalendarRules): number {
  return year_named_by === 'end' && first_month !== 1 ? 1 : 0;
}
