import type { Schema } from '../http/operation';
import { any, count, instant, list, object, text } from './schema-parts';

const line: Schema = { ...count, description: 'In a text: counts from 1, a header included.' };
const mode: Schema = { enum: ['replace', 'append', 'upsert'] };

/** What a row brought that does not fit, beside its line. */
export const rejectedParts = {
  'row?': { ...count, description: 'Where there are no lines: counts from 1.' },
  'field?': text,
  'value?': { type: ['string', 'null'] },
  'reason?': text,
};

/** What uploads and previews answer. */
export const uploadSchemas: Readonly<Record<string, Schema>> = {
  UploadAnswer: object({
    dataset: text,
    version: { ...count, description: 'Of the rows: counts the uploads that changed them.' },
    mode,
    accepted: count,
    rejected_count: { ...count, description: 'Rows that were passed over, as `on_bad_rows: skip` says.' },
    rejected: {
      ...list(object({ code: text, 'line?': line, ...rejectedParts })),
      description: 'What is wrong with the first hundred of them.',
    },
    row_count: { ...count, description: 'Rows that the dataset has now.' },
  }),
  Upload: object({
    dataset: text,
    version: count,
    mode: {
      enum: ['replace', 'append', 'upsert', 'remove'],
      description: '`remove`: with the dataset, all rows went.',
    },
    row_count: { ...count, description: 'Rows that the dataset had afterwards.' },
    accepted: count,
    rejected: count,
    bytes: { ...count, description: 'Received, unpacked.' },
    'run_id?': text,
    uploaded_at: instant,
    uploaded_by: text,
  }),
  DatasetPreview: object({
    dataset: text,
    columns: list(
      object({
        name: text,
        type: text,
        'title?': text,
        nulls: count,
        distinct: count,
        min: any,
        max: any,
      }),
    ),
    rows: list({ type: 'object' }),
    row_count: { ...count, description: 'All rows that the caller may see.' },
    data: object({ version: text, loaded_at: instant }),
  }),
};
