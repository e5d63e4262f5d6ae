import { diagnose, type Diagnostic } from '@core/diagnostics';
import { weekdays } from '../schema/shared';
import type { CalendarDefinition, Weekday } from '../types/calendar';
import { readStretch } from '../read-stretch';
import { checkName } from './check-name';
import { checkTimeZone } from './check-time-zone';

/** Whether a calendar's zone exists, and its working hours follow one another. */
export function checkCalendar({ name, timezone, working_hours = {} }: CalendarDefinition): readonly Diagnostic[] {
  return [
    ...checkName(name, '/name'),
    ...checkTimeZone(timezone, '/timezone'),
    ...weekdays.flatMap((weekday) => checkHours(weekday, working_hours[weekday] ?? [])),
  ];
}

/** The stretches of one day: each ends after it starts, and starts when the one before has ended. */
function checkHours(weekday: Weekday, stretches: readonly string[]): readonly Diagnostic[] {
  return stretches.flatMap((stretch, index) => {
    const path = `/working_hours/${weekday}/${index}`;
    const problem = (words: string, hint?: string) => [
      diagnose('definition.working_hours', { weekday, stretch, problem: words, hint }, { path }),
    ];
    const [from, to] = readStretch(stretch);
    if (to === from) return problem('are empty');
    if (to < from) return problem('end before they start', `a night is two stretches: ${nightOf(stretch)}`);
    const before = stretches[index - 1];
    if (before === undefined || readStretch(before)[1] <= from) return [];
    return problem(`begin before ${before} has ended`, 'list them in order, and apart');
  });
}

/** `22:00-06:00` as the end of one day and the start of the next. */
function nightOf(stretch: string): string {
  const [from, to] = stretch.split('-');
  return `${from}-24:00, and 00:00-${to} on the next day`;
}
