import type { Schema } from '../http/operation';
import { backfillSchemas } from './backfill-schemas';
import { deliverySchemas } from './delivery-schemas';
import { healthSchemas } from './health-schemas';
import { any, count, instant, list, map, number, object, ref, text } from './schema-parts';
import { scheduleSchemas } from './schedule-schemas';
import { rejectedParts, uploadSchemas } from './upload-schemas';
import { versionSchemas } from './version-schemas';

const summary = {
  name: text,
  version: count,
  state: { enum: ['draft', 'published', 'deprecated'] },
  current: { type: 'boolean', description: 'Whether it answers to the bare name.' },
  title: text,
  'description?': text,
  'owner?': text,
  'tags?': list(text),
  created_at: instant,
  created_by: text,
  'created_request_id?': text,
  'published_at?': instant,
  'published_by?': text,
  'published_request_id?': text,
  'deprecated_at?': instant,
  'deprecated_by?': text,
  'deprecated_request_id?': text,
  'file?': text,
};

const bytes = { done: count, total: count };

/** Of a key: active, for a fortnight at most, no more. */
const status: Schema = { enum: ['active', 'expiring', 'expired', 'revoked'] };

const apiKey = {
  id: text,
  name: text,
  'description?': text,
  status,
  prefix: { type: 'string', description: 'The first characters of the newest secret.' },
  roles: list(text),
  attributes: map(any),
  created_at: instant,
  created_by: text,
  'expires_at?': instant,
  'last_used_at?': { ...instant, description: 'To the minute.' },
  'rotated_at?': instant,
  'previous?': {
    ...object({ prefix: text, until: instant }),
    description: 'The secret before, while it is good as well.',
  },
  'revoked_at?': instant,
};

