import type { Catalog } from '@core/formula';
import type { RunRequest } from '@core/plan';
import type { DataInterval } from '@core/schedule';
import { parseMetricName } from '../definitions/dependencies';
import { zoneOf } from './interval-of';
import { askSchedule, type ScheduleVersion } from './schedule-version';

/**
 * The request that computes neighbouring intervals, oldest first: one alone as a period of its own, several as a series. Time in
 * formulas ends where they end, whatever the clock says. Targets are asked for beside the values.
 */
export function requestIntervals(
  { definition, scorecard }: ScheduleVersion,
  intervals: readonly DataInterval[],
  { catalog, metrics }: { readonly catalog: Catalog; readonly metrics?: readonly string[] },
): RunRequest {
  const [first, last] = [intervals.at(0), intervals.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a run has at least one interval');
  const asked = askSchedule(definition, scorecard?.definition);
  const named = metrics ?? asked.metrics;
  const hasTarget = named.some((name) => {
    const metric = parseMetricName(name);
    return catalog.metric(metric.name, metric.version)?.target !== undefined;
  });
  return {
    ...asked,
    metrics: named,
    ...(hasTarget && { compare: ['target'] }),
    ...(first === last ? { period: first.period } : { period: `${first.start}/${last.end}`, grain: definition.every }),
    timezone: zoneOf(definition),
    as_of: last.end,
  };
}
