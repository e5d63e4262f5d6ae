import type { CellValue } from '@core/definition';
import {
  RunStore,
  type NewRun,
  type Page,
  type PageOf,
  type Run,
  type RowsPart,
  type RunLane,
  type RunEnd,
  type RunProgress,
  type RunStatus,
} from '@core/engine';
import { connectionOptions } from '../database/connection-options';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import { FINISHED_CHANNEL, FinishedRuns } from './finished-runs';
import { newRunColumns, newRunValues, toRun } from './run-mapper';
import type { RunRow } from './run-tables';

type Rows = readonly (readonly CellValue[])[];
type Lease = Parameters<RunStore['claim']>[1];

/** Runs answered by one look for stranded ones; the next look finds the rest. */
const MOST_STRANDED = 1_000;

/** So many milliseconds from now by the server's clock: those of workers may differ, and be set. */
const after = (milliseconds: string) => `clock_timestamp() + ${milliseconds}::integer * interval '1 millisecond'`;

/** Runs in PostgreSQL. The conditions of each UPDATE are the fence: who comes too late changes no row. */
export class SqlRunStore extends RunStore {
  readonly #sql: Sql;
  readonly #finished: FinishedRuns;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
    this.#finished = new FinishedRuns(database.sql, connectionOptions(database.connection));
    database.beforeClose(() => this.#finished.close());
  }

  override async create(run: NewRun, patience_ms: number): Promise<void> {
    const text = `INSERT INTO runs (${newRunColumns}, status, attempt, lease_until)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'queued', 0, ${after('$13')})`;
    await this.#sql.rows(text, [...newRunValues(run), patience_ms]);
  }

  override async withdraw(id: string): Promise<void> {
    await this.#sql.rows(`DELETE FROM runs WHERE id = $1 AND status = 'queued' AND attempt = 0`, [id]);
  }

  override async get(id: string): Promise<Run | undefined> {
    const [row] = await this.#sql.rows<RunRow>('SELECT * FROM runs WHERE id = $1', [id]);
    return row && toRun(row);
  }

  override async list(page: Page, filter: { readonly owner?: string } = {}): Promise<PageOf<Run>> {
    const conditions: string[] = [];
    const values: unknown[] = [page.limit + 1];
    if (page.cursor !== undefined) {
      values.push(...decodeTimeCursor(page.cursor));
      conditions.push('(created_at, id) < ($2::timestamptz, $3)');
    }
    if (filter.owner !== undefined) conditions.push(`owner = $${values.push(filter.owner)}`);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const text = `SELECT * FROM runs ${where} ORDER BY created_at DESC, id DESC LIMIT $1`;
    const rows = await this.#sql.rows<RunRow>(text, values);
    return pageOf(rows.map(toRun), page.limit, ({ created_at, id }) => [created_at, id]);
  }

  override async countUnfinished(owner: string): Promise<number> {
    const text = `SELECT count(*)::int AS runs FROM runs WHERE finished_at IS NULL AND occasion IS NULL AND owner = $1`;
    const [row] = await this.#sql.rows<{ readonly runs: number }>(text, [owner]);
    return row?.runs ?? 0;
  }

