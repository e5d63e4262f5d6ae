import { DomainError } from '@core/diagnostics';
import { isDiskFull, messageOf } from './engine-errors';

/** An error of the engine in words of our own; the engine's, which may quote SQL and values, stays its cause. */
export function translateError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const message = messageOf(error);
  if (isDiskFull(error)) return DomainError.of('data.disk_full', {}, error);
  if (/^(Out of Range|Conversion) Error|^Invalid Input Error.* out of range/.test(message))
    return DomainError.of('data.out_of_range', {}, error);
  if (message.startsWith('Out of Memory Error')) return DomainError.of('data.out_of_memory', {}, error);
  const kind = /^([A-Z][\w ]*) Error/.exec(message)?.[1];
  return DomainError.of('data.query_failed', { reason: kind ? `${kind.toLowerCase()} error` : 'unknown error' }, error);
}
