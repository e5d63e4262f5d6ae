import { createHash } from 'node:crypto';
import type { Definition } from './types/definition';

/** SHA-256 (hex) of a definition's canonical JSON. */
export function hashDefinition(definition: Definition): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}

/** A value as JSON with the keys of maps sorted: equal values are equal texts, in whatever order their keys were written. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
