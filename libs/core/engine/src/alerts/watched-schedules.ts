import type { AlertDefinition } from '@core/definition';
import { metricsOf, type ScheduleInForce } from '../schedules/schedule-version';

/**
 * The schedules on whose values an alert can be judged: the one that it names, else all that compute its metric. The alert is
 * sound when there is one and it computes the metric.
 */
export function watchedSchedules<Schedule extends ScheduleInForce>(
  { metric, schedule }: Pick<AlertDefinition, 'metric' | 'schedule'>,
  schedules: readonly Schedule[],
): readonly Schedule[] {
  return schedules.filter((one) =>
    schedule === undefined ? metricsOf(one).includes(metric) : one.definition.name === schedule,
  );
}
