import { DuckDBInstance } from '@duckdb/node-api';
import { quoteText } from './quote';

export interface DatabaseLimits {
  readonly threads?: number;
  /** As DuckDB reads it: `2GB`. */
  readonly memory_limit?: string;
}

/**
 * Takes parts of a query for the same that give different columns of one table, so that one of them has the values of the other.
 * @see https://github.com/duckdb/duckdb/issues/25819
 */
const unsoundOptimizers = 'common_subplan';

/** What a connection may still decide for itself: whether it counts how far a statement is. */
const openSettings = ['enable_progress_bar', 'enable_progress_bar_print'];

/**
 * An in-memory database that can read files below `directory` and reach nothing else: no other files, no network, no
 * extensions; then its configuration is locked. The order matters, each step needs what the next one takes away.
 */
export async function createDatabase(directory: string, limits: DatabaseLimits): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: '',
    ...(limits.threads !== undefined && { threads: String(limits.threads) }),
    ...(limits.memory_limit !== undefined && { memory_limit: limits.memory_limit }),
  });
  const connection = await instance.connect();
  try {
    await connection.run("SET GLOBAL TimeZone = 'UTC'");
    await connection.run(`SET GLOBAL disabled_optimizers = '${unsoundOptimizers}'`);
    await connection.run(`SET allowed_directories = [${quoteText(`${directory}/`)}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run(`SET allowed_configs = [${openSettings.map(quoteText).join(', ')}]`);
    await connection.run('SET lock_configuration = true');
  } finally {
    connection.closeSync();
  }
  return instance;
}
