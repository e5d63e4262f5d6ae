import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names were all that was written down of people: the one key of a name is who it was; of others nothing is known. */
const keyOf = (name: string, column: string) =>
  `(SELECT min((${column})::text) FROM api_keys WHERE api_keys.name = ${name} HAVING count(*) = 1)`;

const people = [
  `ALTER TABLE definition_versions ADD saved_by json`,
  `UPDATE definition_versions
   SET saved_by = json_build_object(
     'id', CASE created_by WHEN 'system' THEN 'system' ELSE coalesce(${keyOf('created_by', 'id')}, 'unknown') END,
     'roles', CASE created_by WHEN 'system' THEN '["admin"]' ELSE coalesce(${keyOf('created_by', 'to_json(roles)')}, '[]') END::json,
     'attributes', CASE created_by WHEN 'system' THEN '{}' ELSE coalesce(${keyOf('created_by', 'attributes')}, '{}') END::json
   )`,
  `ALTER TABLE definition_versions ALTER saved_by SET NOT NULL`,
  ...['runs', 'backfills'].flatMap((table) => [
    `ALTER TABLE ${table} ADD owner text`,
    `UPDATE ${table} SET owner = coalesce(${keyOf('created_by', 'id')}, 'system')`,
    `ALTER TABLE ${table} ALTER owner SET NOT NULL`,
  ]),
  `DROP INDEX runs_by_caller`,
  `CREATE INDEX runs_by_owner ON runs (owner, created_at, id)`,
];

const allDatasets = `(SELECT coalesce(json_agg(name ORDER BY name), '[]')::text FROM definition_lines WHERE kind = 'dataset')`;

/** All that was read before was read without rules: all rows of the datasets that a run pinned. */
const scopes = [
  `ALTER TABLE runs ADD access json, ADD scope json`,
  `UPDATE runs
   SET scope = json_build_object('datasets', (
     SELECT coalesce(json_agg(DISTINCT pin ->> 'name' ORDER BY pin ->> 'name'), '[]')
     FROM json_array_elements(pinned) AS pin WHERE pin ->> 'kind' = 'dataset'
   ), 'key', '', 'of', created_by)
   WHERE task ->> 'kind' <> 'test'`,
  `CREATE TABLE row_scopes (id text PRIMARY KEY, datasets json NOT NULL, key text NOT NULL, reader text NOT NULL)`,
  `ALTER TABLE snapshots ADD scope_id text`,
  `ALTER TABLE alert_standings ADD scope_id text`,
  `ALTER TABLE alert_events ADD scope_id text`,
  `CREATE TEMPORARY TABLE read_by_run ON COMMIT DROP AS
     SELECT runs.id, coalesce(nullif(runs.scope ->> 'datasets', '[]'), ${allDatasets}) AS datasets
     FROM runs WHERE id IN (SELECT run_id FROM snapshots)`,
  `INSERT INTO row_scopes
     SELECT md5(datasets), datasets::json, '', 'system' FROM (
       SELECT datasets FROM read_by_run
       UNION SELECT ${allDatasets} WHERE EXISTS (SELECT FROM snapshots) OR EXISTS (SELECT FROM alert_standings)
     ) AS found`,
  `UPDATE snapshots
   SET scope_id = md5(coalesce((SELECT datasets FROM read_by_run WHERE id = run_id), ${allDatasets}))`,
  `ALTER TABLE snapshots ALTER scope_id SET NOT NULL`,
  `UPDATE alert_standings SET scope_id = md5(${allDatasets})`,
  `UPDATE alert_events SET scope_id = md5(${allDatasets})`,
];

const undo = [
  `ALTER TABLE alert_events DROP scope_id`,
  `ALTER TABLE alert_standings DROP scope_id`,
  `ALTER TABLE snapshots DROP scope_id`,
  `DROP TABLE row_scopes`,
  `DROP INDEX runs_by_owner`,
  `CREATE INDEX runs_by_caller ON runs (created_by, created_at, id)`,
  `ALTER TABLE runs DROP owner, DROP access, DROP scope`,
  `ALTER TABLE backfills DROP owner`,
  `ALTER TABLE definition_versions DROP saved_by`,
];

/** Runs, stored values and saved definitions say whose they are, and whose rows were read. */
export class KeepRowScopes1764201600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...people, ...scopes]) await runner.query(statement);
  }

  /** Forgets whose they were. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undo) await runner.query(statement);
  }
}
