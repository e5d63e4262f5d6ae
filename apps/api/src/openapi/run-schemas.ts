import type { Schema } from '../http/operation';
import { any, count, instant, list, map, number, object, ref, text } from './schema-parts';

const bytes = { done: count, total: count };

const runStatus: Schema = { enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled'] };

/** The shapes of runs, their results and explanations. */
export const runSchemas: Readonly<Record<string, Schema>> = {
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
};
