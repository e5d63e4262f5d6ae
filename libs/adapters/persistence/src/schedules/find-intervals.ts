/** What is to be computed now, `$2` of each schedule that is not paused: `$1` is the time. */
export const DUE = `
  SELECT * FROM (
    SELECT owed.*, row_number() OVER (PARTITION BY schedule ORDER BY interval_start, interval_end) AS place
    FROM schedule_intervals AS owed LEFT JOIN schedule_states USING (schedule)
    WHERE ((state = 'expected' AND try_at <= $1) OR (wanted_at <= $1 AND state IN ('succeeded', 'failed')))
      AND paused IS NOT TRUE
  ) AS due
  WHERE place <= $2
  ORDER BY interval_start, interval_end, schedule`;

/**
 * What the later start of one of `$2` followers, at `$4` or after, makes to be computed again, in schedule `$1`, after `$3`.
 * Followers are of the same cut: their periods are written alike (days, weeks, fiscal quarters), and each begins where the one
 * before ends. Looks at the newest rows alone, for it is asked over and over: what looks back is new.
 */
export const LOOKED_BACK = `
  SELECT schedule_intervals.* FROM (
    SELECT interval_start, interval_end, state, started_at, max(reaching_at) OVER (
      PARTITION BY cut, line ORDER BY interval_start, interval_end ROWS BETWEEN 1 FOLLOWING AND $2::int FOLLOWING
    ) AS followed_at
    FROM (
      SELECT *, count(*) FILTER (WHERE interval_start <> end_before) OVER (
        PARTITION BY cut ORDER BY interval_start, interval_end
      ) AS line
      FROM (
        SELECT *, lag(interval_end) OVER (PARTITION BY cut ORDER BY interval_start, interval_end) AS end_before
        FROM (
          SELECT interval_start, interval_end, state, started_at, translate(period, '0123456789', '') AS cut,
                 CASE WHEN first_backfill IS NULL AND first_started_at >= $4 THEN first_started_at END AS reaching_at
          FROM schedule_intervals WHERE schedule = $1 AND ($3::timestamptz IS NULL OR interval_end > $3)
          ORDER BY interval_start DESC LIMIT $2::int * 2 + 200
        ) AS kept
      ) AS neighbours
    ) AS lines
  ) AS followed
  JOIN schedule_intervals USING (interval_start, interval_end)
  WHERE schedule = $1 AND followed.state IN ('succeeded', 'failed') AND followed_at > followed.started_at
  ORDER BY interval_start, interval_end`;

/** What run has intervals of which schedule although it is finished or gone; that with the oldest interval first. */
export const UNSETTLED = `
  SELECT owed.schedule, owed.run_id FROM schedule_intervals AS owed LEFT JOIN runs ON runs.id = owed.run_id
  WHERE owed.state = 'running' AND (runs.id IS NULL OR runs.finished_at IS NOT NULL)
  GROUP BY owed.schedule, owed.run_id
  ORDER BY min(owed.interval_start), owed.run_id`;
