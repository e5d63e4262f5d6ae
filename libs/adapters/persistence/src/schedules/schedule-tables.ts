import type { Completeness, IntervalState } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { flag, instant, integer, json, oneOf, optional, primary, text } from '../columns';

const STATES = ['expected', 'running', 'succeeded', 'failed', 'skipped'] satisfies readonly IntervalState[];

export interface ScheduleIntervalRow {
  readonly schedule: string;
  readonly interval_start: Date;
  readonly interval_end: Date;
  readonly period: string;
  readonly state: IntervalState;
  readonly due_at: Date;
  readonly try_at: Date;
  /** Computed before, and to be computed again then: a recomputation failed that may succeed later. */
  readonly wanted_at: Date | null;
  readonly attempts: number;
  readonly retried: number;
  readonly run_id: string | null;
  /** While running: the columns that the start changed, as they were; withdrawing brings them back. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The backfill of the newest run. */
  readonly backfill: string | null;
  readonly first_started_at: Date | null;
  /** The backfill of the first run: its start does not reach back. */
  readonly first_backfill: string | null;
  readonly started_at: Date | null;
  readonly first_computed_at: Date | null;
  readonly computed_at: Date | null;
  readonly restated_at: Date | null;
  readonly metrics: readonly string[];
  readonly definitions: Readonly<Record<string, number>> | null;
  readonly partial: boolean;
  readonly completed_at: Date | null;
  readonly complete_until: Completeness | null;
  readonly reason: string | null;
  readonly finished_at: Date | null;
  /** The driver reads `bigint` as text. */
  readonly lateness_ms: string | null;
  /** Alerts are still to be judged on it. */
  readonly judging: boolean;
}

/** The interval ledger. */
export const scheduleIntervals = new EntitySchema<ScheduleIntervalRow>({
  name: 'schedule_intervals',
  columns: {
    schedule: primary(text),
    interval_start: primary(instant),
    interval_end: primary(instant),
    period: text,
    state: text,
    due_at: instant,
    try_at: instant,
    wanted_at: optional(instant),
    attempts: integer,
    retried: integer,
    run_id: optional(text),
    before: optional(json),
    backfill: optional(text),
    first_started_at: optional(instant),
    first_backfill: optional(text),
    started_at: optional(instant),
    first_computed_at: optional(instant),
    computed_at: optional(instant),
    restated_at: optional(instant),
    metrics: json,
    definitions: optional(json),
    partial: flag,
    completed_at: optional(instant),
    complete_until: optional(json),
    reason: optional(text),
    finished_at: optional(instant),
    lateness_ms: optional({ type: 'bigint' }),
    judging: flag,
  },
  indices: [
    { name: 'schedule_intervals_due', columns: ['try_at'], where: `state = 'expected'` },
    { name: 'schedule_intervals_wanted', columns: ['wanted_at'], where: `wanted_at IS NOT NULL` },
    { name: 'schedule_intervals_running', columns: ['run_id'], where: `state = 'running'` },
    { name: 'schedule_intervals_partial', columns: ['schedule', 'interval_start'], where: `partial` },
    { name: 'schedule_intervals_unjudged', columns: ['interval_end'], where: `judging` },
  ],
  checks: [
    { name: 'schedule_intervals_order', expression: 'interval_start < interval_end' },
    { name: 'schedule_intervals_state', expression: oneOf('state', STATES) },
    { name: 'schedule_intervals_run', expression: `state <> 'running' OR run_id IS NOT NULL` },
    { name: 'schedule_intervals_before', expression: `(state = 'running') = (before IS NOT NULL)` },
  ],
});

export interface ScheduleStateRow {
  readonly schedule: string;
  readonly paused: boolean;
  readonly note: string | null;
  readonly since: Date;
  readonly expected_until: Date;
}

export const scheduleStates = new EntitySchema<ScheduleStateRow>({
  name: 'schedule_states',
  columns: { schedule: primary(text), paused: flag, note: optional(text), since: instant, expected_until: instant },
  checks: [{ name: 'schedule_states_expected', expression: 'expected_until >= since' }],
});
