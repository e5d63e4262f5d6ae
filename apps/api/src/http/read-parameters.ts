import { DomainError } from '@core/diagnostics';
import type { Schema } from './operation';

/** Texts of a path or query as the values that their schemas speak of; a text that is no such value stays a text. */
export function readParameters(
  raw: unknown,
  schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries((raw ?? {}) as Readonly<Record<string, unknown>>).map(([name, text]) => {
      if (typeof text !== 'string') throw DomainError.of('request.repeated_parameter', { name });
      return [name, readValue(text, schemas[name]?.['type'])];
    }),
  );
}

function readValue(text: string, type: unknown): unknown {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
