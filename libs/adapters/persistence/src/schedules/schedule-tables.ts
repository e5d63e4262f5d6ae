import type { IntervalState } from '@core/engine';
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
  readonly attempts: number;
  readonly run_id: string | null;
  readonly definitions: Readonly<Record<string, number>> | null;
  readonly partial: boolean;
  readonly reason: string | null;
  readonly finished_at: Date | null;
  /** The driver reads `bigint` as text. */
  readonly lateness_ms: string | null;
}

/** The interval ledger. */
export const scheduleIntervals = new EntitySchema<ScheduleIntervalRow>({
  name: 'schedule_intervals',
  columns: {
    schedule: primary(text),
    interval_start: primary(instant),
    interval_end: instant,
    period: text,
    state: text,
    due_at: instant,
    attempts: integer,
    run_id: optional(text),
    definitions: optional(json),
    partial: flag,
    reason: optional(text),
    finished_at: optional(instant),
    lateness_ms: optional({ type: 'bigint' }),
  },
  indices: [
    { name: 'schedule_intervals_due', columns: ['due_at'], where: `state = 'expected'` },
    { name: 'schedule_intervals_running', columns: ['run_id'], where: `state = 'running'` },
  ],
  checks: [
    { name: 'schedule_intervals_order', expression: 'interval_start < interval_end' },
    { name: 'schedule_intervals_state', expression: oneOf('state', STATES) },
    { name: 'schedule_intervals_run', expression: `state <> 'running' OR run_id IS NOT NULL` },
  ],
});

export interface ScheduleStateRow {
  readonly schedule: string;
  readonly paused: boolean;
  readonly note: string | null;
  readonly since: Date;
}

export const scheduleStates = new EntitySchema<ScheduleStateRow>({
  name: 'schedule_states',
  columns: { schedule: primary(text), paused: flag, note: optional(text), since: instant },
});
