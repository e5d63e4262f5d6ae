import { readStretch, weekdays, type CalendarDefinition } from '@core/definition';
import type { CheckedCalendar, WorkingHours } from './types';
import type { CalendarEntry } from './world';

/** A calendar as it is reckoned with; its schema leaves nothing to be found wrong. */
export function checkCalendarEntry({ definition, version }: CalendarEntry): CheckedCalendar {
  const { name, year_starts = 1, year_named_by = 'end', week_starts = 'monday' } = definition;
  const rules = { first_month: year_starts, first_weekday: weekdays.indexOf(week_starts) + 1, year_named_by };
  return { name, version, definition, rules, hours: readHours(definition) };
}

function readHours({ working_hours, timezone, holidays = [] }: CalendarDefinition): WorkingHours | undefined {
  if (working_hours === undefined) return undefined;
  const week = weekdays.map((weekday) => joinTouching((working_hours[weekday] ?? []).map(readStretch)));
  return { ...(timezone !== undefined && { timezone }), week, holidays: [...new Set(holidays)].toSorted() };
}

type Stretch = readonly [from: number, to: number];

/** `09:00-12:00` and `12:00-18:00` are one stretch. */
function joinTouching(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const [from, to] of stretches) {
    const last = joined.at(-1);
    if (last?.[1] === from) joined[joined.length - 1] = [last[0], to];
    else joined.push([from, to]);
  }
  return joined;
}
