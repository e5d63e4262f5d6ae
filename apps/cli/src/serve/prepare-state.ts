import { PostgresStateDatabase, runMigrations, SqlApiKeyStore, SqlAuditLog } from '@adapters/persistence';
import { RandomIdSource, SystemClock } from '@adapters/platform';
import { Audit, EnsureAdminKey, ManageApiKeys } from '@core/engine';

/** Brings the schema up to date and sees to an admin key; answers the key if one was made just now. */
export async function prepareState(
  database_url: string,
  configured_key: string | undefined,
): Promise<string | undefined> {
  const connection = { database_url, application_name: 'formulary-serve', pool_size: 1 };
  await runMigrations(connection);
  const database = await PostgresStateDatabase.open(connection);
  try {
    const [clock, ids] = [new SystemClock(), new RandomIdSource()];
    const [keys, audit] = [new SqlApiKeyStore(database), new Audit(new SqlAuditLog(database), clock, ids)];
    const manage = new ManageApiKeys(keys, clock, ids, audit);
    return await new EnsureAdminKey(keys, manage, clock, ids, audit).execute(configured_key);
  } finally {
    await database.close();
  }
}
