import { ReportStore, type NewDelivery, type Report } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { StateSql } from '../database/state-sql';
import { fileDeliveries } from '../deliveries/file-deliveries';
import { toBounds } from '../schedules/bounds';
import { given, toText } from '../values';
import type { ReportRow } from './report-table';

/** Reports owed, in PostgreSQL. */
export class SqlReportStore extends ReportStore {
  readonly #sql: StateSql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async get(id: string): Promise<Report | undefined> {
    const [report] = await this.read('SELECT * FROM reports WHERE id = $1', [id]);
    return report;
  }

  override async findWaiting(limit: number): Promise<readonly Report[]> {
    return this.read(`SELECT * FROM reports WHERE status = 'waiting' ORDER BY interval_end, id LIMIT $1`, [limit]);
  }

  override async start(id: string, run_id: string): Promise<boolean> {
    const rows = await this.#sql.rows(
      `UPDATE reports SET status = 'running', run_id = $2 WHERE id = $1 AND status = 'waiting' RETURNING id`,
      [id, run_id],
    );
    return rows.length > 0;
  }

  override async findUnfiled(): Promise<readonly Report[]> {
    return this.read(
      `SELECT reports.* FROM reports LEFT JOIN runs ON runs.id = reports.run_id
       WHERE reports.status = 'running' AND (runs.id IS NULL OR runs.finished_at IS NOT NULL)
       ORDER BY interval_end, reports.id`,
    );
  }

  override async file(
    id: string,
    run_id: string,
    { deliveries, reason }: { readonly deliveries: readonly NewDelivery[]; readonly reason?: string },
  ): Promise<boolean> {
    return this.#sql.transaction(async (sql) => {
      const rows = await sql.rows(
        `UPDATE reports SET status = 'filed', reason = $3 WHERE id = $1 AND run_id = $2 AND status = 'running' RETURNING id`,
        [id, run_id, reason === undefined ? undefined : toText(reason)],
      );
      if (rows.length === 0) return false;
      await fileDeliveries(sql, deliveries);
      return true;
    });
  }

  private async read(text: string, values: readonly unknown[] = []): Promise<readonly Report[]> {
    return (await this.#sql.rows<ReportRow>(text, values)).map(toReport);
  }
}

function toReport(row: ReportRow): Report {
  const { id, schedule, period, recipient, status, run_id, reason } = row;
  return { id, schedule, ...toBounds(row), period, recipient, status, ...given({ run_id, reason }) };
}
