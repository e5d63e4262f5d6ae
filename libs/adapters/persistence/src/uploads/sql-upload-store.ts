import {
  UploadStore,
  type DatasetUpload,
  type Page,
  type PageOf,
  type Run,
  type RunOutcome,
  type UploadTotals,
} from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { decodeVersionCursor, pageOf } from '../paging';
import { FINISHED_CHANNEL } from '../runs/finished-runs';
import { given, toTime } from '../values';
import type { UploadRow } from './upload-table';

const COLUMNS = 'dataset, version, mode, file, row_count, accepted, rejected, bytes, run_id, uploaded_at, uploaded_by';

/**
 * The states of uploaded rows, in PostgreSQL. A version follows the newest one or is not taken: of two uploads that began with the
 * same rows, the second has to begin again.
 */
export class SqlUploadStore extends UploadStore {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async current(dataset: string): Promise<DatasetUpload | undefined> {
    const text = 'SELECT * FROM dataset_uploads WHERE dataset = $1 ORDER BY version DESC LIMIT 1';
    const [row] = await this.#sql.rows<UploadRow>(text, [dataset]);
    return row && toUpload(row);
  }

  override async list(dataset: string, { limit, cursor }: Page): Promise<PageOf<DatasetUpload>> {
    const rows = await this.#sql.rows<UploadRow>(
      `SELECT * FROM dataset_uploads WHERE dataset = $1 AND ($2::int IS NULL OR version < $2)
       ORDER BY version DESC LIMIT $3`,
      [dataset, cursor === undefined ? undefined : decodeVersionCursor(cursor), limit + 1],
    );
    return pageOf(rows.map(toUpload), limit, ({ version }) => [String(version)]);
  }

  override async commit(
    upload: DatasetUpload,
    { id, attempt }: Pick<Run, 'id' | 'attempt'>,
    outcome: RunOutcome,
  ): Promise<'committed' | 'overtaken' | 'lost'> {
    const done = await this.#sql.rows(
      `WITH added AS (
         INSERT INTO dataset_uploads (${COLUMNS})
         SELECT $1, $2::int, $3, $4, $5::bigint, $6::bigint, $7::bigint, $8::bigint, mine.id, $10::timestamptz, $11
         FROM (SELECT id FROM runs WHERE id = $9 AND attempt = $12 AND status = 'running' FOR UPDATE) AS mine
         WHERE $2 = 1 + (SELECT coalesce(max(version), 0) FROM dataset_uploads WHERE dataset = $1)
         ON CONFLICT DO NOTHING
         RETURNING run_id
       ), ended AS (
         UPDATE runs SET status = 'succeeded', finished_at = $10, outcome = $13, lease_until = NULL
         FROM added WHERE runs.id = added.run_id RETURNING runs.id
       )
       SELECT pg_notify('${FINISHED_CHANNEL}', id) FROM ended`,
      [...valuesOf({ ...upload, run_id: id }), attempt, JSON.stringify(outcome)],
    );
    if (done.length > 0) return 'committed';
    const newest = await this.current(upload.dataset);
    return newest !== undefined && newest.version >= upload.version && newest.run_id !== id ? 'overtaken' : 'lost';
  }

  override async filesSince(moment: string): Promise<readonly string[]> {
    const rows = await this.#sql.rows<{ readonly file: string }>(
      `SELECT file FROM (
         SELECT file, lead(uploaded_at) OVER (PARTITION BY dataset ORDER BY version) AS replaced_at FROM dataset_uploads
       ) AS states
       WHERE file IS NOT NULL AND (replaced_at IS NULL OR replaced_at >= $1)`,
      [moment],
    );
    return rows.map(({ file }) => file);
  }

  override async awaited(): Promise<readonly string[]> {
    const rows = await this.#sql.rows<{ readonly staged: string }>(
      `SELECT task #>> '{upload,staged}' AS staged FROM runs WHERE finished_at IS NULL AND task ->> 'kind' = 'upload'`,
    );
    return rows.map(({ staged }) => staged);
  }

  override async totals(): Promise<readonly UploadTotals[]> {
    const rows = await this.#sql.rows<Pick<UploadRow, 'dataset' | 'accepted' | 'rejected' | 'bytes'>>(
      `SELECT dataset, sum(accepted) AS accepted, sum(rejected) AS rejected, sum(bytes) AS bytes
       FROM dataset_uploads GROUP BY dataset`,
    );
    return rows.map(({ dataset, accepted, rejected, bytes }) => ({
      dataset,
      accepted: Number(accepted),
      rejected: Number(rejected),
      bytes: Number(bytes),
    }));
  }

  override async refusedRows(since: string): Promise<Readonly<Record<string, number>>> {
    const rows = await this.#sql.rows<{ readonly dataset: string; readonly refused: string }>(
      `SELECT task ->> 'dataset' AS dataset, sum((error #>> '{diagnostics,0,rejected_count}')::bigint) AS refused FROM runs
       WHERE created_at >= $1 AND status = 'failed' AND task ->> 'kind' = 'upload'
         AND error #> '{diagnostics,0,rejected_count}' IS NOT NULL
       GROUP BY 1`,
      [since],
    );
    return Object.fromEntries(rows.map(({ dataset, refused }) => [dataset, Number(refused)]));
  }
}

/** In the order of `COLUMNS`. */
function valuesOf(upload: DatasetUpload): readonly unknown[] {
  const { dataset, version, mode, file, row_count, accepted, rejected, bytes, run_id } = upload;
  return [
    dataset,
    version,
    mode,
    file,
    row_count,
    accepted,
    rejected,
    bytes,
    run_id,
    upload.uploaded_at,
    upload.uploaded_by,
  ];
}

function toUpload({ dataset, version, mode, file, run_id, uploaded_by, ...row }: UploadRow): DatasetUpload {
  return {
    dataset,
    version,
    mode,
    ...given({ file, run_id }),
    row_count: Number(row.row_count),
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
    bytes: Number(row.bytes),
    uploaded_at: toTime(row.uploaded_at),
    uploaded_by,
  };
}
