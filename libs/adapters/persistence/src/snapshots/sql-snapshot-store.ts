import { SnapshotStore, type Snapshot, type SnapshotQuery } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { readScopes } from './row-scopes';
import { toSnapshots, type KeptRevision } from './snapshot-mapper';

/** Tells the values of an interval apart; with `metric` before and `revision` behind, the order of an index. */
const VALUE = 'interval_start, interval_end, schedule, dimension_key';

/** Every kept revision of the metric, with the next one and how it stands to the one before; `$6` is left for `as_of`. */
const REVISIONS = `
  SELECT snapshots.*, lead(revision) OVER revisions AS next_revision,
         coalesce(lag(row_scopes.key) OVER revisions = row_scopes.key, false) AS is_restatement
  FROM snapshots JOIN row_scopes ON row_scopes.id = scope_id
  WHERE metric = $1
    AND ($2::timestamptz IS NULL OR interval_start >= $2)
    AND ($3::timestamptz IS NULL OR interval_start < $3)
    AND ($4::text IS NULL OR grain = $4)
    AND ($5::text IS NULL OR schedule = $5)
  WINDOW revisions AS (PARTITION BY ${VALUE} ORDER BY revision)`;
const KNOWN = '$6::timestamptz IS NULL OR recorded_at <= $6';

/** Snapshots in PostgreSQL; the ledger writes them. */
export class SqlSnapshotStore extends SnapshotStore {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async read(query: SnapshotQuery): Promise<readonly Snapshot[]> {
    return this.find(
      `SELECT * FROM (
         SELECT DISTINCT ON (${VALUE}) * FROM (${REVISIONS}) AS kept WHERE ${KNOWN} ORDER BY ${VALUE}, revision DESC
       ) AS newest WHERE NOT is_removed`,
      query,
    );
  }

  override async readRevisions(query: SnapshotQuery): Promise<readonly Snapshot[]> {
    return this.find(`SELECT * FROM (${REVISIONS}) AS kept WHERE ${KNOWN}`, query);
  }

  override async compact(schedule: string, superseded_before: string): Promise<number> {
    const [deleted] = await this.#sql.rows<{ readonly revisions: number }>(
      `WITH ranked AS (
         SELECT metric, ${VALUE}, revision,
                lag(row_scopes.key) OVER revisions = row_scopes.key AS is_restatement,
                lead(recorded_at) OVER revisions AS superseded_at
         FROM snapshots JOIN row_scopes ON row_scopes.id = scope_id WHERE schedule = $1
         WINDOW revisions AS (PARTITION BY metric, ${VALUE} ORDER BY revision)
       ), deleted AS (
         DELETE FROM snapshots USING ranked
         WHERE is_restatement AND superseded_at < $2::timestamptz
           AND (snapshots.metric, snapshots.interval_start, snapshots.interval_end, snapshots.schedule,
                snapshots.dimension_key, snapshots.revision)
             = (ranked.metric, ranked.interval_start, ranked.interval_end, ranked.schedule,
                ranked.dimension_key, ranked.revision)
         RETURNING snapshots.revision
       )
       SELECT count(*)::int AS revisions FROM deleted`,
      [schedule, superseded_before],
    );
    return deleted?.revisions ?? 0;
  }

  private async find(
    text: string,
    { metric, from, to, grain, schedule, as_of }: SnapshotQuery,
  ): Promise<readonly Snapshot[]> {
    const rows = await this.#sql.rows<KeptRevision>(text, [metric, from, to, grain, schedule, as_of]);
    return toSnapshots(rows, await readScopes(this.#sql, rows));
  }
}
