import type { ClientConfig } from 'pg';

/** The schema that holds all tables of the product; nothing else of the database is touched. */
export const STATE_SCHEMA = 'formulary';

export interface StateConnection {
  /** `postgresql://user:password@host:5432/database` */
  readonly database_url: string;
  /** How the process calls itself to the server. */
  readonly application_name: string;
  /** Connections of the pool; 10 when absent. */
  readonly pool_size?: number;
  /** After which the server gives a statement up; 15 seconds when absent, 0 for never. */
  readonly statement_timeout_ms?: number;
}

/** Settings of every connection: our schema, UTC, and an end to everything that could hang. */
export function connectionOptions(connection: StateConnection): ClientConfig {
  const { database_url, application_name, statement_timeout_ms = 15_000 } = connection;
  const url = new URL(database_url);
  const own_options = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options'); // in the URL it would win over the one below
  return {
    connectionString: url.href,
    application_name,
    options: `${own_options} -c search_path=${STATE_SCHEMA} -c TimeZone=UTC`.trim(),
    connectionTimeoutMillis: 5_000,
    statement_timeout: statement_timeout_ms,
    query_timeout: statement_timeout_ms === 0 ? 0 : statement_timeout_ms + 5_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}
