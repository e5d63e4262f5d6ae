import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables by room, each group on its own. */
const definitions = [
  `CREATE TABLE catalog_revision (
     id integer PRIMARY KEY CONSTRAINT catalog_revision_is_one_row CHECK (id = 1),
     revision text NOT NULL
   )`,
  `INSERT INTO catalog_revision VALUES (1, gen_random_uuid())`,
  `CREATE TABLE definition_lines (
     kind text NOT NULL CONSTRAINT definition_lines_kind CHECK (kind IN ('dataset', 'metric', 'schedule')),
     name text NOT NULL,
     newest_version integer NOT NULL,
     current_version integer,
     removed boolean NOT NULL,
     PRIMARY KEY (kind, name),
     CONSTRAINT definition_lines_current CHECK (current_version BETWEEN 1 AND newest_version),
     CONSTRAINT definition_lines_removed CHECK (NOT (removed AND current_version IS NOT NULL))
   )`,
  `CREATE TABLE definition_versions (
     kind text NOT NULL,
     name text NOT NULL,
     version integer NOT NULL CONSTRAINT definition_versions_number CHECK (version >= 1),
     state text NOT NULL CONSTRAINT definition_versions_state CHECK (state IN ('draft', 'published', 'deprecated')),
     definition json NOT NULL,
     hash text NOT NULL,
     file text,
     created_at timestamptz NOT NULL,
     created_by text NOT NULL,
     published_at timestamptz,
     PRIMARY KEY (kind, name, version),
     CONSTRAINT definition_versions_line FOREIGN KEY (kind, name) REFERENCES definition_lines (kind, name)
   )`,
  `CREATE TABLE definition_problems (
     folder text NOT NULL,
     position integer NOT NULL,
     file text NOT NULL,
     diagnostics json NOT NULL,
     recorded_at timestamptz NOT NULL,
     PRIMARY KEY (folder, position)
   )`,
];

const runs = [
  `CREATE TABLE runs (
     id text PRIMARY KEY,
     status text NOT NULL
       CONSTRAINT runs_status CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
     attempt integer NOT NULL CONSTRAINT runs_attempt CHECK (attempt >= 0),
     task json NOT NULL,
     pinned json NOT NULL,
     overlay json NOT NULL,
     occasion json,
     created_at timestamptz NOT NULL,
     created_by text NOT NULL,
     request_id text,
     started_at timestamptz,
     finished_at timestamptz,
     worker text,
     lease_until timestamptz,
     progress json,
     outcome json,
     error json,
     CONSTRAINT runs_lease CHECK (status <> 'running' OR (attempt > 0 AND lease_until IS NOT NULL)),
     CONSTRAINT runs_finish CHECK ((finished_at IS NOT NULL) = (status IN ('succeeded', 'failed', 'cancelled'))),
     CONSTRAINT runs_end CHECK ((outcome IS NULL OR status = 'succeeded') AND (error IS NULL OR status = 'failed'))
   )`,
  `CREATE INDEX runs_by_time ON runs (created_at, id)`,
  `CREATE INDEX runs_by_caller ON runs (created_by, created_at, id)`,
  `CREATE INDEX runs_unfinished ON runs (created_at) WHERE finished_at IS NULL`,
  `CREATE TABLE run_rows (
     run_id text NOT NULL CONSTRAINT run_rows_run REFERENCES runs (id) ON DELETE CASCADE,
     part integer NOT NULL,
     attempt integer NOT NULL,
     rows text NOT NULL,
     PRIMARY KEY (run_id, part)
   )`,
];

