import type { Sql } from '../database/state-sql';

/** Until the end of the transaction, no other changes intervals of the schedule: changes of many rows follow one another. */
export async function lockSchedule(sql: Sql, schedule: string): Promise<void> {
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`intervals of ${schedule}`]);
}
