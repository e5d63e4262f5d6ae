import type { Report } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, oneOf, optional, primary, text } from '../columns';

const STATUSES = ['waiting', 'running', 'filed'] satisfies readonly Report['status'][];

export interface ReportRow {
  readonly id: string;
  readonly schedule: string;
  readonly interval_start: Date;
  readonly interval_end: Date;
  readonly period: string;
  readonly recipient: string;
  readonly status: Report['status'];
  readonly run_id: string | null;
  readonly reason: string | null;
}

/** Reports owed and filed: one per interval and recipient. */
export const reports = new EntitySchema<ReportRow>({
  name: 'reports',
  columns: {
    id: primary(text),
    schedule: text,
    interval_start: instant,
    interval_end: instant,
    period: text,
    recipient: text,
    status: text,
    run_id: optional(text),
    reason: optional(text),
  },
  uniques: [{ name: 'reports_once', columns: ['schedule', 'interval_start', 'interval_end', 'recipient'] }],
  indices: [{ name: 'reports_unfiled', columns: ['interval_end'], where: `status <> 'filed'` }],
  checks: [
    { name: 'reports_status', expression: oneOf('status', STATUSES) },
    { name: 'reports_run', expression: `status <> 'running' OR run_id IS NOT NULL` },
  ],
});
