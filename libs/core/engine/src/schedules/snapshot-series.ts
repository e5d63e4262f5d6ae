import type { IntervalState, LedgerInterval } from '../ports/interval-ledger';
import type { Snapshot } from '../ports/snapshot-store';

/** How the values of a metric in one closed interval stand. */
export interface IntervalStanding {
  readonly schedule: string;
  readonly period: string;
  readonly interval_start: string;
  readonly interval_end: string;
  readonly state: IntervalState;
  readonly missing: boolean;
  readonly partial: boolean;
  readonly restated: boolean;
  readonly reason?: string;
}

/** Between this interval and the one before, the stored values change from one version of the metric to another. */
export interface Seam {
  readonly schedule: string;
  readonly period: string;
  readonly interval_start: string;
  readonly from_version: number;
  readonly to_version: number;
}

/** How an interval stood at that instant. */
export function intervalStanding(row: LedgerInterval, metric: string, at: string): IntervalStanding {
  const { schedule, period, start, end, state, reason } = row;
  const isBy = (time: string | undefined) => time !== undefined && Date.parse(time) <= Date.parse(at);
  const missing = !isBy(row.first_computed_at) || !row.metrics.includes(metric);
  const wasPartial = row.partial || (row.completed_at !== undefined && !isBy(row.completed_at));
  return {
    schedule,
    period,
    interval_start: start,
    interval_end: end,
    state,
    missing,
    partial: !missing && wasPartial,
    restated: isBy(row.restated_at),
    ...(reason !== undefined && { reason }),
  };
}

/** Where versions of the metric meet in the series of each schedule. */
export function findSeams(snapshots: readonly Snapshot[]): readonly Seam[] {
  const last = new Map<string, number>();
  return snapshots.flatMap(({ schedule, period, interval_start, metric_version }) => {
    const from_version = last.get(schedule);
    last.set(schedule, metric_version);
    if (from_version === undefined || from_version === metric_version) return [];
    return [{ schedule, period, interval_start, from_version, to_version: metric_version }];
  });
}
