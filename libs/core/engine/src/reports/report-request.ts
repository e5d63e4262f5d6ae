import type { Catalog } from '@core/formula';
import type { RunRequest } from '@core/plan';
import { earlierBy, intervalsBetween, type DataInterval } from '@core/schedule';
import { calendarOf, zoneOf } from '../schedules/interval-of';
import { askSchedule, narrowRequest, type ScheduleVersion } from '../schedules/schedule-version';

/** Intervals of the trend, the one that is reported among them. */
const TREND = 12;

interface Asked {
  readonly interval: DataInterval;
  readonly catalog: Catalog;
  /** The row scope of the recipients. */
  readonly where?: string;
}

/** The interval as the last of a series, each with the one before and with the target. */
export function requestReport(schedule: ScheduleVersion, { interval, catalog, where }: Asked): RunRequest {
  const { definition } = schedule;
  const hours = Math.ceil((Date.parse(interval.end) - Date.parse(interval.start)) / 3_600_000) * (TREND + 1) + 48;
  const longAgo = earlierBy(interval.start, `${hours}h`, zoneOf(definition));
  const [first = interval] = intervalsBetween(calendarOf(definition, catalog), longAgo, interval.end).slice(-TREND);
  return {
    ...scoped(schedule, interval, where),
    period: `${first.start}/${interval.end}`,
    grain: definition.every,
    compare: ['previous', 'target'],
  };
}

/** The interval alone, for metrics that have no series. */
export function requestReportOfIntervalAlone(schedule: ScheduleVersion, { interval, where }: Asked): RunRequest {
  return { ...scoped(schedule, interval, where), period: interval.period };
}

function scoped(
  { definition, scorecard }: ScheduleVersion,
  { end }: DataInterval,
  where: string | undefined,
): RunRequest {
  const asked = { ...askSchedule(definition, scorecard?.definition), timezone: zoneOf(definition), as_of: end };
  return where === undefined ? asked : narrowRequest(asked, where);
}
