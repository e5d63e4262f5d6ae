import { grains } from '@core/definition';
import type { Operation } from '../http/operation';
import { rangeQuery } from '../http/read-instant';
import { readers } from '../http/roles';
import { answer, pageAnswer, ref } from '../openapi/answer';

export const readSnapshots: Operation = {
  id: 'readSnapshots',
  tag: 'snapshots',
  summary: 'Read the stored values of a metric',
  description:
    'The newest revision of each value, oldest interval first; with `as_of`, what was known then. Beside the values: which ' +
    'closed intervals are missing, partial or restated, and where versions of the metric, or rows that it was made of, meet. 403 ' +
    'where a value was made of rows of which the caller may read others.',
  access: readers,
  reads: 'snapshot.read',
  query: {
    ...rangeQuery,
    grain: { enum: grains },
    schedule: { type: 'string', minLength: 1, description: 'Only values that this schedule stored.' },
    as_of: { type: 'string', minLength: 1, maxLength: 64, description: 'An instant, a date or a period.' },
  },
  answers: { 200: answer('The series', ref('SnapshotSeries')) },
};

export const readRevisions: Operation = {
  ...readSnapshots,
  id: 'readSnapshotRevisions',
  summary: 'Read the history of the stored values of a metric',
  description:
    'Every revision, those that say that a value is no longer there included; with `as_of`, those known then.',
  answers: { 200: pageAnswer('The revisions', ref('Snapshot')) },
};
