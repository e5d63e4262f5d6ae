import type { Schema } from '../http/operation';
import { accessSchemas } from './access-schemas';
import { backfillSchemas } from './backfill-schemas';
import { deliverySchemas } from './delivery-schemas';
import { healthSchemas } from './health-schemas';
import { runSchemas } from './run-schemas';
import { any, count, instant, list, object, ref, text } from './schema-parts';
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
    'rejected_count?': { ...count, description: 'Rows that do not fit, in the finding that sums up those about rows.' },
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
  ...runSchemas,
  ...scheduleSchemas,
  ...backfillSchemas,
  ...deliverySchemas,
  ...versionSchemas,
  ...uploadSchemas,
  ...accessSchemas,
  ...healthSchemas,
};
