import { DataSource } from 'typeorm';
import { migrations } from '../../../../../migrations';
import { tables } from '../tables';
import { connectionOptions, STATE_SCHEMA, type StateConnection } from './connection-options';

/** The connection to the state database, with its pool; not yet connected. */
export function createStateDataSource(connection: StateConnection): DataSource {
  const { connectionString, ...options } = connectionOptions(connection);
  return new DataSource({
    type: 'postgres',
    ...(connectionString !== undefined && { url: connectionString }),
    schema: STATE_SCHEMA,
    poolSize: connection.pool_size ?? 10,
    extra: { ...options, idleTimeoutMillis: 300_000 },
    installExtensions: false,
    entities: [...tables],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    logging: false,
    poolErrorHandler: () => undefined, // an idle connection that dies is replaced; the next statement tells
  });
}
