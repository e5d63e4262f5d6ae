import {
  StatusBoard,
  type DatasetReport,
  type ReadingNote,
  type SourceReadings,
  type WorkerStatus,
} from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { given, toTime } from '../values';
import type { ConnectionReadingsRow, DatasetStatusRow, WorkerStatusRow } from './status-tables';

/** The newest word of workers about themselves and their data, in PostgreSQL. */
export class SqlStatusBoard extends StatusBoard {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  /** A worker that has said nothing for a day is forgotten. */
  override async postWorker({ worker, seen_at, resident_bytes, connections }: WorkerStatus): Promise<void> {
    await this.#sql.rows(
      `WITH forgotten AS (DELETE FROM worker_statuses WHERE seen_at < $2::timestamptz - interval '1 day' AND worker <> $1)
       INSERT INTO worker_statuses (worker, seen_at, resident_bytes, connections) VALUES ($1, $2, $3, $4)
       ON CONFLICT (worker) DO UPDATE
       SET seen_at = excluded.seen_at, resident_bytes = excluded.resident_bytes, connections = excluded.connections`,
      [worker, seen_at, Math.round(resident_bytes), JSON.stringify(connections)],
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

  override async noteReading({ connection, dataset, at, took_ms, outcome }: ReadingNote): Promise<void> {
    const isRead = 'rows' in outcome;
    const told = isRead ? { at, ...outcome, took_ms } : { at, ...outcome };
    await this.#sql.rows(
      `INSERT INTO connection_readings AS kept (connection, dataset, readings, failures, rows, busy_ms, read, failed)
       VALUES ($1, $2, 1, $3::int, $4::bigint, $5::bigint, $6::json, $7::json)
       ON CONFLICT (connection, dataset) DO UPDATE
       SET readings = kept.readings + 1, failures = kept.failures + excluded.failures, rows = kept.rows + excluded.rows,
         busy_ms = kept.busy_ms + excluded.busy_ms, read = coalesce(excluded.read, kept.read), failed = excluded.failed`,
      [
        connection,
        dataset,
        isRead ? 0 : 1,
        isRead ? outcome.rows : 0,
        Math.round(took_ms),
        isRead ? JSON.stringify(told) : null,
        isRead ? null : JSON.stringify(told),
      ],
    );
  }

  override async keepOnly(datasets: readonly string[]): Promise<void> {
    await this.#sql.rows(
      `WITH forgotten AS (DELETE FROM dataset_statuses WHERE dataset <> ALL ($1::text[]))
       DELETE FROM connection_readings WHERE dataset <> ALL ($1::text[])`,
      [datasets],
    );
  }

  override async workers(): Promise<readonly WorkerStatus[]> {
    const rows = await this.#sql.rows<WorkerStatusRow>('SELECT * FROM worker_statuses ORDER BY worker');
    return rows.map(({ worker, seen_at, resident_bytes, connections }) => ({
      worker,
      seen_at: toTime(seen_at),
      resident_bytes: Number(resident_bytes),
      connections,
    }));
  }

  override async datasets(): Promise<readonly DatasetReport[]> {
    const rows = await this.#sql.rows<DatasetStatusRow>('SELECT * FROM dataset_statuses ORDER BY dataset');
    return rows.map(({ report }) => report);
  }

  override async readings(): Promise<readonly SourceReadings[]> {
    const rows = await this.#sql.rows<ConnectionReadingsRow>(
      'SELECT * FROM connection_readings ORDER BY connection, dataset',
    );
    return rows.map(({ connection, dataset, read, failed, ...row }) => ({
      connection,
      dataset,
      readings: Number(row.readings),
      failures: Number(row.failures),
      rows: Number(row.rows),
      busy_ms: Number(row.busy_ms),
      ...given({ read, failed }),
    }));
  }
}
