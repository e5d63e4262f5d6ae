import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was computed before is told by what it left: snapshots, runs, and the end of the newest run. */
const ledger = [
  `ALTER TABLE schedule_intervals
     ADD try_at timestamptz,
     ADD wanted_at timestamptz,
     ADD before json,
     ADD backfill text,
     ADD retried integer NOT NULL DEFAULT 0,
     ADD first_started_at timestamptz,
     ADD first_backfill text,
     ADD started_at timestamptz,
     ADD first_computed_at timestamptz,
     ADD computed_at timestamptz,
     ADD restated_at timestamptz,
     ADD metrics json NOT NULL DEFAULT '[]',
     ADD completed_at timestamptz,
     ADD complete_until json,
     ADD judging boolean NOT NULL DEFAULT false`,
  `UPDATE schedule_intervals AS kept
   SET metrics = stored.metrics, first_computed_at = stored.first_at, computed_at = stored.first_at, restated_at = stored.restated_at
   FROM (
     SELECT schedule, interval_start, interval_end, json_agg(DISTINCT metric) AS metrics, min(recorded_at) AS first_at,
            max(recorded_at) FILTER (WHERE revision > 1) AS restated_at
     FROM snapshots GROUP BY schedule, interval_start, interval_end
   ) AS stored
   WHERE (kept.schedule, kept.interval_start, kept.interval_end) = (stored.schedule, stored.interval_start, stored.interval_end)`,
  `UPDATE schedule_intervals AS kept
   SET try_at = due_at,
       first_computed_at = CASE WHEN state = 'succeeded' THEN coalesce(first_computed_at, finished_at) ELSE first_computed_at END,
       computed_at = CASE WHEN state = 'succeeded' THEN finished_at ELSE computed_at END,
       before = CASE WHEN state = 'running' THEN
         json_build_object('state', CASE WHEN first_computed_at IS NULL THEN 'expected' ELSE 'succeeded' END)
       END`,
  `UPDATE schedule_intervals AS kept
   SET first_started_at = least(began.at, first_computed_at), started_at = began.at
   FROM (
     SELECT schedule, interval_start, coalesce(runs.created_at, ledger.finished_at, ledger.due_at) AS at
     FROM schedule_intervals AS ledger LEFT JOIN runs ON runs.id = ledger.run_id
     WHERE ledger.attempts > 0
   ) AS began
   WHERE (kept.schedule, kept.interval_start) = (began.schedule, began.interval_start)`,
  `ALTER TABLE schedule_intervals
     DROP CONSTRAINT schedule_intervals_pkey,
     ADD PRIMARY KEY (schedule, interval_start, interval_end),
     ALTER try_at SET NOT NULL,
     ALTER retried DROP DEFAULT,
     ALTER metrics DROP DEFAULT,
     ALTER judging DROP DEFAULT,
     ADD CONSTRAINT schedule_intervals_before CHECK ((state = 'running') = (before IS NOT NULL))`,
  `DROP INDEX schedule_intervals_due`,
  `CREATE INDEX schedule_intervals_due ON schedule_intervals (try_at) WHERE state = 'expected'`,
  `CREATE INDEX schedule_intervals_wanted ON schedule_intervals (wanted_at) WHERE wanted_at IS NOT NULL`,
  `CREATE INDEX schedule_intervals_partial ON schedule_intervals (schedule, interval_start) WHERE partial`,
  `CREATE INDEX schedule_intervals_unjudged ON schedule_intervals (interval_end) WHERE judging`,
  `ALTER TABLE schedule_states ADD expected_until timestamptz`,
  `UPDATE schedule_states SET expected_until = since`,
  `ALTER TABLE schedule_states
     ALTER expected_until SET NOT NULL,
     ADD CONSTRAINT schedule_states_expected CHECK (expected_until >= since)`,
];

const snapshots = [
  `ALTER TABLE snapshots ADD target json NOT NULL DEFAULT 'null', ADD is_removed boolean NOT NULL DEFAULT false`,
  `ALTER TABLE snapshots ALTER target DROP DEFAULT, ALTER is_removed DROP DEFAULT`,
  `DROP INDEX snapshots_of_metric`,
  `CREATE INDEX snapshots_of_metric
     ON snapshots (metric, interval_start, interval_end, schedule, dimension_key, revision)`,
];

