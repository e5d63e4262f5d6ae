import type { DuckDBConnection } from '@duckdb/node-api';

/** How often it is looked at how far a statement is. */
const lookInterval_ms = 100;

/** Has the engine count how far the statements of a connection are, and not print it. */
export async function countProgress(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET enable_progress_bar_print = false');
  await connection.run('SET enable_progress_bar = true');
}

/**
 * Waits for a statement of a connection that counts progress. `report` hears now and then which share of its input the engine
 * has read; nothing where it cannot tell.
 */
export async function watchStatement<T>(
  connection: DuckDBConnection,
  statement: Promise<T>,
  report: (share: number) => void,
): Promise<T> {
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) report(Math.min(percentage / 100, 1));
  }, lookInterval_ms);
  try {
    return await statement;
  } finally {
    clearInterval(timer);
  }
}
