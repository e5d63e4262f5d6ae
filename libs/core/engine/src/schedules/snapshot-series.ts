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

/** Between this interval and the one before, the stored values change from one version of the metric to another, or to other rows. */
export interface Seam {
  readonly schedule: string;
  readonly period: string;
  readonly interval_start: string;
  readonly from_version: number;
  readonly to_version: number;
  /** Set where the values are made of other rows from here on: the schedule came to another owner, or its owner to other rights. */
  readonly other_rows?: true;
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
 * Where versions of the metric, or rows, meet in the series of each schedule, oldest first. An interval is of the newest version among
 * its values: a recomputation by a newer version leaves those that are equal as they were.
 */
export function findSeams(snapshots: readonly Snapshot[]): readonly Seam[] {
  const intervals = new Map<string, Snapshot>();
  for (const snapshot of snapshots) {
    const key = JSON.stringify([snapshot.schedule, snapshot.interval_start, snapshot.interval_end]);
    const known = intervals.get(key);
    if (known === undefined || known.metric_version < snapshot.metric_version) intervals.set(key, snapshot);
  }
  const last = new Map<string, Snapshot>();
  return [...intervals.values()].flatMap((snapshot) => {
    const { schedule, period, interval_start, metric_version: to_version, scope } = snapshot;
    const series = JSON.stringify([schedule, cutOf({ period })]);
    const before = last.get(series);
    last.set(series, snapshot);
    if (before === undefined) return [];
    const { metric_version: from_version } = before;
    const other_rows = before.scope.key !== scope.key;
    if (from_version === to_version && !other_rows) return [];
    return [{ schedule, period, interval_start, from_version, to_version, ...(other_rows && { other_rows }) }];
  });
}