const runs = [
  `ALTER TABLE runs ADD lane text NOT NULL DEFAULT 'standard' CONSTRAINT runs_lane CHECK (lane IN ('standard', 'low'))`,
  `ALTER TABLE runs ALTER lane DROP DEFAULT`,
  `UPDATE runs
   SET occasion = json_build_object('kind', 'intervals', 'schedule', occasion -> 'schedule',
                                    'schedule_version', occasion -> 'schedule_version', 'grain', occasion -> 'grain')
   WHERE occasion IS NOT NULL`,
];

const backfills = [
  `CREATE TABLE backfills (
     id text PRIMARY KEY,
     schedule text NOT NULL,
     range_from timestamptz NOT NULL,
     range_to timestamptz NOT NULL,
     metrics json,
     selection text NOT NULL CONSTRAINT backfills_selection CHECK (selection IN ('missing', 'failed', 'all')),
     newest_first boolean NOT NULL,
     parallel integer NOT NULL CONSTRAINT backfills_parallel CHECK (parallel >= 1),
     status text NOT NULL
       CONSTRAINT backfills_status CHECK (status IN ('running', 'succeeded', 'failed', 'cancelled')),
     created_at timestamptz NOT NULL,
     created_by text NOT NULL,
     finished_at timestamptz,
     CONSTRAINT backfills_finish CHECK ((finished_at IS NULL) = (status = 'running'))
   )`,
  `CREATE INDEX backfills_of_schedule ON backfills (schedule, created_at, id)`,
  `CREATE INDEX backfills_running ON backfills (created_at) WHERE status = 'running'`,
  `CREATE TABLE backfill_intervals (
     backfill text NOT NULL CONSTRAINT backfill_intervals_backfill REFERENCES backfills (id) ON DELETE CASCADE,
     interval_start timestamptz NOT NULL,
     interval_end timestamptz NOT NULL,
     period text NOT NULL,
     state text NOT NULL
       CONSTRAINT backfill_intervals_state CHECK (state IN ('waiting', 'running', 'succeeded', 'failed')),
     run_id text,
     reason text,
     PRIMARY KEY (backfill, interval_start, interval_end),
     CONSTRAINT backfill_intervals_run CHECK (state <> 'running' OR run_id IS NOT NULL)
   )`,
  `CREATE INDEX backfill_intervals_running ON backfill_intervals (run_id) WHERE state = 'running'`,
];

const alerts = [
  `CREATE TABLE alert_standings (alert text PRIMARY KEY, judged_start timestamptz NOT NULL, judged_end timestamptz NOT NULL)`,
  `CREATE TABLE alert_members (
     alert text NOT NULL,
     dimension_key text NOT NULL,
     dimensions json NOT NULL,
     state text NOT NULL CONSTRAINT alert_members_state CHECK (state IN ('ok', 'firing', 'no_data', 'error')),
     since timestamptz NOT NULL,
     notified_at timestamptz,
     PRIMARY KEY (alert, dimension_key)
   )`,
  `CREATE TABLE alert_events (
     id text PRIMARY KEY,
     alert text NOT NULL,
     alert_version integer NOT NULL,
     kind text NOT NULL
       CONSTRAINT alert_events_kind CHECK (kind IN ('fired', 'renotified', 'recovered', 'no_data', 'error', 'ok')),
     at timestamptz NOT NULL,
     schedule text NOT NULL,
     interval_start timestamptz NOT NULL,
     interval_end timestamptz NOT NULL,
     period text NOT NULL,
     dimensions json NOT NULL,
     from_state text,
     to_state text NOT NULL CONSTRAINT alert_events_to CHECK (to_state IN ('ok', 'firing', 'no_data', 'error')),
     observed json NOT NULL,
     reason text NOT NULL,
     notified boolean NOT NULL
   )`,
  `CREATE INDEX alert_events_of_alert ON alert_events (alert, at, id)`,
];

