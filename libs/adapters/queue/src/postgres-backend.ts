import { createPostgresBackend, runMigrations } from 'bullmq';
import { Client } from 'pg';
import type { BullBackendFactory, QueueBackend } from './queue-backend';

/** The schema of BullMQ's own tables. */
const QUEUE_SCHEMA = 'formulary_queue';

/** Jobs in PostgreSQL: announced by NOTIFY, so that an idle worker asks only twice a minute. */
export function postgresBackend(database_url: string): QueueBackend {
  const url = new URL(database_url);
  const own_options = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options'); // in the URL it would win over the one below
  const connection = {
    connectionString: url.href,
    schema: QUEUE_SCHEMA,
    // A job lost with the machine is handed over again: runs are kept elsewhere, and no commit here waits for the disk.
    options: `${own_options} -c synchronous_commit=off`.trim(),
    keepAlive: true,
    idleTimeoutMillis: 300_000,
  };
  return {
    factory: createPostgresBackend as BullBackendFactory,
    producer: { ...connection, max: 4, connectionTimeoutMillis: 1_500, query_timeout: 2_000 },
    worker: { ...connection, max: 4, connectionTimeoutMillis: 5_000, query_timeout: 10_000 },
    worker_options: { drainDelay: 30 },
    prepare: async () => {
      const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
      client.on('error', () => {}); // the statement at hand tells
      await client.connect();
      try {
        await runMigrations(client, QUEUE_SCHEMA);
      } finally {
        await client.end();
      }
    },
    release: () => {}, // a pool that has ended opens nothing
  };
}
