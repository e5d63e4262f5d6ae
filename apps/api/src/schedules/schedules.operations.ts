import type { Operation, Schema } from '../http/operation';
import { rangeQuery } from '../http/read-instant';
import { readers, schedulers } from '../http/roles';
import { answer, json, paged, ref } from '../openapi/answer';
import { crmSchedule } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const scheduleLine = describeLine('schedule', {
  example: crmSchedule,
  saving:
    'Saves and puts it in force in one step. It owes the intervals that end after it first came into force. It reads rows on behalf of who saves it (`runs_as`), also when it was the version of somebody else before.',
});

const note: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { note: { type: 'string', maxLength: 500, description: 'Why, for those who come after.' } },
};

export const pauseSchedule: Operation = {
  id: 'pauseSchedule',
  tag: 'schedules',
  summary: 'Pause a schedule',
  description: 'Its intervals are still written down as owed; nothing is computed until it is resumed.',
  access: schedulers,
  body: json(note, { note: 'source system is being migrated' }),
  is_body_optional: true,
  answers: { 200: answer('The state of the schedule', ref('ScheduleState')) },
};

export const resumeSchedule: Operation = {
  ...pauseSchedule,
  id: 'resumeSchedule',
  summary: 'Resume a schedule',
  description: 'What came due meanwhile is computed as the catch-up rule says; the rest is written down as skipped.',
};

export const triggerSchedule: Operation = {
  id: 'triggerSchedule',
  tag: 'schedules',
  summary: 'Compute one interval now',
  description:
    'The one named, else the newest that is closed. The values are stored as snapshots when the run succeeds. Rows are read on behalf of who saved the schedule: its result is for those who may read the same.',
  access: schedulers,
  body: json(
    {
      type: 'object',
      additionalProperties: false,
      properties: { interval: { type: 'string', minLength: 1, maxLength: 100 } },
    },
    { interval: '2017-03' },
  ),
  is_body_optional: true,
  answers: { 202: answer('The run was accepted; `Location` says where to ask', ref('RunReference')) },
};

export const listIntervals: Operation = {
  id: 'listIntervals',
  tag: 'schedules',
  summary: 'Read the interval ledger of a schedule, oldest first',
  access: readers,
  ...paged('A page of intervals', ref('Interval'), {
    ...rangeQuery,
    state: { enum: ['expected', 'running', 'succeeded', 'failed', 'skipped'], description: 'Only those.' },
  }),
};
