import type { DatasetReport, SourceReadings } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, json, optional, primary, text } from '../columns';

export interface WorkerStatusRow {
  readonly worker: string;
  readonly seen_at: Date;
  /** The driver reads `bigint` as text. */
  readonly resident_bytes: string;
  readonly connections: readonly string[];
}

export const workerStatuses = new EntitySchema<WorkerStatusRow>({
  name: 'worker_statuses',
  columns: { worker: primary(text), seen_at: instant, resident_bytes: { type: 'bigint' }, connections: json },
});

export interface DatasetStatusRow {
  readonly dataset: string;
  readonly seen_at: Date;
  readonly report: DatasetReport;
}

export const datasetStatuses = new EntitySchema<DatasetStatusRow>({
  name: 'dataset_statuses',
  columns: { dataset: primary(text), seen_at: instant, report: json },
});

export interface ConnectionReadingsRow {
  readonly connection: string;
  readonly dataset: string;
  readonly readings: string;
  readonly failures: string;
  readonly rows: string;
  readonly busy_ms: string;
  readonly read: SourceReadings['read'] | null;
  readonly failed: SourceReadings['failed'] | null;
}

export const connectionReadings = new EntitySchema<ConnectionReadingsRow>({
  name: 'connection_readings',
  columns: {
    connection: primary(text),
    dataset: primary(text),
    readings: { type: 'bigint' },
    failures: { type: 'bigint' },
    rows: { type: 'bigint' },
    busy_ms: { type: 'bigint' },
    read: optional(json),
    failed: optional(json),
  },
});
