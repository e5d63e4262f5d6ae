import { createHash } from 'node:crypto';
import { canonicalJson } from '@core/definition';

/** A short text that follows from a value, whatever the order of its keys: equal values are told by equal texts. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}
