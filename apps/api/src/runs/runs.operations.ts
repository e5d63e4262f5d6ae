import { runRequestSchema } from '@core/plan';
import { eventStream } from '../http/event-stream';
import type { Answer, Operation, Schema } from '../http/operation';
import { idInPath } from '../http/id-in-path';
import { analysts, runReaders } from '../http/roles';
import { answer, awaited, json, paged, ref } from '../openapi/answer';
import { crmResult, crmRunRequest } from '../openapi/crm-examples';

const id = idInPath('a run');

export const runHeaders = {
  Prefer: '`wait=30` waits so many seconds (at most 60) for the result.',
  'Idempotency-Key': 'The same key with the same body answers the first answer again, for 24 hours.',
};

const result: Answer = {
  description:
    'The result, in the form that `Accept` asks for. With `Accept: text/csv; formulas=neutralised` a spreadsheet runs no text of it as a formula.',
  content: {
    'application/json': { schema: ref('Result'), example: crmResult },
    'application/x-ndjson': { schema: { type: 'string' }, example: '{"crm_win_rate":0.6315005215318135}\n' },
    'text/csv': { schema: { type: 'string' }, example: 'crm_win_rate\r\n0.6315005215318135\r\n' },
  },
};

const { required: _, properties, ...requestSchema } = runRequestSchema;

/** A run request, or a scorecard in place of its metrics. */
const runBodySchema: Schema = {
  ...requestSchema,
  properties: {
    ...properties,
    scorecard: {
      description:
        'A scorecard in place of `metrics`; what the request says beside it replaces that part of its query.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
      examples: ['crm_sales'],
    },
  },
  oneOf: [
    { title: 'metrics', properties: { metrics: {} }, required: ['metrics'] },
    { title: 'scorecard', properties: { scorecard: {} }, required: ['scorecard'] },
  ],
};

export const runAnswers = awaited(result);

export const createRun: Operation = {
  id: 'createRun',
  tag: 'runs',
  summary: 'Run metrics',
  description:
    'Several metrics, or all those of a scorecard, share one answer, and one query where they share their data. Versions are pinned when the run is accepted.',
  access: analysts,
  headers: runHeaders,
  body: json(runBodySchema, crmRunRequest),
  answers: runAnswers,
};

export const listRuns: Operation = {
  id: 'listRuns',
  tag: 'runs',
  summary: 'List runs, newest first',
  description: 'An admin sees all runs, others their own: those that the same key, or the same person, asked for.',
  access: runReaders,
  ...paged('A page of runs', ref('Run')),
};

export const readRun: Operation = {
  id: 'readRun',
  tag: 'runs',
  summary: 'See how a run stands',
  access: runReaders,
  path: { id },
  headers: { Prefer: runHeaders.Prefer },
  answers: { 200: answer('The run', ref('Run')) },
};

export const readRunResult: Operation = {
  id: 'readRunResult',
  tag: 'runs',
  summary: 'Read the result of a run',
  description:
    '409 while it has none; 403 where it was made of rows of which the caller may read others, because its rights have changed since. Large results are streamed.',
  access: runReaders,
  path: { id },
  reads: 'result.read',
  answers: { 200: result },
};

export const watchRun: Operation = {
  id: 'watchRun',
  tag: 'runs',
  summary: 'Follow a run by server-sent events',
  description:
    'Events `progress` and, at the end, `finished`; the data of each is the run. Its `progress` counts steps and, while data is loaded, bytes.',
  access: runReaders,
  path: { id },
  answers: { 200: eventStream },
};

export const cancelRun: Operation = {
  id: 'cancelRun',
  tag: 'runs',
  summary: 'Cancel a run',
  access: runReaders,
  path: { id },
  answers: { 200: answer('The run, cancelled', ref('Run')) },
};

export const explainRun: Operation = {
  id: 'explainRun',
  tag: 'runs',
  summary: 'See how a row of a result came about',
  description:
    'Which row is explained, the formula with the value of each part and the time that it is from, the SQL with its parameters and row counts, the versions used.',
  access: runReaders,
  path: { id },
  headers: runHeaders,
  body: json(
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        at: {
          type: 'object',
          description:
            'The row, by `period` (as in the result, or `2017-05`) and dimensions; the first one when absent. A forecast has no explanation.',
          additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
        },
      },
    },
    { at: { period: '2017-03-01', 'agent.regional_office': 'West' } },
  ),
  is_body_optional: true,
  answers: awaited(answer('The explanation', ref('Explanation'))),
};
