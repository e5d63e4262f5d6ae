import type { ScheduleDefinition } from '@core/definition';
import { dueAt, type DataInterval } from '@core/schedule';

/** The zone in which a schedule's calendar is read. */
export function zoneOf({ timezone = 'UTC' }: ScheduleDefinition): string {
  return timezone;
}

/** When an interval may be computed. */
export function withDueTime(
  schedule: ScheduleDefinition,
  interval: DataInterval,
): DataInterval & { readonly due_at: string } {
  const { delay, cron } = schedule;
  const due_at = dueAt(interval, {
    timezone: zoneOf(schedule),
    ...(delay !== undefined && { delay }),
    ...(cron !== undefined && { cron }),
  });
  return { ...interval, due_at };
}
