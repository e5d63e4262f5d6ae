import { EntitySchema } from 'typeorm';
import { instant, integer, json, optional, primary, text } from '../columns';

/** A request under an `Idempotency-Key`: in flight while `status` is null, answered after. */
export interface IdempotencyRow {
  readonly scope: string;
  readonly key: string;
  readonly body_hash: string;
  readonly started_at: Date;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
}

export const idempotencyKeys = new EntitySchema<IdempotencyRow>({
  name: 'idempotency_keys',
  columns: {
    scope: primary(text),
    key: primary(text),
    body_hash: text,
    started_at: instant,
    status: optional(integer),
    headers: optional(json),
    body: optional(text),
  },
  indices: [{ name: 'idempotency_keys_by_time', columns: ['started_at'] }],
  checks: [
    {
      name: 'idempotency_keys_answer',
      expression: '(status IS NULL) = (headers IS NULL) AND (status IS NULL) = (body IS NULL)',
    },
  ],
});
