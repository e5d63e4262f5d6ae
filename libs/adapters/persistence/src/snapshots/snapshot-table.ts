import { EntitySchema } from 'typeorm';
import type { CellValue } from '@core/definition';
import { flag, instant, integer, json, primary, text } from '../columns';

/**
 * A value of a closed interval as it was known from `recorded_at` until the next revision. Rows are added, never changed: a
 * restatement, a backfill or a late arrival is one more revision. Retention alone takes some away, never the first or the newest.
 */
export interface SnapshotRow {
  readonly schedule: string;
  readonly metric: string;
  readonly interval_start: Date;
  readonly interval_end: Date;
  /** Hash of the dimensions, whatever the order of their names. */
  readonly dimension_key: string;
  readonly revision: number;
  readonly period: string;
  readonly grain: string;
  readonly metric_version: number;
  readonly dimensions: Readonly<Record<string, CellValue>>;
  readonly value: CellValue;
  readonly target: CellValue;
  readonly recorded_at: Date;
  readonly run_id: string;
  readonly is_removed: boolean;
  /** In `row_scopes`. Equal values of other rows are other revisions. */
  readonly scope_id: string;
}

export const snapshots = new EntitySchema<SnapshotRow>({
  name: 'snapshots',
  columns: {
    schedule: primary(text),
    metric: primary(text),
    interval_start: primary(instant),
    interval_end: primary(instant),
    dimension_key: primary(text),
    revision: primary(integer),
    period: text,
    grain: text,
    metric_version: integer,
    dimensions: json,
    value: json,
    target: json,
    recorded_at: instant,
    run_id: text,
    is_removed: flag,
    scope_id: text,
  },
  indices: [
    {
      name: 'snapshots_of_metric',
      columns: ['metric', 'interval_start', 'interval_end', 'schedule', 'dimension_key', 'revision'],
    },
  ],
  checks: [
    { name: 'snapshots_order', expression: 'interval_start < interval_end' },
    { name: 'snapshots_revision', expression: 'revision >= 1' },
  ],
});