const schedules = [
  `CREATE TABLE schedule_intervals (
     schedule text NOT NULL,
     interval_start timestamptz NOT NULL,
     interval_end timestamptz NOT NULL,
     period text NOT NULL,
     state text NOT NULL
       CONSTRAINT schedule_intervals_state CHECK (state IN ('expected', 'running', 'succeeded', 'failed', 'skipped')),
     due_at timestamptz NOT NULL,
     attempts integer NOT NULL,
     run_id text,
     definitions json,
     partial boolean NOT NULL,
     reason text,
     finished_at timestamptz,
     lateness_ms bigint,
     PRIMARY KEY (schedule, interval_start),
     CONSTRAINT schedule_intervals_order CHECK (interval_start < interval_end),
     CONSTRAINT schedule_intervals_run CHECK (state <> 'running' OR run_id IS NOT NULL)
   )`,
  `CREATE INDEX schedule_intervals_due ON schedule_intervals (due_at) WHERE state = 'expected'`,
  `CREATE INDEX schedule_intervals_running ON schedule_intervals (run_id) WHERE state = 'running'`,
  `CREATE TABLE schedule_states (
     schedule text PRIMARY KEY,
     paused boolean NOT NULL,
     note text,
     since timestamptz NOT NULL
   )`,
  `CREATE TABLE snapshots (
     schedule text NOT NULL,
     metric text NOT NULL,
     interval_start timestamptz NOT NULL,
     interval_end timestamptz NOT NULL,
     dimension_key text NOT NULL,
     revision integer NOT NULL CONSTRAINT snapshots_revision CHECK (revision >= 1),
     period text NOT NULL,
     grain text NOT NULL,
     metric_version integer NOT NULL,
     dimensions json NOT NULL,
     value json NOT NULL,
     recorded_at timestamptz NOT NULL,
     run_id text NOT NULL,
     PRIMARY KEY (schedule, metric, interval_start, interval_end, dimension_key, revision),
     CONSTRAINT snapshots_order CHECK (interval_start < interval_end)
   )`,
  `CREATE INDEX snapshots_of_metric ON snapshots (metric, interval_start)`,
];

const access = [
  `CREATE TABLE api_keys (
     id text PRIMARY KEY,
     name text NOT NULL,
     prefix text NOT NULL,
     hash text NOT NULL,
     roles text[] NOT NULL
       CONSTRAINT api_keys_roles CHECK (roles <@ ARRAY['admin', 'author', 'analyst', 'scheduler', 'viewer']),
     attributes json NOT NULL,
     created_at timestamptz NOT NULL,
     created_by text NOT NULL,
     expires_at timestamptz,
     last_used_at timestamptz,
     revoked_at timestamptz
   )`,
  `CREATE UNIQUE INDEX api_keys_hash ON api_keys (hash)`,
  `CREATE TABLE audit_entries (
     id text PRIMARY KEY,
     at timestamptz NOT NULL,
     actor text NOT NULL,
     action text NOT NULL,
     subject text NOT NULL,
     request_id text,
     details json NOT NULL
   )`,
  `CREATE INDEX audit_entries_by_time ON audit_entries (at, id)`,
  `CREATE TABLE idempotency_keys (
     scope text NOT NULL,
     key text NOT NULL,
     body_hash text NOT NULL,
     started_at timestamptz NOT NULL,
     status integer,
     headers json,
     body text,
     PRIMARY KEY (scope, key),
     CONSTRAINT idempotency_keys_answer CHECK ((status IS NULL) = (headers IS NULL) AND (status IS NULL) = (body IS NULL))
   )`,
  `CREATE INDEX idempotency_keys_by_time ON idempotency_keys (started_at)`,
];

const statuses = [
  `CREATE TABLE worker_statuses (worker text PRIMARY KEY, seen_at timestamptz NOT NULL, resident_bytes bigint NOT NULL)`,
  `CREATE TABLE dataset_statuses (dataset text PRIMARY KEY, seen_at timestamptz NOT NULL, report json NOT NULL)`,
];

const tables = [
  'dataset_statuses',
  'worker_statuses',
  'idempotency_keys',
  'audit_entries',
  'api_keys',
  'snapshots',
  'schedule_states',
  'schedule_intervals',
  'run_rows',
  'runs',
  'definition_problems',
  'definition_versions',
  'definition_lines',
  'catalog_revision',
];

/** The first schema. Names are unqualified: the connection's search path leads to our schema. */
export class CreateState1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...definitions, ...runs, ...schedules, ...access, ...statuses])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
