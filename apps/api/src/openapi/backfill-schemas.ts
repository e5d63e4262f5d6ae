import type { Schema } from '../http/operation';
import { count, instant, list, map, object, text } from './schema-parts';

/** Schemas of backfills. */
export const backfillSchemas: Readonly<Record<string, Schema>> = {
  Backfill: object({
    id: text,
    schedule: text,
    status: { enum: ['running', 'succeeded', 'failed', 'cancelled'] },
    from: instant,
    to: instant,
    'metrics?': list(text),
    select: { enum: ['missing', 'failed', 'all'] },
    newest_first: { type: 'boolean' },
    parallel: count,
    intervals: object({ total: count, succeeded: count, failed: count, running: count, waiting: count }),
    progress: object({ done: count, total: count }),
    created_at: instant,
    created_by: text,
    'finished_at?': instant,
    'failures?': list(object({ start: instant, end: instant, period: text, reason: text })),
    links: map(text),
  }),
  BackfillPlan: object({
    total: { ...count, description: 'Intervals that would be computed.' },
    by_state: { ...map(count), description: 'How these stand now; `missing` ones are not in the ledger yet.' },
    locked: { ...count, description: 'Intervals left out because their books are closed.' },
    runs: { ...count, description: 'Neighbouring intervals are computed together where their values allow it.' },
    'first?': text,
    'last?': text,
  }),
};
