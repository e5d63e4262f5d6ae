import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDatabase } from './test-databases';

/** A database of somebody else's, with a role that may read what it is granted and nothing more. */
export interface SourceDatabase {
  /** Of the role that reads. */
  readonly url: string;
  readonly role: string;
  /** As its owner, who may do everything. */
  run(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** The role reads all tables of `public` that are made from now on. */
export async function openSourceDatabase(): Promise<SourceDatabase> {
  const owner_url = await createDatabase();
  const owner = new Client({ connectionString: owner_url });
  owner.on('error', () => undefined); // the server may stop first
  await owner.connect();
  const role = `reader_${randomBytes(6).toString('hex')}`;
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 's3cret' NOSUPERUSER`);
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await owner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO ${role}`);
  const url = new URL(owner_url);
  url.username = role;
  url.password = 's3cret';
  return {
    url: url.href,
    role,
    run: async (sql) => [await owner.query<Record<string, unknown>>(sql)].flatMap(({ rows }) => rows ?? []),
    close: async () => {
      await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      await owner.end();
    },
  };
}