const runStatus: Schema = { enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled'] };

/** The shapes of answers, by name. */
export const componentSchemas: Readonly<Record<string, Schema>> = {
  Diagnostic: object({
    code: text,
    'severity?': { enum: ['warning'] },
    message: text,
    'hint?': text,
    'path?': { type: 'string', description: 'JSON pointer into the body.' },
    'file?': text,
    'line?': { type: 'integer', description: 'From 1.' },
    'column?': { type: 'integer', description: 'From 1.' },
    'end_column?': { type: 'integer', description: 'Exclusive.' },
    ...rejectedParts,
  }),
  Problem: object({
    type: text,
    title: text,
    status: count,
    detail: text,
    code: text,
    'hint?': text,
    errors: list(ref('Diagnostic')),
    request_id: text,
  }),
  VersionSummary: object(summary),
  Version: object({
    ...summary,
    definition: { type: 'object' },
    'errors?': { ...list(ref('Diagnostic')), description: 'What stands between a saved draft and publishing.' },
    'affects?': ref('Affects'),
    'warnings?': { ...list(ref('Diagnostic')), description: 'What does not stand against it.' },
  }),
  Validation: object({
    valid: { type: 'boolean' },
    errors: list(ref('Diagnostic')),
    'inferred?': object({
      type: text,
      level: text,
      datasets: list(text),
      dimensions: list(text),
      additivity: { type: ['string', 'null'] },
    }),
  }),
  TestReport: object({
    passed: count,
    failed: count,
    results: list(
      object({ metric: text, name: text, passed: { type: 'boolean' }, expected: any, 'actual?': any, 'error?': text }),
    ),
  }),
  Application: object({
    definitions: list(
      object({
        kind: text,
        name: text,
        action: text,
        'version?': count,
        'changed?': { ...list(text), description: 'The keys that differ from what is in force.' },
      }),
    ),
    'errors?': list(ref('Diagnostic')),
    'warnings?': { ...list(ref('Diagnostic')), description: 'Of definitions that are in force all the same.' },
  }),
  RunReference: object({ id: text, status: runStatus }),
  Run: object({
    id: text,
    status: runStatus,
    kind: { enum: ['query', 'explain', 'test', 'upload', 'preview'] },
    'metrics?': list(text),
    'dataset?': { type: 'string', description: 'Of an upload or a preview.' },
    'mode?': text,
    'bytes?': count,
    'request?': { type: 'object' },
    created_at: instant,
    created_by: text,
    'started_at?': instant,
    'finished_at?': instant,
    attempt: count,
    'progress?': {
      ...object({
        done: { type: 'number', minimum: 0 },
        total: count,
        step: { enum: ['load', 'query', 'evaluate', 'store', 'test'] },
        'loading?': {
          ...object({ dataset: text, ...bytes }),
          description: 'The dataset that is waited for, in bytes.',
        },
      }),
      description:
        'Steps (of a run of tests: tests), with a fraction while one is under way; absent once the run has a result.',
    },
    'scorecard?': { ...object({ name: text, version: count }), description: 'What named the metrics.' },
    'occasion?': {
      ...object({
        kind: { enum: ['intervals', 'report'] },
        'schedule?': text,
        'schedule_version?': count,
        'grain?': text,
        'backfill?': text,
        'report?': text,
      }),
      description: 'What it was started for, if not for a caller who waits for it.',
    },
    'error?': { type: 'object' },
    links: map(text),
  }),
  Result: object({
    id: text,
    status: runStatus,
    metrics: list(
      object({
        name: text,
        label: text,
        version: count,
        title: text,
        format: any,
        unit: any,
        direction: any,
        'usual_grain?': text,
        'benchmarks?': list(
          object({ 'value?': number, 'from?': number, 'to?': number, 'description?': text, source: text }),
        ),
      }),
    ),
    period: object({ from: { type: ['string', 'null'] }, to: { type: ['string', 'null'] }, timezone: text }),
    'as_of?': instant,
    grain: { type: ['string', 'null'] },
    'calendar?': text,
    'forecast?': {
      ...object({ method: text, model: text, periods: count, first_period: text }),
      description: 'The rows from `first_period` on are forecasts.',
    },
    'comparison?': ref('Comparison'),
    columns: list(
      object({ name: text, type: text, 'exact?': { type: 'boolean', description: 'Cells may be decimal text.' } }),
    ),
    rows: list({ type: 'object' }),
    warnings: list(object({ code: text, 'metric?': text, 'count?': count, message: text })),
    used: object({
      definitions: map(count),
      data: map(text),
      'complete_until?': {
        ...map({ type: ['string', 'null'], format: 'date-time' }),
        description: 'Up to when the rows of datasets with `freshness` are all in; null where no row says so.',
      },
    }),
    timing: map({ type: 'number' }),
    cached: { type: 'boolean' },
  }),
  Explanation: object({
    of: { ...map(any), description: 'The row that is explained, by its period and dimensions.' },
    window: { ...object({ from: any, to: any }), description: 'The time that the row is about, half-open.' },
    row_count: { ...count, description: 'How many rows the result has.' },
    columns: list(object({ name: text, tree: { type: 'object' } })),
    frames: list(object({ name: text, dataset: text, sql: text, parameters: list(any), row_count: count })),
    definitions: map(count),
    data: map(text),
  }),
  ...scheduleSchemas,
  ...backfillSchemas,
  ...deliverySchemas,
  ...versionSchemas,
  ...uploadSchemas,
  ApiKey: object(apiKey),
  NewApiKey: object({ key: { type: 'string', description: 'Shown only here.' }, ...apiKey }),
  Me: object({
    id: { type: 'string', description: 'Of the key, or `oidc:issuer#subject`.' },
    name: text,
    roles: list(text),
    attributes: map(any),
    'expires_at?': instant,
    status,
  }),
  AuditEntry: object({
    id: text,
    at: instant,
    actor_id: { type: 'string', description: 'The id of a key, `oidc:issuer#subject`, `system`, or `unknown`.' },
    actor: { type: 'string', description: 'Its name at that time.' },
    action: text,
    subject: text,
    'request_id?': text,
    details: { type: 'object' },
  }),
  ...healthSchemas,
};
