import type { Schema } from '../http/operation';
import { any, count, instant, list, map, object, ref, text } from './schema-parts';

const flag: Schema = { type: 'boolean' };
const intervalState: Schema = { enum: ['expected', 'running', 'succeeded', 'failed', 'skipped'] };
const alertState: Schema = { enum: ['ok', 'firing', 'no_data', 'error'] };

const bounds = { interval_start: instant, interval_end: instant, period: text };

const snapshot = {
  metric: text,
  metric_version: count,
  schedule: text,
  ...bounds,
  grain: text,
  dimensions: map(any),
  value: any,
  target: any,
  revision: count,
  recorded_at: instant,
  run_id: text,
  'rows_of?': { ...text, description: 'Whose rows it was made of, where these are not all.' },
  is_removed: { ...flag, description: 'This revision says that the value is no longer there.' },
  is_compacted: { ...flag, description: 'Retention removed revisions between this one and the next.' },
};

/** Schemas of schedules, of what they store, and of alerts on that. */
export const scheduleSchemas: Readonly<Record<string, Schema>> = {
  ScheduleState: object({
    paused: flag,
    'note?': text,
    since: instant,
    expected_until: { ...instant, description: 'Every interval that ends by then is in the ledger.' },
    runs_as: {
      ...object({ name: text, roles: list(text), attributes: map(any), scope: { enum: ['all', 'restricted'] } }),
      description:
        'On whose behalf it reads rows: who saved the version in force. Whether these are all rows of what it reads.',
    },
    intervals: {
      ...object({ expected: count, running: count, succeeded: count, failed: count, skipped: count }),
      description: 'Intervals by state.',
    },
  }),
  Interval: object({
    schedule: text,
    start: instant,
    end: instant,
    period: text,
    state: intervalState,
    due_at: instant,
    try_at: { ...instant, description: 'While expected: no start before then.' },
    attempts: count,
    retried: count,
    metrics: list(text),
    partial: flag,
    'run_id?': text,
    'backfill?': text,
    'first_started_at?': instant,
    'started_at?': instant,
    'first_computed_at?': instant,
    'computed_at?': instant,
    'restated_at?': instant,
    'completed_at?': instant,
    'complete_until?': map({ type: ['string', 'null'] }),
    'definitions?': map(count),
    'reason?': text,
    'finished_at?': instant,
    'lateness_ms?': { type: 'integer' },
  }),
  Snapshot: object(snapshot),
  SnapshotSeries: object({
    items: list(object({ ...snapshot, restated: flag, partial: flag })),
    intervals: object({
      total: { ...count, description: 'Closed intervals that were owed.' },
      remarkable: list(ref('IntervalStanding')),
    }),
    seams: list(
      object({
        schedule: text,
        period: text,
        interval_start: instant,
        from_version: count,
        to_version: count,
        'other_rows?': { ...flag, description: 'From here on the values are made of other rows.' },
      }),
    ),
    warnings: list(object({ code: text, message: text, count })),
  }),
  IntervalStanding: object({
    schedule: text,
    ...bounds,
    state: intervalState,
    missing: flag,
    partial: flag,
    restated: flag,
    'reason?': text,
  }),
  AlertStanding: object({
    'judged?': object({ start: instant, end: instant }),
    members: list(object({ dimensions: map(any), state: alertState, since: instant, 'notified_at?': instant })),
  }),
  AlertEvent: object({
    id: text,
    alert: text,
    alert_version: count,
    kind: { enum: ['fired', 'renotified', 'recovered', 'no_data', 'error', 'ok'] },
    at: instant,
    schedule: text,
    ...bounds,
    dimensions: map(any),
    'from_state?': alertState,
    to_state: alertState,
    observed: map(any),
    reason: text,
    notified: flag,
  }),
};
