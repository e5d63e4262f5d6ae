import type { DatasetReport } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { instant, json, primary, text } from '../columns';

export interface WorkerStatusRow {
  readonly worker: string;
  readonly seen_at: Date;
  /** The driver reads `bigint` as text. */
  readonly resident_bytes: string;
}

export const workerStatuses = new EntitySchema<WorkerStatusRow>({
  name: 'worker_statuses',
  columns: { worker: primary(text), seen_at: instant, resident_bytes: { type: 'bigint' } },
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
