import { DuckDBInstance } from '@duckdb/node-api';
import { keepByteOrderMarks } from './keep-byte-order-marks';
import { quoteText } from './quote';

export interface DatabaseLimits {
  readonly threads?: number;
  /** As DuckDB reads it: `2GB`. It bounds most of what a query takes, not all. */
  readonly memory_limit?: string;
  /** What may be put on disk where memory ends, as DuckDB reads it; `10GB` when absent. */
  readonly spill_limit?: string;
}

/** What an engine may touch; beyond that there is nothing for it, neither files nor network. */
export interface DatabaseReach {
  /** Its own file, to be made; in memory when absent. */
  readonly file?: string;
  /** Files that it may read. */
  readonly files?: readonly string[];
  /** Folders whose files it may attach. */
  readonly folders?: readonly string[];
  /** Where it puts what does not fit into memory; nowhere when absent. */
  readonly spill_folder?: string;
}

keepByteOrderMarks();

/**
 * Takes parts of a query for the same that give different columns of one table, so that one of them has the values of the other.
 * @see https://github.com/duckdb/duckdb/issues/25819
 */
const unsoundOptimizers = 'common_subplan';

/** What a connection may still decide for itself: whether it counts how far a statement is. */
const openSettings = ['enable_progress_bar', 'enable_progress_bar_print'];

/**
 * An engine that reaches what it is given and nothing else: no other files, no network, no extensions; then its configuration is
 * locked. The order matters, each step needs what the next one takes away.
 */
export async function createDatabase(reach: DatabaseReach, limits: DatabaseLimits): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(reach.file ?? ':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: reach.spill_folder ?? '',
    max_temp_directory_size: limits.spill_limit ?? '10GB',
    ...(limits.threads !== undefined && { threads: String(limits.threads) }),
    ...(limits.memory_limit !== undefined && { memory_limit: limits.memory_limit }),
  });
  const connection = await instance.connect();
  try {
    await connection.run("SET GLOBAL TimeZone = 'UTC'");
    await connection.run(`SET GLOBAL disabled_optimizers = '${unsoundOptimizers}'`);
    await connection.run(`SET allowed_paths = ${listOf(reach.files ?? [])}`);
    await connection.run(`SET allowed_directories = ${listOf((reach.folders ?? []).map((folder) => `${folder}/`))}`);
    await connection.run('SET enable_external_access = false');
    await connection.run(`SET allowed_configs = ${listOf(openSettings)}`);
    await connection.run('SET lock_configuration = true');
  } catch (error) {
    instance.closeSync();
    throw error;
  } finally {
    connection.closeSync();
  }
  return instance;
}

function listOf(texts: readonly string[]): string {
  return `[${texts.map(quoteText).join(', ')}]::VARCHAR[]`;
}
