import type { ScheduleDefinition } from '@core/definition';
import type { Catalog } from '@core/formula';
import { dueAt, type DataInterval, type IntervalCalendar } from '@core/schedule';

/** The zone in which a schedule's calendar is read. */
export function zoneOf({ timezone = 'UTC' }: ScheduleDefinition): string {
  return timezone;
}

/** How time is cut for a schedule: in its zone, and by the calendar of its query. */
export function calendarOf({ every, query, ...schedule }: ScheduleDefinition, catalog: Catalog): IntervalCalendar {
  const calendar = catalog.calendar(query?.calendar ?? '');
  return { every, timezone: schedule.timezone ?? 'UTC', ...(calendar && { rules: calendar.rules }) };
}

/** Tells days from months, when a schedule was cut differently before: periods of one cut are written alike. */
export function cutOf({ period }: Pick<DataInterval, 'period'>): string {
  return period.replaceAll(/\d+/gu, '#');
}

/** When an interval may be computed. */
export function withDueTime(
  schedule: ScheduleDefinition,
  interval: DataInterval,
): DataInterval & { readonly due_at: string } {
  const { name, delay, cron, jitter } = schedule;
  const due_at = dueAt(interval, {
    name,
    timezone: zoneOf(schedule),
    ...(delay !== undefined && { delay }),
    ...(cron !== undefined && { cron }),
    ...(jitter !== undefined && { jitter }),
  });
  return { ...interval, due_at };
}
