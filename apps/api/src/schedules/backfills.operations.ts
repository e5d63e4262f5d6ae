import { eventStream } from '../http/event-stream';
import { idInPath } from '../http/id-in-path';
import type { Operation, Schema } from '../http/operation';
import { readers, schedulers } from '../http/roles';
import { answer, json, paged, ref } from '../openapi/answer';

const id = idInPath('a backfill');

const bound: Schema = { type: 'string', minLength: 1, maxLength: 64 };

const askSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['from'],
  properties: {
    from: {
      ...bound,
      description:
        'The first interval starts here or later: an instant, or a date or period in the zone of the schedule.',
    },
    to: { ...bound, description: 'The last interval starts before this; now when absent.' },
    metrics: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 256 },
      description: 'Only these metrics of the schedule.',
    },
    select: {
      enum: ['missing', 'failed', 'all'],
      default: 'missing',
      description:
        '`missing`: never computed, or not for one of the metrics. `failed`: the last computation failed. Closed books (`lock_after`) are left alone in any case.',
    },
    newest_first: { type: 'boolean', default: true },
    parallel: {
      type: 'integer',
      minimum: 1,
      maximum: 16,
      default: 2,
      description: 'Runs that may be under way at once.',
    },
    dry_run: { type: 'boolean', default: false, description: 'Only says what would be computed.' },
  },
};

export const createBackfill: Operation = {
  id: 'createBackfill',
  tag: 'schedules',
  summary: 'Compute a range of intervals',
  description:
    'The intervals of the range that are closed and missing, failed, or all of them, with low priority and a few at once. It goes on when processes die, until it is through or cancelled.',
  access: schedulers,
  headers: {
    'Idempotency-Key': 'The same key with the same body answers the first answer again, for 24 hours.',
  },
  body: json(askSchema, { from: '2017-01', to: '2018-01', dry_run: true }),
  answers: {
    200: answer('What it would compute (`dry_run`)', ref('BackfillPlan')),
    202: answer('It was written down; `Location` says where to ask', ref('Backfill')),
  },
};

export const listBackfills: Operation = {
  id: 'listBackfills',
  tag: 'schedules',
  summary: 'List the backfills of a schedule, newest first',
  access: readers,
  ...paged('A page of backfills', ref('Backfill')),
};

export const readBackfill: Operation = {
  id: 'readBackfill',
  tag: 'schedules',
  summary: 'See how a backfill stands',
  description: 'With the intervals that failed and why, at most 100 of them.',
  access: readers,
  path: { id },
  answers: { 200: answer('The backfill', ref('Backfill')) },
};

export const watchBackfill: Operation = {
  id: 'watchBackfill',
  tag: 'schedules',
  summary: 'Follow a backfill by server-sent events',
  description: 'Events `progress` and, at the end, `finished`; the data of each is the backfill.',
  access: readers,
  path: { id },
  answers: { 200: eventStream },
};

export const cancelBackfill: Operation = {
  id: 'cancelBackfill',
  tag: 'schedules',
  summary: 'Cancel a backfill',
  description: 'Starts nothing more and cancels its runs. What was computed stays.',
  access: schedulers,
  path: { id },
  answers: { 200: answer('The backfill, cancelled', ref('Backfill')) },
};
