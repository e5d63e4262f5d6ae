import { addToDate, clockMinutes, dateOf, dayNumber, partOf } from './civil-time';
import type { Calendar } from './model';

/** Working minutes from one instant to another on the clocks of the calendar's zone, else of `zone`; negative backwards. */
export function businessMinutes(from: number, to: number, calendar: Calendar, zone: string): number {
  if (to < from) return -businessMinutes(to, from, calendar, zone);
  const clocks = calendar.timezone ?? zone;
  const [first, last] = [dateOf(from, clocks), dateOf(to, clocks)];
  let total = 0;
  for (let date = first; dayNumber(date) <= dayNumber(last); date = addToDate(date, 1, 'day')) {
    const begin = date === first ? clockMinutes(from, clocks) : 0;
    const end = date === last ? clockMinutes(to, clocks) : 1440;
    for (const [open, close] of hoursOf(date, calendar))
      total += Math.max(0, Math.min(close, end) - Math.max(open, begin));
  }
  return total;
}

function hoursOf(date: string, { week = [], holidays = [] }: Calendar): readonly (readonly [number, number])[] {
  return holidays.includes(date) ? [] : (week[partOf(date, 'weekday') - 1] ?? []);
}
