import { SnapshotStore, type Snapshot, type SnapshotQuery, type SnapshotValue } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { StateSql } from '../database/state-sql';
import { toBound, toTime } from '../values';
import { canonicalDimensions, dimensionKey } from './dimension-key';
import type { SnapshotRow } from './snapshot-table';

type Interval = Parameters<SnapshotStore['append']>[0];
type Origin = Parameters<SnapshotStore['append']>[2];

/** Snapshots in PostgreSQL; rows are only added. */
export class SqlSnapshotStore extends SnapshotStore {
  readonly #sql: StateSql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  /** Appends to one interval follow one another, so that each sees the revisions before it. */
  override async append(interval: Interval, values: readonly SnapshotValue[], by: Origin): Promise<number> {
    const { schedule, interval_start, interval_end, period, grain } = interval;
    return this.#sql.transaction(async (sql) => {
      const lock = `snapshots of ${JSON.stringify([schedule, interval_start, interval_end])}`;
      await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
      const written = await sql.rows(
        `WITH newest AS (
           SELECT DISTINCT ON (metric, dimension_key) metric, dimension_key, revision, value
           FROM snapshots
           WHERE schedule = $1 AND interval_start = $2 AND interval_end = $3 AND metric = ANY($8::text[])
           ORDER BY metric, dimension_key, revision DESC
         )
         INSERT INTO snapshots
           (schedule, interval_start, interval_end, period, grain, recorded_at, run_id,
            metric, metric_version, dimensions, dimension_key, value, revision)
         SELECT $1, $2, $3, $4, $5, $6, $7,
                metric, metric_version, dimensions, dimension_key, given.value, coalesce(newest.revision, 0) + 1
         FROM unnest($8::text[], $9::integer[], $10::json[], $11::text[], $12::json[])
                AS given (metric, metric_version, dimensions, dimension_key, value)
              LEFT JOIN newest USING (metric, dimension_key)
         WHERE newest.value::text IS DISTINCT FROM given.value::text
         RETURNING revision`,
        [schedule, interval_start, interval_end, period, grain, by.recorded_at, by.run_id, ...columnsOf(values)],
      );
      return written.length;
    });
  }

  override async read({ metric, from, to, grain, schedule, as_of }: SnapshotQuery): Promise<readonly Snapshot[]> {
    const rows = await this.#sql.rows<SnapshotRow>(
      `SELECT DISTINCT ON (interval_start, interval_end, schedule, dimension_key) *
       FROM snapshots
       WHERE metric = $1
         AND ($2::timestamptz IS NULL OR interval_start >= $2)
         AND ($3::timestamptz IS NULL OR interval_start < $3)
         AND ($4::text IS NULL OR grain = $4)
         AND ($5::text IS NULL OR schedule = $5)
         AND ($6::timestamptz IS NULL OR recorded_at <= $6)
       ORDER BY interval_start, interval_end, schedule, dimension_key, revision DESC`,
      [metric, from, to, grain, schedule, as_of],
    );
    return rows
      .map((row) => ({ row, place: canonicalDimensions(row.dimensions) }))
      .toSorted(byTimeThenDimensions)
      .map(({ row }) => toSnapshot(row));
  }
}

interface Placed {
  readonly row: SnapshotRow;
  readonly place: string;
}

function byTimeThenDimensions(left: Placed, right: Placed): number {
  const time = left.row.interval_start.getTime() - right.row.interval_start.getTime();
  if (time !== 0) return time;
  return left.place < right.place ? -1 : Number(left.place > right.place);
}

/** Values as one array per column, for `unnest`. */
function columnsOf(values: readonly SnapshotValue[]): readonly unknown[] {
  return [
    values.map(({ metric }) => metric),
    values.map(({ metric_version }) => metric_version),
    values.map(({ dimensions }) => JSON.stringify(dimensions)),
    values.map(({ dimensions }) => dimensionKey(dimensions)),
    values.map(({ value }) => JSON.stringify(value)),
  ];
}

function toSnapshot(row: SnapshotRow): Snapshot {
  const { schedule, period, grain, revision, run_id, metric, metric_version, dimensions, value } = row;
  return {
    schedule,
    interval_start: toBound(row.interval_start),
    interval_end: toBound(row.interval_end),
    period,
    grain,
    revision,
    recorded_at: toTime(row.recorded_at),
    run_id,
    metric,
    metric_version,
    dimensions,
    value,
  };
}
