import type { Sql } from '../database/state-sql';

interface Removal {
  readonly by: string;
  readonly at: string;
}

/** Gives each of these datasets that has uploaded rows a state without any: another one that gets its name begins empty. */
export async function removeRowsOf(sql: Sql, datasets: readonly string[], { by, at }: Removal): Promise<void> {
  if (datasets.length === 0) return;
  await sql.rows(
    `INSERT INTO dataset_uploads (dataset, version, mode, row_count, accepted, rejected, bytes, uploaded_at, uploaded_by)
     SELECT dataset, version + 1, 'remove', 0, 0, 0, 0, $2::timestamptz, $3
     FROM (
       SELECT DISTINCT ON (dataset) dataset, version, mode FROM dataset_uploads
       WHERE dataset = ANY ($1::text[]) ORDER BY dataset, version DESC
     ) AS newest
     WHERE mode <> 'remove'`,
    [datasets, at, by],
  );
}
