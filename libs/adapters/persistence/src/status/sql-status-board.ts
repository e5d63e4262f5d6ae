import { StatusBoard, type DatasetReport, type WorkerStatus } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { toTime } from '../values';
import type { DatasetStatusRow, WorkerStatusRow } from './status-tables';

/** The newest word of workers about themselves and their data, in PostgreSQL. */
export class SqlStatusBoard extends StatusBoard {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  /** A worker that has said nothing for a day is forgotten. */
  override async postWorker({ worker, seen_at, resident_bytes }: WorkerStatus): Promise<void> {
    await this.#sql.rows(
      `WITH forgotten AS (DELETE FROM worker_statuses WHERE seen_at < $2::timestamptz - interval '1 day' AND worker <> $1)
       INSERT INTO worker_statuses (worker, seen_at, resident_bytes) VALUES ($1, $2, $3)
       ON CONFLICT (worker) DO UPDATE SET seen_at = excluded.seen_at, resident_bytes = excluded.resident_bytes`,
      [worker, seen_at, Math.round(resident_bytes)],
    );
  }

  override async postDatasets(reports: readonly DatasetReport[]): Promise<void> {
    await this.#sql.rows(
      `INSERT INTO dataset_statuses (dataset, seen_at, report)
       SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::json[])
       ON CONFLICT (dataset) DO UPDATE SET seen_at = excluded.seen_at, report = excluded.report
       WHERE dataset_statuses.seen_at <= excluded.seen_at`,
      [
        reports.map(({ dataset }) => dataset),
        reports.map(({ seen_at }) => seen_at),
        reports.map((report) => JSON.stringify(report)),
      ],
    );
  }

  override async workers(): Promise<readonly WorkerStatus[]> {
    const rows = await this.#sql.rows<WorkerStatusRow>('SELECT * FROM worker_statuses ORDER BY worker');
    return rows.map(({ worker, seen_at, resident_bytes }) => ({
      worker,
      seen_at: toTime(seen_at),
      resident_bytes: Number(resident_bytes),
    }));
  }

  override async datasets(): Promise<readonly DatasetReport[]> {
    const rows = await this.#sql.rows<DatasetStatusRow>('SELECT * FROM dataset_statuses ORDER BY dataset');
    return rows.map(({ report }) => report);
  }
}
