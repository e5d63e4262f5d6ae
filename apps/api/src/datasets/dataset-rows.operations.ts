import type { UploadMedia, UploadMode } from '@core/engine';
import type { Media, Operation } from '../http/operation';
import { authors, readers, runReaders } from '../http/roles';
import { answer, awaited, paged, ref } from '../openapi/answer';
import { runHeaders } from '../runs/runs.operations';

const modes: readonly UploadMode[] = ['replace', 'append', 'upsert'];

const text = { type: 'string' };

const bodies: Readonly<Record<UploadMedia, Media>> = {
  'text/csv': { schema: text, example: 'order_id,amount,sold_on\na-1,12.50,2026-03-01\n' },
  'application/x-ndjson': { schema: text, example: '{"order_id":"a-1","amount":12.5,"sold_on":"2026-03-01"}\n' },
  'application/json': {
    schema: { type: 'array', items: { type: 'object' } },
    example: [{ order_id: 'a-1', amount: 12.5, sold_on: '2026-03-01' }],
  },
  'application/vnd.apache.parquet': { schema: { type: 'string', contentEncoding: 'binary' } },
};

export const uploadRows: Operation = {
  id: 'uploadRows',
  tag: 'datasets',
  summary: 'Send rows to a dataset',
  description:
    'For a dataset with the source `{upload: true}`. All or nothing: every row must fit the fields, keys and assertions, else 422 names line, field, value and reason of the first hundred, and nothing is changed; with `on_bad_rows: skip` the others are taken and the answer tells of those. The rows are received whole, then a run checks and loads them; its `progress` tells how far it is, and `DELETE` of the run gives it up. Uploads to one dataset are done one after the other. A repeat with the same `Idempotency-Key` and rows is the same upload. CSV is read as the `format` of the dataset says; `charset` of the content type counts more. `Content-Encoding: gzip` is unpacked.',
  access: authors,
  query: {
    mode: {
      enum: modes,
      default: 'replace',
      description:
        '`replace` all rows; `append` to those that are there, none of which may have the key of a new one; `upsert`: those with the key of a new one make way.',
    },
  },
  headers: {
    Prefer: '`wait=30` waits so many seconds (at most 60) for the end of the upload.',
    'Idempotency-Key': runHeaders['Idempotency-Key'],
    'Content-Encoding': '`gzip`, where the body is packed.',
  },
  body: bodies,
  streams: true,
  answers: awaited(answer('The rows are in', ref('UploadAnswer'))),
};

export const listUploads: Operation = {
  id: 'listUploads',
  tag: 'datasets',
  summary: 'List what was uploaded to a dataset, newest first',
  access: readers,
  ...paged('A page of uploads', ref('Upload')),
};

export const previewRows: Operation = {
  id: 'previewDataset',
  tag: 'datasets',
  summary: 'See the first rows of a dataset, and what its fields hold',
  description:
    'Rows and fields that the caller may see, and nothing of others: counts, smallest and largest values are of these rows too. It is done by a run, which is waited for.',
  access: runReaders,
  query: {
    limit: { type: 'integer', minimum: 1, maximum: 1000, default: 20, description: 'Most rows that are shown.' },
  },
  headers: { Prefer: runHeaders.Prefer },
  answers: awaited(answer('Rows and statistics', ref('DatasetPreview'))),
};