  override async countFailures(since: string, prefix: string): Promise<Readonly<Record<string, number>>> {
    const rows = await this.#sql.rows<{ readonly code: string; readonly runs: number }>(
      `SELECT error ->> 'code' AS code, count(*)::int AS runs FROM runs
       WHERE created_at >= $1 AND status = 'failed' AND starts_with(error ->> 'code', $2) GROUP BY code`,
      [since, prefix],
    );
    return Object.fromEntries(rows.map(({ code, runs }) => [code, runs]));
  }

  override async countByStatus(since: string): Promise<Readonly<Record<RunStatus, number>>> {
    const text = 'SELECT status, count(*)::int AS runs FROM runs WHERE created_at >= $1 GROUP BY status';
    const rows = await this.#sql.rows<{ readonly status: RunStatus; readonly runs: number }>(text, [since]);
    const none: Record<RunStatus, number> = { queued: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ status, runs }) => [status, runs])) };
  }

  override async claim(id: string, { worker, now, lease_ms }: Lease): Promise<Run | undefined> {
    const [row] = await this.#sql.rows<RunRow>(
      `UPDATE runs
       SET status = 'running', attempt = attempt + 1, worker = $2, started_at = $3, progress = NULL,
           lease_until = ${after('$4')}
       WHERE id = $1 AND (status = 'queued' OR (status = 'running' AND lease_until <= clock_timestamp()))
       RETURNING *`,
      [id, worker, now, lease_ms],
    );
    return row && toRun(row);
  }

  override async heartbeat(
    id: string,
    attempt: number,
    { lease_ms, progress }: { readonly lease_ms: number; readonly progress?: RunProgress },
  ): Promise<boolean> {
    const rows = await this.#sql.rows(
      `UPDATE runs SET lease_until = ${after('$3')}, progress = coalesce($4, progress)
       WHERE id = $1 AND attempt = $2 AND status = 'running'
       RETURNING id`,
      [id, attempt, lease_ms, progress && JSON.stringify(progress)],
    );
    return rows.length > 0;
  }

  override async storeRows(id: string, attempt: number, part: number, rows: Rows): Promise<void> {
    await this.#sql.rows(
      `INSERT INTO run_rows (run_id, attempt, part, rows) VALUES ($1, $2, $3, $4)
       ON CONFLICT (run_id, part) DO UPDATE SET attempt = excluded.attempt, rows = excluded.rows
       WHERE run_rows.attempt <= excluded.attempt`,
      [id, attempt, part, JSON.stringify(rows)],
    );
  }

  override async *readRows(id: string): AsyncIterable<Rows> {
    const text = `SELECT part.rows, EXISTS (
                    SELECT 1 FROM run_rows more
                    WHERE more.run_id = $1 AND more.part = $2 + 1 AND more.attempt = part.attempt
                  ) AS more
                  FROM run_rows part JOIN runs ON runs.id = part.run_id AND runs.attempt = part.attempt
                  WHERE part.run_id = $1 AND part.part = $2::int`;
    for (let part = 0; ; part += 1) {
      const [found] = await this.#sql.rows<{ rows: string; more: boolean }>(text, [id, part]);
      if (found === undefined) return;
      yield JSON.parse(found.rows) as Rows;
      if (!found.more) return;
    }
  }

  override async finish(id: string, attempt: number, end: RunEnd): Promise<boolean> {
    const outcome = end.status === 'succeeded' ? JSON.stringify(end.outcome) : undefined;
    const error = end.status === 'failed' ? JSON.stringify(end.error) : undefined;
    const last = end.status === 'succeeded' ? end.last_rows : undefined;
    const change = `status = $2, finished_at = $3, outcome = $4, error = $5`;
    const values = [id, end.status, end.at, outcome, error, attempt];
    return this.end(change, `attempt = $6 AND status = 'running'`, { values, ...(last && { last }) });
  }

  override async cancel(id: string, at: string): Promise<boolean> {
    return this.end(`status = 'cancelled', finished_at = $2`, 'finished_at IS NULL', { values: [id, at] });
  }

  override async waitUntilFinished(id: string, timeout_ms: number): Promise<Run | undefined> {
    const watch = this.#finished.watch(id);
    try {
      const run = await this.get(id);
      if (run === undefined || run.finished_at !== undefined) return run;
      await watch.within(timeout_ms);
      return await this.get(id);
    } finally {
      watch.release();
    }
  }

  override onEnd(id: string, ended: () => void): () => void {
    const watch = this.#finished.watch(id);
    void watch.finished.then(ended);
    return () => watch.release();
  }

  override async findStranded(): Promise<
    readonly { readonly id: string; readonly attempt: number; readonly lane: RunLane }[]
  > {
    return this.#sql.rows<{ readonly id: string; readonly attempt: number; readonly lane: RunLane }>(
      `SELECT id, attempt, lane FROM runs
       WHERE finished_at IS NULL AND (lease_until IS NULL OR lease_until <= clock_timestamp())
       ORDER BY created_at LIMIT ${MOST_STRANDED}`,
    );
  }

  /** Ends the run `$1`, with the last part of its rows, and tells those who wait: in one statement and one commit. */
  private async end(
    change: string,
    condition: string,
    { values, last }: { readonly values: readonly unknown[]; readonly last?: RowsPart },
  ): Promise<boolean> {
    const part = [values.length + 1, values.length + 2].map((position) => `$${position}`);
    const stored = last
      ? `, stored AS (
           INSERT INTO run_rows (run_id, attempt, part, rows) SELECT id, attempt, ${part[0]}::int, ${part[1]} FROM ended
           ON CONFLICT (run_id, part) DO UPDATE SET attempt = excluded.attempt, rows = excluded.rows
         )`
      : '';
    const rows = await this.#sql.rows(
      `WITH ended AS (
         UPDATE runs SET ${change}, lease_until = NULL WHERE id = $1 AND ${condition} RETURNING id, attempt
       )${stored}
       SELECT pg_notify('${FINISHED_CHANNEL}', id) FROM ended`,
      last ? [...values, last.part, JSON.stringify(last.rows)] : values,
    );
    return rows.length > 0;
  }
}
