import { Client } from 'pg';
import { PassingProblem } from '../../duckdb/source/find-source-files';
import type { ReadLimits } from '../connection-reader';

/** How long it may take to connect. */
const connecting_ms = 10_000;

/**
 * A client that is not connected yet. Errors that come between two queries show at the next one. Throws a `PassingProblem` where a file
 * that the URL names, such as a certificate, cannot be read.
 */
export function newClient(url: string): Client {
  const client = makeClient(url);
  client.on('error', () => undefined);
  return client;
}

function makeClient(url: string): Client {
  try {
    return new Client({
      connectionString: url,
      application_name: 'formulary',
      connectionTimeoutMillis: connecting_ms,
      keepAlive: true,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new PassingProblem(`a file that the URL of the connection names cannot be read${code}`, { cause: error });
  }
}

/**
 * Begins the transaction in which all is read: as of one moment, without writing, in forms of our own, with an end to every wait. Where
 * the role has a shorter one it stays.
 */
export async function beginReading(client: Client, limits: ReadLimits): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const settings = {
    search_path: '',
    TimeZone: 'UTC',
    DateStyle: 'ISO, YMD',
    IntervalStyle: 'iso_8601',
    extra_float_digits: '1',
    bytea_output: 'hex',
    xmloption: 'content',
    cursor_tuple_fraction: '1',
    statement_timeout: String(limits.statement_ms),
    lock_timeout: String(limits.lock_ms),
    idle_in_transaction_session_timeout: '60000',
    client_connection_check_interval: '1000',
  };
  await client.query(
    `SELECT pg_catalog.set_config(given.name, CASE known.unit
       WHEN 'ms' THEN LEAST(NULLIF(known.setting::bigint, 0), given.value::bigint)::text ELSE given.value END, true)
     FROM pg_catalog.json_each_text($1) AS given (name, value)
     JOIN pg_catalog.pg_settings AS known ON pg_catalog.lower(known.name) = pg_catalog.lower(given.name)`,
    [JSON.stringify(settings)],
  );
}

/** Cancels what a backend is doing, over a connection of its own. */
export async function cancelBackend(url: string, pid: number): Promise<void> {
  const client = newClient(url);
  try {
    await client.connect();
    await client.query('SELECT pg_catalog.pg_cancel_backend($1)', [pid]);
  } finally {
    await client.end();
  }
}
