import type { Sql } from '../database/state-sql';
import { boundsKey, boundsColumns, toBounds, type BoundsRow } from '../schedules/bounds';
import type { SettlingRun, Succeeded } from '../schedules/settling';
import { toTime } from '../values';
import { keepScopes, scopeId } from './row-scopes';
import { valueLines, type IntervalValues } from './value-lines';

/** What was written for one interval; `restated_at` where that replaced what was known of the same rows. */
export interface WrittenRevisions {
  readonly written: number;
  readonly restated_at: Date | null;
}

/** Values that one statement takes: it stays far from the time that the server gives it. Intervals are not divided. */
const MOST_VALUES = 10_000;

/** Whether what is given is another value: other text, or for a double more than a difference in its last digits. */
const differs = (column: string, is_double: string) =>
  `(newest.${column}::text <> given.${column}::text AND CASE
     WHEN ${is_double} AND json_typeof(newest.${column}) = 'number' AND json_typeof(given.${column}) = 'number'
     THEN abs(newest.${column}::text::float8 - given.${column}::text::float8) > 1e-12 * abs(given.${column}::text::float8)
     ELSE true END)`;

/**
 * Writes the next revision of each value that is another than its newest, or of other rows, and of each that is no longer there; the
 * caller has locked the schedule. All are recorded at one instant, which is later than what they replace. Answers by bounds.
 */
export async function writeRevisions(
  sql: Sql,
  run: SettlingRun,
  endings: readonly Succeeded[],
): Promise<ReadonlyMap<string, WrittenRevisions>> {
  const written = new Map<string, WrittenRevisions>();
  if (endings.length === 0) return written;
  await keepScopes(
    sql,
    endings.map(({ scope }) => scope),
  );
  const recorded_at = await nextInstant(sql, run, endings);
  for (const part of partsOf(endings)) {
    const rows = await writePart(sql, { ...run, at: recorded_at }, part);
    for (const row of rows) written.set(boundsKey(toBounds(row)), row);
  }
  return written;
}

/** The instant at which the run is settled, or later than all that may be replaced. */
async function nextInstant(sql: Sql, { schedule, at }: SettlingRun, endings: readonly Succeeded[]): Promise<string> {
  const [next] = await sql.rows<{ readonly instant: Date }>(
    `SELECT greatest($2::timestamptz, max(recorded_at) + interval '1 millisecond') AS instant
     FROM snapshots JOIN unnest($3::timestamptz[], $4::timestamptz[]) AS ended (interval_start, interval_end)
       USING (interval_start, interval_end)
     WHERE schedule = $1 AND metric = ANY($5::text[])`,
    [schedule, at, ...boundsColumns(endings), [...new Set(endings.flatMap(({ metrics }) => metrics))]],
  );
  return next === undefined ? at : toTime(next.instant);
}

function partsOf(endings: readonly Succeeded[]): readonly (readonly Succeeded[])[] {
  const parts: Succeeded[][] = [];
  let size = Infinity;
  for (const ending of endings) {
    if (size + ending.values.length > MOST_VALUES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(ending);
    size += ending.values.length;
  }
  return parts;
}

/** Revisions of what has other values, or is there for other rows, than before; answers what was written of each interval. */
const writing = `WITH computed AS (
    SELECT * FROM unnest($5::timestamptz[], $6::timestamptz[], $7::text[], $8::integer[], $9::text[])
      AS computed (interval_start, interval_end, metric, computed_version, computed_scope)
  ), newest AS MATERIALIZED (
    SELECT DISTINCT ON (interval_start, interval_end, metric, dimension_key) snapshots.*, computed_version, computed_scope,
           row_scopes.key AS scope_key
    FROM snapshots JOIN computed USING (interval_start, interval_end, metric) JOIN row_scopes ON row_scopes.id = scope_id
    WHERE schedule = $1
    ORDER BY interval_start, interval_end, metric, dimension_key, revision DESC
  ), given AS (
    SELECT interval_start, interval_end, period, metric, metric_version, is_double, dimensions, dimension_key, value,
           target, scope_id, row_scopes.key AS scope_key
    FROM unnest($19::integer[], $20::integer[], $21::integer[], $22::json[], $23::json[])
           AS line (interval_number, metric_number, dimension_number, value, target)
    JOIN unnest($10::timestamptz[], $11::timestamptz[], $12::text[], $13::text[]) WITH ORDINALITY
           AS intervals (interval_start, interval_end, period, scope_id, interval_number) USING (interval_number)
    JOIN row_scopes ON row_scopes.id = scope_id
    JOIN unnest($14::text[], $15::integer[], $16::boolean[]) WITH ORDINALITY
           AS metrics (metric, metric_version, is_double, metric_number) USING (metric_number)
    JOIN unnest($17::json[], $18::text[]) WITH ORDINALITY
           AS members (dimensions, dimension_key, dimension_number) USING (dimension_number)
  ), written AS (
    INSERT INTO snapshots
      (schedule, run_id, grain, recorded_at, interval_start, interval_end, period, metric, metric_version,
       dimensions, dimension_key, value, target, revision, is_removed, scope_id)
    SELECT $1, $2, $3, $4::timestamptz,
           interval_start, interval_end, coalesce(given.period, newest.period), metric,
           coalesce(given.metric_version, newest.computed_version, newest.metric_version),
           coalesce(given.dimensions, newest.dimensions), dimension_key, coalesce(given.value, 'null'),
           coalesce(given.target, 'null'), coalesce(newest.revision, 0) + 1, given.value IS NULL,
           coalesce(given.scope_id, newest.computed_scope)
    FROM given FULL JOIN newest USING (interval_start, interval_end, metric, dimension_key)
    WHERE coalesce(newest.is_removed, true) <> (given.value IS NULL)
       OR newest.scope_key <> given.scope_key
       OR ${differs('value', 'is_double')} OR ${differs('target', 'true')}
    RETURNING interval_start, interval_end, metric, dimension_key, recorded_at, scope_id
  )
  SELECT interval_start, interval_end, count(*)::int AS written,
         max(written.recorded_at) FILTER (WHERE newest.scope_key = row_scopes.key) AS restated_at
  FROM written JOIN row_scopes ON row_scopes.id = written.scope_id
    LEFT JOIN newest USING (interval_start, interval_end, metric, dimension_key)
  GROUP BY interval_start, interval_end`;

async function writePart(
  sql: Sql,
  { schedule, run_id, grain, at: recorded_at }: SettlingRun,
  endings: readonly Succeeded[],
): Promise<readonly (BoundsRow & WrittenRevisions)[]> {
  return sql.rows<BoundsRow & WrittenRevisions>(writing, [
    schedule,
    run_id,
    grain,
    recorded_at,
    ...computedColumns(endings),
    ...valueLines(endings.map(valuesOf)),
  ]);
}

/** One line per interval and metric that was computed. */
function computedColumns(endings: readonly Succeeded[]): readonly unknown[] {
  const lines = endings.flatMap(({ start, end, metrics, definitions, scope }) => {
    const scope_id = scopeId(scope);
    return metrics.map((metric) => ({ start, end, metric, version: definitions[metric] ?? null, scope_id }));
  });
  return [
    ...boundsColumns(lines),
    lines.map(({ metric }) => metric),
    lines.map(({ version }) => version),
    lines.map(({ scope_id }) => scope_id),
  ];
}

const valuesOf = ({ row: { period }, start, end, values, scope }: Succeeded): IntervalValues => ({
  period,
  scope_id: scopeId(scope),
  start,
  end,
  values,
});
