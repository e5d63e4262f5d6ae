import { Client } from 'pg';
import { connectionOptions, STATE_SCHEMA, type StateConnection } from './connection-options';
import { createStateDataSource } from './create-state-data-source';
import { translated } from './translate-error';

/** Held while the schema changes; any number that no other program uses. */
const MIGRATION_LOCK = 0x666d6c79;

/**
 * Brings the schema of the state database up to date; several processes may do so at once, one of them works and the
 * others wait. Throws `service.unavailable`.
 */
export async function runMigrations(connection: StateConnection): Promise<void> {
  const unhurried = { ...connection, application_name: 'formulary-migrations', pool_size: 1, statement_timeout_ms: 0 };
  await translated(async () => {
    const client = new Client(connectionOptions(unhurried));
    client.on('error', () => undefined); // the statement at hand tells
    await client.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${STATE_SCHEMA}`);
      await migrate(unhurried);
    } finally {
      await client.end(); // and the lock with it
    }
  });
}

async function migrate(connection: StateConnection): Promise<void> {
  const source = createStateDataSource(connection);
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