const sent = [
  `CREATE TABLE deliveries (
     id text PRIMARY KEY,
     subject_kind text NOT NULL CONSTRAINT deliveries_subject CHECK (subject_kind IN ('alert', 'schedule', 'test')),
     subject_name text NOT NULL,
     message json NOT NULL,
     created_at timestamptz NOT NULL,
     status text NOT NULL CONSTRAINT deliveries_status CHECK (status IN ('waiting', 'delivered', 'given_up')),
     attempts integer NOT NULL,
     next_at timestamptz NOT NULL,
     finished_at timestamptz,
     problem text,
     CONSTRAINT deliveries_finish CHECK ((finished_at IS NULL) = (status = 'waiting'))
   )`,
  `CREATE INDEX deliveries_due ON deliveries (next_at) WHERE status = 'waiting'`,
  `CREATE INDEX deliveries_by_time ON deliveries (created_at, id)`,
  `CREATE INDEX deliveries_of_subject ON deliveries (subject_kind, subject_name, created_at, id)`,
  `CREATE TABLE reports (
     id text PRIMARY KEY,
     schedule text NOT NULL,
     interval_start timestamptz NOT NULL,
     interval_end timestamptz NOT NULL,
     period text NOT NULL,
     recipient text NOT NULL,
     status text NOT NULL CONSTRAINT reports_status CHECK (status IN ('waiting', 'running', 'filed')),
     run_id text,
     reason text,
     CONSTRAINT reports_once UNIQUE (schedule, interval_start, interval_end, recipient),
     CONSTRAINT reports_run CHECK (status <> 'running' OR run_id IS NOT NULL)
   )`,
  `CREATE INDEX reports_unfiled ON reports (interval_end) WHERE status <> 'filed'`,
  `CREATE TABLE instance_secrets (name text PRIMARY KEY, secret text NOT NULL, previous text, changed_at timestamptz NOT NULL)`,
];

const undo = [
  ...[
    'instance_secrets',
    'reports',
    'deliveries',
    'alert_events',
    'alert_members',
    'alert_standings',
    'backfill_intervals',
    'backfills',
  ].map((table) => `DROP TABLE ${table}`),
  `UPDATE runs
   SET occasion = (
     SELECT json_build_object('schedule', occasion -> 'schedule', 'schedule_version', occasion -> 'schedule_version',
                              'interval_start', to_char(min(interval_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                              'grain', occasion -> 'grain')
     FROM schedule_intervals WHERE run_id = runs.id HAVING count(*) > 0
   )
   WHERE occasion IS NOT NULL`,
  `ALTER TABLE runs DROP lane`,
  `DROP INDEX snapshots_of_metric`,
  `CREATE INDEX snapshots_of_metric ON snapshots (metric, interval_start)`,
  `DELETE FROM snapshots WHERE is_removed`,
  `ALTER TABLE snapshots DROP target, DROP is_removed`,
  `ALTER TABLE schedule_states DROP expected_until`,
  `DROP INDEX schedule_intervals_due`,
  `CREATE INDEX schedule_intervals_due ON schedule_intervals (due_at) WHERE state = 'expected'`,
  `DROP INDEX schedule_intervals_partial`,
  `ALTER TABLE schedule_intervals
     DROP CONSTRAINT schedule_intervals_pkey,
     ADD PRIMARY KEY (schedule, interval_start),
     DROP try_at, DROP wanted_at, DROP before, DROP backfill, DROP retried, DROP first_started_at, DROP first_backfill, DROP started_at,
     DROP first_computed_at, DROP computed_at, DROP restated_at, DROP metrics, DROP completed_at, DROP complete_until,
     DROP judging`,
];

/** The ledger tells all of an interval's life; backfills, alerts, reports and what is sent are remembered. */
export class KeepTheContract1764115200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ledger, ...snapshots, ...runs, ...backfills, ...alerts, ...sent])
      await runner.query(statement);
  }

  /**
   * What is new is thrown away, that values were removed with it. Fails where two intervals of a schedule begin together: the
   * earlier version cannot tell them apart.
   */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undo) await runner.query(statement);
  }
}
