import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { Client } from 'pg';

/** An empty database on the run's Redis; each process of the test runner has one of its own. */
export async function redisUrl(): Promise<string> {
  const url = new URL(await ask('redis'));
  url.pathname = `/${Number(process.env['JEST_WORKER_ID'] ?? 0) % 16}`;
  const client = new Redis(url.href);
  await client.flushdb();
  client.disconnect();
  return url.href;
}

/** A database of its own on the run's PostgreSQL: empty, and gone with the run. */
export async function createDatabase(): Promise<string> {
  const url = new URL(await ask('postgres'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

async function ask(server: string): Promise<string> {
  const headers = { connection: 'close' }; // one that is kept may be closed while a spec is busy
  const answer = await fetch(`${process.env['FORMULARY_TEST_SERVERS']}/${server}`, { headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
