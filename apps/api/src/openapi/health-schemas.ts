import type { Schema } from '../http/operation';
import { count, instant, list, map, number, object, ref, text } from './schema-parts';

const status: Schema = { enum: ['ready', 'degraded', 'unavailable'] };
const partStatus: Schema = { enum: ['up', 'down'] };

const dataset = {
  dataset: text,
  available: { type: 'boolean' },
  'code?': { ...text, description: 'Of why it is not available.' },
  'version?': text,
  'row_count?': count,
  'skipped_rows?': count,
  'stale_since?': {
    ...instant,
    description: 'When its rows were read from a connection that could not be read again since.',
  },
  'loading?': {
    ...object({ done: count, total: count }),
    description: 'How far its loading is, in bytes of its files.',
  },
  seen_at: instant,
};

const readings = {
  dataset: text,
  readings: count,
  failures: count,
  rows: { ...count, description: 'Of all readings together.' },
  seconds: number,
  'read?': {
    ...object({ at: instant, rows: count, bytes: count, took_ms: number }),
    description: 'The newest reading that ended well.',
  },
  'failed?': {
    ...object({ at: instant, code: text, reason: text }),
    description: 'The newest reading, where it failed.',
  },
};

/** How the service is: for everybody, and with the reasons. */
export const healthSchemas: Readonly<Record<string, Schema>> = {
  Readiness: object({
    status,
    parts: map(object({ status: partStatus })),
    datasets: list(object(dataset)),
    definitions: list(object({ file: text, errors: list(object({ code: text, 'line?': count, 'column?': count })) })),
  }),
  Health: object({
    status,
    parts: map(object({ status: partStatus, 'reason?': text })),
    datasets: list(object({ ...dataset, 'reason?': text })),
    connections: list(
      object({
        connection: text,
        configured: { type: 'boolean', description: 'Whether a worker can read from it.' },
        datasets: list(object(readings)),
      }),
    ),
    definitions: list(object({ file: text, errors: list(ref('Diagnostic')) })),
  }),
};
