import type { BackfillSelection, BackfillStatus } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { flag, instant, integer, json, oneOf, optional, primary, text } from '../columns';

const SELECTIONS = ['missing', 'failed', 'all'] satisfies readonly BackfillSelection[];
const STATUSES = ['running', 'succeeded', 'failed', 'cancelled'] satisfies readonly BackfillStatus[];
const PLACE_STATES = ['waiting', 'running', 'succeeded', 'failed'] as const;

/** How one interval stands in a backfill. */
export type PlaceState = (typeof PLACE_STATES)[number];

export interface BackfillRow {
  readonly id: string;
  readonly schedule: string;
  readonly range_from: Date;
  readonly range_to: Date;
  readonly metrics: readonly string[] | null;
  readonly selection: BackfillSelection;
  readonly newest_first: boolean;
  readonly parallel: number;
  readonly status: BackfillStatus;
  readonly created_at: Date;
  readonly created_by: string;
  readonly owner: string;
  readonly finished_at: Date | null;
}

export const backfills = new EntitySchema<BackfillRow>({
  name: 'backfills',
  columns: {
    id: primary(text),
    schedule: text,
    range_from: instant,
    range_to: instant,
    metrics: optional(json),
    selection: text,
    newest_first: flag,
    parallel: integer,
    status: text,
    created_at: instant,
    created_by: text,
    owner: text,
    finished_at: optional(instant),
  },
  indices: [
    { name: 'backfills_of_schedule', columns: ['schedule', 'created_at', 'id'] },
    { name: 'backfills_running', columns: ['created_at'], where: `status = 'running'` },
  ],
  checks: [
    { name: 'backfills_selection', expression: oneOf('selection', SELECTIONS) },
    { name: 'backfills_parallel', expression: 'parallel >= 1' },
    { name: 'backfills_status', expression: oneOf('status', STATUSES) },
    { name: 'backfills_finish', expression: `(finished_at IS NULL) = (status = 'running')` },
  ],
});

/** The place of an interval in a backfill. */
export interface BackfillIntervalRow {
  readonly backfill: string;
  readonly interval_start: Date;
  readonly interval_end: Date;
  readonly period: string;
  readonly state: PlaceState;
  /** The newest run in this backfill. */
  readonly run_id: string | null;
  readonly reason: string | null;
}

export const backfillIntervals = new EntitySchema<BackfillIntervalRow>({
  name: 'backfill_intervals',
  columns: {
    backfill: primary(text),
    interval_start: primary(instant),
    interval_end: primary(instant),
    period: text,
    state: text,
    run_id: optional(text),
    reason: optional(text),
  },
  foreignKeys: [
    {
      name: 'backfill_intervals_backfill',
      target: 'backfills',
      columnNames: ['backfill'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'backfill_intervals_running', columns: ['run_id'], where: `state = 'running'` }],
  checks: [
    { name: 'backfill_intervals_state', expression: oneOf('state', PLACE_STATES) },
    { name: 'backfill_intervals_run', expression: `state <> 'running' OR run_id IS NOT NULL` },
  ],
});
