import type { IntervalState, LedgerInterval } from '../ports/interval-ledger';
import type { Snapshot } from '../ports/snapshot-store';
import { cutOf } from './interval-of';

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
  const { schedule, period, start, end, reason } = row;
  const isBy = (time: string | undefined) => time !== undefined && Date.parse(time) <= Date.parse(at);
  const missing = !isBy(row.first_computed_at) || !row.metrics.includes(metric);
  // What was computed since then was still owed at that time.
  const state = missing && row.first_computed_at !== undefined && !isBy(row.first_computed_at) ? 'expected' : row.state;
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

/**
 * Where versions of the metric meet in the series of each schedule, oldest first. An interval is of the newest version among its values:
 * a recomputation by a newer version leaves those that are equal as they were.
 */
export function findSeams(snapshots: readonly Snapshot[]): readonly Seam[] {
  const intervals = new Map<string, Snapshot>();
  for (const snapshot of snapshots) {
    const key = JSON.stringify([snapshot.schedule, snapshot.interval_start, snapshot.interval_end]);
    const known = intervals.get(key);
    if (known === undefined || known.metric_version < snapshot.metric_version) intervals.set(key, snapshot);
  }
  const last = new Map<string, number>();
  return [...intervals.values()].flatMap(({ schedule, period, interval_start, metric_version }) => {
    const series = JSON.stringify([schedule, cutOf({ period })]);
    const from_version = last.get(series);
    last.set(series, metric_version);
    if (from_version === undefined || from_version === metric_version) return [];
    return [{ schedule, period, interval_start, from_version, to_version: metric_version }];
  });
}
