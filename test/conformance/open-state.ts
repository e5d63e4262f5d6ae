import { PostgresStateDatabase, runMigrations } from '@adapters/persistence';
import { createDatabase } from '../support/test-databases';

/** An empty state database of its own. */
export async function openState(): Promise<PostgresStateDatabase> {
  const connection = { database_url: await createDatabase(), application_name: 'test' };
  await runMigrations(connection);
  return PostgresStateDatabase.open(connection);
}
