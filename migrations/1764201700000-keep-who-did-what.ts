import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key has several secrets in its life; its id and its rights stay. */
const keys = [
  `CREATE TABLE api_key_secrets (
     hash text NOT NULL,
     api_key text NOT NULL,
     prefix text NOT NULL,
     created_at timestamptz NOT NULL,
     good_until timestamptz,
     PRIMARY KEY (hash),
     CONSTRAINT api_key_secrets_key FOREIGN KEY (api_key) REFERENCES api_keys (id)
   )`,
  `INSERT INTO api_key_secrets (hash, api_key, prefix, created_at) SELECT hash, id, prefix, created_at FROM api_keys`,
  `CREATE UNIQUE INDEX api_key_secrets_newest ON api_key_secrets (api_key) WHERE good_until IS NULL`,
  `CREATE INDEX api_key_secrets_of_key ON api_key_secrets (api_key, good_until)`,
  `DROP INDEX api_keys_hash`,
  `ALTER TABLE api_keys DROP hash, DROP prefix, ADD description text, ADD rotated_at timestamptz`,
  `CREATE INDEX api_keys_by_time ON api_keys (created_at, id)`,
];

/** Names were all that was written down; where one key alone has that name, it was that key. */
const audit = [
  `ALTER TABLE audit_entries ADD actor_id text`,
  `UPDATE audit_entries SET actor_id = coalesce(
     (SELECT min(id) FROM api_keys WHERE name = actor HAVING count(*) = 1), actor
   )`,
  `ALTER TABLE audit_entries ALTER actor_id SET NOT NULL`,
  `CREATE INDEX audit_entries_by_subject ON audit_entries (subject, at, id)`,
  `CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at, id)`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
   $$ BEGIN RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP; END $$`,
  `CREATE TRIGGER audit_entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const versions = [
  `ALTER TABLE definition_versions
     ADD created_request_id text,
     ADD published_by text,
     ADD published_request_id text,
     ADD deprecated_at timestamptz,
     ADD deprecated_by text,
     ADD deprecated_request_id text`,
];

const back = [
  `ALTER TABLE definition_versions
     DROP created_request_id,
     DROP published_by,
     DROP published_request_id,
     DROP deprecated_at,
     DROP deprecated_by,
     DROP deprecated_request_id`,
  `DROP TRIGGER audit_entries_only_grow ON audit_entries`,
  `DROP FUNCTION refuse_change`,
  `DROP INDEX audit_entries_by_subject, audit_entries_by_actor`,
  `ALTER TABLE audit_entries DROP actor_id`,
  `DROP INDEX api_keys_by_time`,
  `ALTER TABLE api_keys ADD hash text, ADD prefix text, DROP description, DROP rotated_at`,
  `UPDATE api_keys SET hash = newest.hash, prefix = newest.prefix
   FROM api_key_secrets AS newest WHERE newest.api_key = id AND newest.good_until IS NULL`,
  `ALTER TABLE api_keys ALTER hash SET NOT NULL, ALTER prefix SET NOT NULL`,
  `CREATE UNIQUE INDEX api_keys_hash ON api_keys (hash)`,
  `DROP TABLE api_key_secrets`,
];

/** Keys are rotated; the audit trail names callers by id and only grows; versions say who published and deprecated them. */
export class KeepWhoDidWhat1764201700000 implements MigrationInterface {
  readonly name = 'KeepWhoDidWhat1764201700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...keys, ...audit, ...versions]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}
